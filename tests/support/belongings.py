"""What buttons are about, made to test who may press them: records in each state, lists, rectifications, surveys,
rounds of rating and results. All are of the first partnership, and its own coordinator's to look after."""

from datetime import date, datetime, timedelta
from typing import Any

from pydantic import JsonValue
from sqlalchemy import bindparam, insert, update

from records.addresses import telegram_address
from records.agreements import AgreementText
from records.attachments import AttachmentKind, RecordAttachment
from records.batches import BatchState, BatchSummary
from records.board.item import BoardDirection
from records.board.kinds.posts import PostsItem
from records.calendar import DaysOff
from records.old_ledgers.dry_run import LedgerQuestion, QuestionKind
from records.periods import ReportingPeriod, month_of
from records.planned_events import PlannedEvent
from records.rectifications import Rectification, RectificationOutcome
from records.roles import Role, Side
from records.states import State
from records.subjects import AgreementSeen, OfOrganisation, OfSurvey, Shortcoming
from records.templates import TemplateFormat, TemplatePurpose
from records.written_lists import WrittenList
from services.agreement import agreements
from services.assessment import ballots, rectifications, rubrics, surveys
from services.assessment.surveys import LARGEST_NUMBER
from services.board import board
from services.people import joining
from services.people.roster_import import NEW
from services.scoring import publications as publishing
from storage.agreement import agreements as stored_agreements
from storage.chat import imports, reports
from storage.chat.reports import NewReport
from storage.clock import days_off, events
from storage.clock.events import NewEvent
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import attachments, batches, follow_ups, outlets, spot_checks
from storage.ledger import record_rows as stored
from storage.ledger.attachments import SentFile
from storage.ledger.follow_ups import Adopted
from storage.operation import incidents
from storage.people import organisations, partnerships, persons, roster
from storage.scoring import publications, reader_comments
from storage.tables import whole as tables
from storage.templates import form_templates
from tests.support import steps
from tests.support.office_forms import word_form
from tests.support.townsfolk import Town


def known(work: UnitOfWork, number: int) -> persons.Person:
    """Somebody of the town, by their number on Telegram."""
    person = persons.by_address(work, telegram_address(number))
    assert person is not None
    return person


async def record_in(town: Town, state: State) -> tuple[int, int]:
    """A new record of 张伟's in that state: its number and revision."""

    def make(work: UnitOfWork) -> tuple[int, int]:
        now = town.application.clock.now()
        author = known(work, 1001)
        partnership = partnerships.of_person(work, author)[0]
        branches = [branch.id for branch in organisations.branches_of(work, partnership.college.id)]
        everybody: JsonValue = [entry.id for entry in roster.on_day(work, now.date(), branches)]
        answers: dict[str, JsonValue] = {
            "event_date": "2026-11-19",
            "category": "theme_day",
            "title": "学习工匠精神",
            "place": "一号车间",
            "branches": [*branches],
            "attendance": {"branches": [*branches], "present": everybody, "absent": {}, "others": []},
        }
        record = steps.submit(work, author, partnership.id, "joint_activity", answers, now)
        work.notices.clear()
        stands = state in (State.CONFIRMED, State.WITHDRAWING)
        asked = state is not State.WAITING_OWN
        versions = {"confirmed_version": 1 if stands else None, "asked_version": 1 if asked else None}
        stored.change(work, record, now, state=state, **versions)
        made = stored.by_id(work, record.id)
        assert made is not None
        return made.id, made.revision

    return await town.application.writer.job(make)


async def belongings(town: Town) -> dict[str, int]:
    """What belongs to the own coordinator, for the data of buttons: five lists, an invitation, and events that go on,
    are to come and are over."""

    def make(work: UnitOfWork) -> dict[str, int]:
        now, li = town.application.clock.now(), known(work, 1002)
        name = f"新人{work.next_sequence()}".translate(str.maketrans("0123456789", "零一二三四五六七八九"))
        ninth = [["张伟", "第九支部"]]
        lists = {"plain": [[name]], "asked": [[name, "第九支部"]], "sheets": [[name]], "doubt": ninth, "taken": ninth}
        college = OfOrganisation(1)
        made = {
            key: imports.add(work, li.id, li.address, "roster", college, now, lines=lines)
            for key, lines in lists.items()
        }
        in_sheets = imports.by_id(work, made["sheets"])
        assert in_sheets is not None
        imports.choose(work, in_sheets, sheets=[["名册", 1], ["离开", 0]])
        doubtful, taken = imports.by_id(work, made["doubt"]), imports.by_id(work, made["taken"])
        assert doubtful is not None
        assert taken is not None
        imports.choose(work, doubtful, branches={"第九支部": NEW.number})
        imports.note_written(work, taken, WrittenList(at=now, entries=()).model_dump(mode="json"))
        imports.finish(work, taken.id, imports.TAKEN)
        week = DaysOff(now.date(), now.date())
        made["days"] = days_off.add(work, partnerships.of_person(work, li)[0].college.id, week, "校庆")
        told = NewReport(li.address, "昨天和精工一起过主题党日", now)
        made["report"] = reports.add(work, li.id, told, now)
        waiting = reports.by_id(work, made["report"])
        assert waiting is not None
        reports.finish(work, waiting, reports.ASKING)
        work.wanted_workers.clear()
        made["invitation"] = joining.invite(work, li, Role.MEMBER, 1, now)
        made["result"], made["objection"] = result_of(work, now)
        return made | {name: event_at(work, li, now + timedelta(hours=hours))
                       for name, hours in (("event", 0), ("later", 48), ("over", -3))}  # fmt: skip

    return await town.application.writer.job(make)


async def on_board(town: Town) -> dict[str, int]:
    """What the own coordinator needs: open, claimed by the other side's coordinator, and agreed on with them."""

    def make(work: UnitOfWork) -> dict[str, int]:
        now, li, chen = town.application.clock.now(), known(work, 1002), known(work, 2002)
        posts = PostsItem(title="数控车工", until=now.date() + timedelta(days=30))
        made = [board.post(work, li, 1, BoardDirection.NEED, posts, now) for _ in range(3)]
        claimed = [board.claim(work, chen, item.id, item.revision, now) for item in made[1:]]
        board.answer_claim(work, li, claimed[1], accepted=True, now=now)
        work.news.clear()
        return {name: item.id for name, item in zip(("board_item", "claimed_item", "agreed_item"), made, strict=True)}

    return await town.application.writer.job(make)


async def proposed_agreement(town: Town) -> int:
    """A new version of the agreement that the own coordinator proposes: its id."""

    def make(work: UnitOfWork) -> int:
        now, li = town.application.clock.now(), known(work, 1002)
        today = now.date()
        text = AgreementText(
            starts_on=today,
            ends_on=today + timedelta(days=700),
            aims="共建",
            college_duties="派教师",
            enterprise_duties="提供岗位",
        )
        seen = AgreementSeen(1, agreements.last_number(stored_agreements.versions_of(work, 1)))
        made = agreements.propose(work, li, seen, text, now)
        work.news.clear()
        return made.id

    return await town.application.writer.job(make)


async def followed_up(town: Town, record_id: int) -> int:
    """What the own side is asked about a record that was adopted half a year ago: its number."""

    def make(work: UnitOfWork) -> int:
        today = town.application.clock.now().date()
        known_before = follow_ups.of_record(work, record_id)
        if not known_before:
            adopted = Adopted(record_id, "teaching_resource", today - timedelta(days=183))
            follow_ups.add(work, 1, adopted, 6, today, [Side.COLLEGE])
        return follow_ups.of_record(work, record_id)[0].id

    return await town.application.writer.job(make)


async def usable_form(town: Town) -> int:
    """A form of the college that can be filled for a result: its number."""

    def make(work: UnitOfWork) -> int:
        now, admin = town.application.clock.now(), known(work, 9001)
        number = form_templates.add(work, 1, TemplatePurpose.RESULT, None, admin.id, "none", "汇报表.docx", now)
        waiting = form_templates.by_id(work, number)
        assert waiting is not None
        form_templates.take(work, waiting, TemplateFormat.WORD, word_form("{{ 综合得分 }}"))
        work.wanted_workers.clear()
        return number

    return await town.application.writer.job(make)


_FILES = tables.records.evidence
_KEPT_ALREADY = update(_FILES).where(_FILES.c.id == bindparam("its_id")).values(state=attachments.STORED)


async def imported(town: Town) -> dict[str, int]:
    """Imports of old ledgers by the own coordinator: one that waits for the other side, one shown with a question, and
    a file that was sent unasked."""

    def make(work: UnitOfWork) -> dict[str, int]:
        now, li = town.application.clock.now(), known(work, 1002)
        made = [batches.add(work, 1, Side.COLLEGE, li.id, li.address, "台账.xlsx", now) for _ in range(2)]
        pending, shown = (batches.by_id(work, number) for number in made)
        assert pending is not None
        assert shown is not None
        summary = BatchSummary(total=1, questions=(LedgerQuestion(QuestionKind.YEAR, choices=("2025",)),))
        batches.change(work, pending, now, state=BatchState.PENDING, seed=1, summary=BatchSummary(total=1))
        fingerprint = batches.fingerprint(work, 1)
        asked = summary.model_copy(update={"fingerprint": fingerprint})
        batches.change(work, shown, now, state=BatchState.SHOWN, summary=asked)
        file = SentFile("document", "", f"unasked{shown.id}", "台账.xlsx", 1)
        sent = attachments.add(work, li.id, file, now)
        work.execute(_KEPT_ALREADY, {"its_id": sent})  # or it would be looked for
        return {"batch": pending.id, "shown": shown.id, "file": sent}

    return await town.application.writer.job(make)


async def commented(town: Town, publication: int) -> int:
    """A comment of a reader on a result, which waits for an admin."""
    now = town.application.clock.now()
    return await town.application.writer.job(
        lambda work: reader_comments.add(work, publication, f"意见 {work.next_sequence()}", now)
    )


FAILED_HERE = "made to be dealt with"  # the error of an incident that is none of the bot's


async def failed(town: Town) -> int:
    """A new incident: an update of which nothing is kept but its number."""

    def make(work: UnitOfWork) -> int:
        number = f"{work.next_sequence():08x}"
        incidents.put_aside(work, number, FAILED_HERE, {"update_id": 1}, town.application.clock.now())
        return incidents.unsettled(work, 0, 1)[0][0].id

    return await town.application.writer.job(make)


def result_of(work: UnitOfWork, now: datetime) -> tuple[int, int]:
    """The results of October in the first partnership, published once, and a new objection of the college to them."""
    zhou, li, partnership = known(work, 9001), known(work, 1002), partnerships.by_id(work, 1)
    october = month_of(date(2026, 10, 1))
    already = publications.of_period(work, 1, october.code)
    found = already or publishing.publish(work, zhou, partnership, october, now)
    publishing.object_to(work, li, found.id, "少算了一次", now)
    work.news.clear()
    return found.id, publications.objections(work, found.id)[-1].id


def event_at(work: UnitOfWork, organiser: persons.Person, starts_at: datetime) -> int:
    """A planned event of an hour in the organiser's partnership."""
    partnership, code = partnerships.of_person(work, organiser)[0], f"code-{work.next_sequence()}"
    plan: dict[str, JsonValue] = {
        "category": "theme_day", "title": "学习工匠精神", "day": f"{starts_at:%Y-%m-%d}", "start": "14:00",
        "end": "15:00", "place": "一号车间", "branches": ["1", "2"],
    }  # fmt: skip
    ends_at = starts_at + timedelta(hours=1)
    new = NewEvent(
        partnership.id, None, organiser.id, Side.COLLEGE, PlannedEvent.model_validate(plan), starts_at, ends_at, code
    )
    return events.add(work, new, starts_at).id


def draft_of(town: Town, telegram_id: int) -> Any:  # a row
    """The person's new record, as it is being filled in."""
    person = next(row.id for row in town.rows(tables.people.people) if row.telegram_id == telegram_id)
    return next(row for row in town.rows(tables.records.drafts) if (row.person_id, row.subject) == (person, "new"))


async def drawn(town: Town, record_id: int) -> int:
    """A spot check of the record."""
    now = town.application.clock.now()
    await town.application.writer.job(lambda work: spot_checks.add(work, f"{record_id}", record_id, now))
    return int(town.rows(tables.records.spot_checks)[-1].id)


async def mendable(town: Town) -> dict[str, int]:
    """Rectifications that the other side has raised for the own side to mend: open, reported as mended, verified."""

    def make(work: UnitOfWork) -> dict[str, int]:
        now = town.application.clock.now()
        li, chen = known(work, 1002), known(work, 2002)
        partnership = partnerships.of_person(work, li)[0]
        about = Shortcoming(partnership.id, Side.COLLEGE)
        problem = Rectification(problem="记录不全", due_on=date(2026, 12, 1))
        link = RecordAttachment(kind=AttachmentKind.LINK, url="https://example.com/1")
        done = RectificationOutcome(measure="补记", responsible="李娜", outcome="已补", evidence=(link,))
        made = [rectifications.raise_shortcoming(work, chen, about, problem, now).id for _ in range(3)]
        for number in made[1:]:
            rectifications.close(work, li, number, done, now)
        rectifications.verify(work, chen, made[2], now)
        work.news.clear()
        return dict(zip(("rectification", "mended", "verified"), made, strict=True))

    return await town.application.writer.job(make)


async def surveyed(town: Town) -> dict[str, int]:
    """Surveys: one that runs, one that all have answered and not handed in, a public one, and one that is closed, with
    a comment."""

    def make(work: UnitOfWork) -> dict[str, int]:
        now = town.application.clock.now()
        li = known(work, 1002)
        partnership = partnerships.of_person(work, li)[0]
        first = date(1900, 1, 1) + timedelta(days=len(town.rows(tables.assessment.surveys)))
        closes = now.date() + timedelta(days=9)
        made = [
            surveys.start(work, li, partnership.id, name, ReportingPeriod(day, day), closes, now).id
            for name, day in (
                ("satisfaction", first),
                ("satisfaction", first + timedelta(days=1)),
                ("influence", first + timedelta(days=2)),
                ("satisfaction", first + timedelta(days=3)),
            )
        ]
        for number in (1001, 1002, 2001, 2002):
            one = ballots.respondent_for(
                work, made[1], telegram_address(number), persons.by_address(work, telegram_address(number)), now
            )
            for at in range(len(one.questionnaire.items)):
                one = ballots.answer(work, one, at, 4)
        surveys.close(work, li, made[3], now)
        comment = LARGEST_NUMBER - made[3]
        work.execute(insert(tables.assessment.survey_comments), {"id": comment, "survey_id": made[3], "text": "很好"})
        responses = imports.add(work, li.id, li.address, "survey_answers", OfSurvey(made[3]), now, lines=[["序号"]])
        work.news.clear()
        numbers = dict(zip(("survey", "answered", "public", "closed"), made, strict=True))
        return numbers | {"comment": comment, "responses": responses}

    return await town.application.writer.job(make)


async def registered(town: Town) -> int:
    """An own outlet of the first organisation."""
    return await town.application.writer.job(lambda work: outlets.add(work, 1, f"学院公众号{work.next_sequence()}"))


async def rated(town: Town) -> int:
    """A round of rating in which both coordinators have rated one item."""

    def make(work: UnitOfWork) -> int:
        now = town.application.clock.now()
        admin, li, chen = (known(work, number) for number in (9001, 1002, 2002))
        partnership = partnerships.of_person(work, li)[0]
        # Each round has a period of its own, as the same is not rated twice.
        day = date(2000, 1, 1) + timedelta(days=len(town.rows(tables.assessment.rating_rounds)))
        key = "organisation_improvement"
        found = rubrics.start(
            work, admin, partnership.id, key, ReportingPeriod(day, day), now.date() + timedelta(days=9), now
        )
        for rater in (li, chen):
            rubrics.invite(work, admin, found.id, rater.id, now)
            rubrics.rate(work, rater, found.id, 1, 3, now)
        work.news.clear()
        return found.id

    return await town.application.writer.job(make)
