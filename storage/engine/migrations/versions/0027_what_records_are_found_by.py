"""Records are found by what was typed in them, in simplified characters and without what divides numbers"""

import re
import unicodedata
from collections.abc import Callable, Iterator

import sqlalchemy as sa
from alembic import op
from pydantic import JsonValue

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_AT_ONCE = 1_000  # records
_LONGEST = 3_000
_NUMBER = re.compile(r"(?=[^0-9 ]*[0-9])[0-9a-z]+(?:[-–—/.·][0-9a-z]+)+|[0-9]+(?: [0-9]+)+")
_TYPED = (
    *("place", "chair", "recorder", "guests", "decisions", "use", "post", "agreement", "number", "contract"),
    *("lead", "link", "outlet", "author", "reviewed_by", "basis", "proof"),
)


def upgrade() -> None:
    from opencc import OpenCC  # not with each start, which reads all of these files

    connection, simplified = op.get_bind(), OpenCC("t2s").convert
    rows = sa.text(
        "SELECT records.id, record_versions.answers FROM records JOIN record_versions"
        " ON record_versions.record_id = records.id"
        " AND record_versions.version = COALESCE(records.confirmed_version, records.version)"
        " WHERE records.id > :after ORDER BY records.id LIMIT :most"
    ).columns(answers=sa.JSON)
    written = sa.text("UPDATE records SET search = :search WHERE id = :id")
    after = 0
    while found := connection.execute(rows, {"after": after, "most": _AT_ONCE}).all():
        connection.execute(written, [{"id": row.id, "search": _found_by(row.answers, simplified)} for row in found])
        after = found[-1].id


def downgrade() -> None:
    """The version before finds less by what is there now, and writes its own with each change."""


def _found_by(answers: dict[str, JsonValue], simplified: Callable[[str], str]) -> str:
    named = [
        answers.get("title"),
        *(answers.get(name) for name in _TYPED),
        answers.get("persons"),
        answers.get("narrative"),
    ]
    even = " ".join(unicodedata.normalize("NFKC", " ".join(_texts(named))).casefold().split())
    said = simplified(even)
    numbers = {re.sub(r"[^0-9a-z]", "", number) for number in _NUMBER.findall(said)}
    return " ".join([*sorted(numbers - set(said.split())), said])[:_LONGEST]


def _texts(value: JsonValue) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from _texts(each)
        case dict():
            yield from _texts(value.get("others"))
