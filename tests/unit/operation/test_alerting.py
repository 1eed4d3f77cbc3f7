"""Admins hear of what is wrong once: again where it has grown for a day, and not where it only comes back."""

from datetime import timedelta

from records.alerts import Alert, AlertKind
from records.notices import NewsKind
from services.operation import alerting
from services.operation.alerting import SAME, TOLD_AGAIN
from storage.operation import alerts
from tests.support.ledgers import NOW, Ledger

MINUTE = timedelta(minutes=1)


def told(ledger: Ledger, count: int, after: timedelta) -> set[NewsKind]:
    """Note that so many incidents are open at a moment; return as what admins hear of it."""
    found = [Alert(AlertKind.INCIDENT, values={"count": count})] if count else []
    with ledger.writing() as work:
        alerting.note(work, found, NOW + after, of=[AlertKind.INCIDENT])
        return {news.kind for news in work.news}


def test_what_grows_is_told_again_after_a_day_and_what_shrinks_only_changes(ledger: Ledger) -> None:
    assert told(ledger, 1, 0 * MINUTE) == {NewsKind.ALERT}
    assert told(ledger, 1, MINUTE) == set()
    assert told(ledger, 2, 2 * MINUTE) == {NewsKind.ALERT_CHANGED}
    assert told(ledger, 3, TOLD_AGAIN) == {NewsKind.ALERT}
    assert told(ledger, 1, 3 * TOLD_AGAIN) == {NewsKind.ALERT_CHANGED}


def test_what_comes_back_within_the_hour_goes_on(ledger: Ledger) -> None:
    assert told(ledger, 1, 0 * MINUTE) == {NewsKind.ALERT}
    assert told(ledger, 0, MINUTE) == {NewsKind.ALERT_CHANGED}
    assert told(ledger, 1, 2 * MINUTE) == {NewsKind.ALERT_CHANGED}
    assert told(ledger, 0, 3 * MINUTE) == {NewsKind.ALERT_CHANGED}
    assert told(ledger, 1, 4 * MINUTE + SAME) == {NewsKind.ALERT}


def test_an_outage_is_told_once_it_is_over(ledger: Ledger) -> None:
    with ledger.writing() as work:
        alerting.note_outage(work, Alert(AlertKind.DATABASE), NOW, NOW + MINUTE)
        assert {(news.kind, news.urgent) for news in work.news} == {(NewsKind.ALERT, True)}
        assert not alerts.standing(work)
