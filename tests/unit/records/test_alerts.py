"""What is wrong with the running system is known again while it lasts, and told at once where nobody is served."""

from records.alerts import Alert, AlertKind


def test_what_stops_everybody_is_urgent_and_nothing_else() -> None:
    assert {kind for kind in AlertKind if kind.urgent} == {
        AlertKind.DATABASE,
        AlertKind.TELEGRAM,
        AlertKind.WEBHOOK,
    }


def test_an_alert_is_the_same_while_its_values_change() -> None:
    half, full = (Alert(AlertKind.DISK, "/data", {"percent": percent}) for percent in (91, 99))
    assert half.key == full.key
    assert half.key != Alert(AlertKind.DISK, "/backups").key
