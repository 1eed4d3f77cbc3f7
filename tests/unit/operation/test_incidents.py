"""An incident is dealt with once, by an admin, and run again only where something of it was kept."""

from collections.abc import Callable

import pytest
from pydantic import JsonValue
from sqlalchemy import update

from records.addresses import telegram_address
from records.content import TextContent
from records.errors import UserError
from records.incidents import IncidentKind, Settlement
from records.messages import Message
from records.notices import NewsKind
from records.purposes import Purpose
from services.operation import alerting
from services.operation.incidents import NothingKept, make_again, send_again, settle
from storage.chat import outbox
from storage.engine.unit_of_work import UnitOfWork
from storage.operation import incidents
from storage.operation.incidents import Incident
from storage.tables.traffic import posts, screens
from tests.support.books import LI, ZHOU, person
from tests.support.ledgers import NOW, Ledger

THERE, SAID = telegram_address(LI), TextContent("en", (Message("button-old", {}),))


def incident_of(work: UnitOfWork, kept: dict[str, JsonValue]) -> Incident:
    incidents.put_aside(work, "A1B2", "ValueError", kept, NOW, IncidentKind.MESSAGE)
    (newest,), _ = incidents.unsettled(work, 0, 1)
    return newest


@pytest.mark.parametrize("how", Settlement)
def test_an_incident_is_settled_once_and_by_an_admin(ledger: Ledger, how: Settlement) -> None:
    with ledger.writing() as work:
        incident, admin = incident_of(work, {}), person(work, ZHOU)
        with pytest.raises(UserError, match="only-admins"):
            settle(work, person(work, LI), incident.id, how, NOW)
        with pytest.raises(UserError, match="button-old"):
            settle(work, admin, incident.id + 1, how, NOW)
        assert settle(work, admin, incident.id, how, NOW) == incident
        with pytest.raises(UserError, match="incident-settled"):
            settle(work, admin, incident.id, how, NOW)
        assert incidents.count_open(work.connection) == 0


def test_admins_hear_of_open_incidents_as_one_alert(ledger: Ledger) -> None:
    with ledger.writing() as work:
        alerting.note_incidents(work, NOW)
        assert not work.news
        incident = incident_of(work, {})
        alerting.note_incidents(work, NOW)
        assert {news.kind for news in work.news} == {NewsKind.ALERT}
        settle(work, person(work, ZHOU), incident.id, Settlement.DISMISSED, NOW)
        alerting.note_incidents(work, NOW)
        assert {news.kind for news in work.news} == {NewsKind.ALERT, NewsKind.ALERT_CHANGED}


@pytest.mark.parametrize("again", [send_again, make_again])
@pytest.mark.parametrize(
    "kept", [{}, {"of": "posts", "row": 7, "document": 7}, {"of": "screens", "row": 7}, {"row": "7", "document": "7"}]
)
def test_of_what_is_not_known_any_more_nothing_is_run_again(
    ledger: Ledger, kept: dict[str, JsonValue], again: Callable[[UnitOfWork, Incident], None]
) -> None:
    with ledger.writing() as work:
        incident = incident_of(work, kept)
        with pytest.raises(NothingKept):
            again(work, incident)


def test_a_refused_post_is_sent_again_once(ledger: Ledger) -> None:
    with ledger.writing() as work:
        outbox.add_post(work, THERE, SAID, NOW)
        (sent,) = work.outgoing
        assert not outbox.send_again(work, posts.name, sent.id)  # it still waits
        work.execute(update(posts).values(state=outbox.REFUSED))
        send_again(work, incident_of(work, {"of": posts.name, "row": sent.id}))
        assert work.outgoing[1:] == [sent]
        assert not outbox.send_again(work, posts.name, sent.id)
        assert outbox.waiting(work.connection) == [sent]
        work.execute(update(posts).values(state=outbox.REFUSED, content={}))
        assert not outbox.send_again(work, posts.name, sent.id)  # what it said was forgotten


def test_a_screen_is_sent_again_below_everything_else(ledger: Ledger) -> None:
    with ledger.writing() as work:
        outbox.want_screen(work, THERE, Purpose.REMINDER, SAID, NOW, move=False)
        (shown,) = work.outgoing
        work.execute(update(screens).values(shown=screens.c.wanted))
        assert outbox.depth(work.connection) == (0, None)
        send_again(work, incident_of(work, {"of": screens.name, "row": shown.id}))
        assert (work.outgoing[-1].id, work.outgoing[-1].content, work.outgoing[-1].move) == (
            shown.id, SAID, True,
        )  # fmt: skip
        assert outbox.depth(work.connection) == (1, NOW)


def test_a_row_that_cannot_be_read_holds_up_no_other(ledger: Ledger) -> None:
    with ledger.writing() as work:
        outbox.want_screen(work, THERE, Purpose.REMINDER, SAID, NOW, move=True)
        outbox.add_post(work, THERE, SAID, NOW)
        work.execute(update(screens).values(content={"kind": "of a later version"}))
        assert [left.content for left in outbox.waiting(work.connection)] == [None, SAID]
        assert not outbox.send_again(work, screens.name, work.outgoing[0].id)
