"""The roster by pasted list: one person a line, with branch, party membership and the day of joining where given."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from records.errors import UserError
from records.messages import Message, message
from records.roles import Role, Side
from records.text import clean
from storage import audit, people
from storage.people import Person
from storage.unit_of_work import UnitOfWork

LONGEST_NAME = 60
_PARTY = {"党员", "正式党员", "预备党员", "中共党员", "party", "party-member"}
_NOT_PARTY = {"群众", "团员", "积极分子", "发展对象", "non-party"}
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_NUMBERING = re.compile(r"^\s*\d+\s*[.、)）:]\s*")


@dataclass(frozen=True)
class RosterLine:
    name: str
    branch: str | None
    party_member: bool
    joined_on: date | None


def read_line(line: str) -> RosterLine:
    """One line: "张伟 党员 第一支部 2020-01-01"; only the name is needed. Raises UserError with the reason."""
    words = re.split(r"[\s,,;;、|]+", clean(_NUMBERING.sub("", line)).strip())
    name: list[str] = []
    branch, party_member, joined_on = None, True, None
    for word in filter(None, words):
        if word.lower() in _PARTY or word.lower() in _NOT_PARTY:
            party_member = word.lower() in _PARTY
        elif found := _DATE.fullmatch(word):
            joined_on = _day(word, *map(int, found.groups()))
        elif word.endswith(("支部", "党支部", "Branch", "branch")) and name:
            branch = word
        else:
            name.append(word)
    whole = " ".join(name)
    if not any(character.isalpha() for character in whole) or len(whole) > LONGEST_NAME:
        raise UserError("roster-line-no-name", maximum=LONGEST_NAME)
    if len(name) > 1 and not whole.isascii():
        raise UserError("roster-line-unclear", words="、".join(name[1:]))
    return RosterLine(whole, branch, party_member, joined_on)


def _day(word: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UserError("roster-line-date", date=word) from None


@dataclass(frozen=True)
class RosterReport:
    taken: int
    refused: tuple[Message, ...]


def add_list(work: UnitOfWork, by: Person, organisation_id: int, text: str, today: date, now: datetime) -> RosterReport:
    """Adds the people of a pasted list; who is on the roster already is refused, line by line, with the reason."""
    if Role.ADMIN not in by.roles and not by.coordinates(organisation_id):
        raise UserError("not-your-role")
    branches = {branch.name: branch.id for branch in people.branches_of(work, organisation_id)}
    known = {entry.name for entry in people.roster_on(work, today, list(branches.values()))}
    default = next(iter(branches.values()))
    taken, refused = 0, []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            read = read_line(line)
            if read.name in known:
                raise UserError("roster-line-known", name=read.name)
        except UserError as error:
            refused.append(message("roster-refused", line=number, reason=error.message))
            continue
        if read.branch is not None and read.branch not in branches:
            branches[read.branch] = people.add_branch(work, organisation_id, read.branch)
        branch_id = branches[read.branch] if read.branch else default
        people.add_to_roster(work, organisation_id, branch_id, read.name, read.party_member, read.joined_on or today)
        known.add(read.name)
        taken += 1
    audit.note(work, now, by.id, "roster", "organisation", organisation_id, taken=taken, refused=len(refused))
    return RosterReport(taken, tuple(refused))


def set_up(
    work: UnitOfWork, by: Person, college: str, enterprise: str, started_on: date, time_zone: str, now: datetime
) -> int:
    """A new partnership; an organisation that is known by its name is taken, another is made with one branch."""
    ids = {}
    for side, name in ((Side.COLLEGE, college), (Side.ENTERPRISE, enterprise)):
        known = {each.name: each for each in people.all_organisations(work)}
        if name in known and known[name].side is not side:
            raise UserError("organisation-other-side", name=name)
        if name in known:
            ids[side] = known[name].id
        else:
            ids[side] = people.add_organisation(work, side, name)
            people.add_branch(work, ids[side], "党支部")
    if any({each.college.id, each.enterprise.id} == set(ids.values()) for each in people.partnerships_of(work, by)):
        raise UserError("partnership-known")
    number = people.add_partnership(work, ids[Side.COLLEGE], ids[Side.ENTERPRISE], started_on, time_zone)
    audit.note(work, now, by.id, "set_up", "partnership", number)
    return number
