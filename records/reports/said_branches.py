"""Find the party branches of both sides that a text names: whole, shortened, in a list, or in English."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from records.attendance import Branch
from records.reading.attendance_tokens import folded
from records.reports.drafts import TextSpan

_BRANCH = r"(?:党总支|党支部|支部|党委|党组织)"
_BODY = re.compile(r"(?:学院|公司|集团|部门|系|部|处|中心)$")


@dataclass(frozen=True)
class SaidBranch:
    """A branch that is named; `own`: it is of the sender's side."""

    span: TextSpan
    branch: Branch
    own: bool


def said_branches(plain: str, own: tuple[Branch, ...], partner: tuple[Branch, ...]) -> tuple[SaidBranch, ...]:
    """Return the branches that a folded text names, in order."""
    pattern, stem, by_form = _pattern(own, partner)
    found: dict[int, SaidBranch] = {}
    for match in pattern.finditer(plain):
        listed = stem.finditer(plain, match.start(), match.end()) if match["list"] is not None else (match,)
        for one in listed:
            form = one[0]
            branch, is_own = by_form[form]
            found.setdefault(one.start(), SaidBranch(TextSpan(*one.span()), branch, is_own))
    return tuple(found[start] for start in sorted(found))


@lru_cache(64)
def _pattern(
    own: tuple[Branch, ...], partner: tuple[Branch, ...]
) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, tuple[Branch, bool]]]:
    """Return what finds branches, what finds one in a list, and whose they are by what is found."""
    whole: dict[str, tuple[Branch, bool]] = {}
    stems: dict[str, tuple[Branch, bool]] = {}
    english: dict[str, tuple[Branch, bool]] = {}
    for branches, is_own in ((own, True), (partner, False)):
        for branch in branches:
            stem = re.sub(rf"{_BRANCH}$", "", folded(branch.name))
            short = _BODY.sub("", stem) or stem
            whole.setdefault(folded(branch.name), (branch, is_own))
            for form in filter(None, (stem, short, stem.replace("工程", ""), short.replace("工程", ""))):
                stems.setdefault(form, (branch, is_own))
            key = max((one for one in _english() if short.startswith(one)), key=len, default="")
            for word in _english().get(key, ()):
                english.setdefault(word, (branch, is_own))
    any_stem = _any(stems)
    pattern = re.compile(
        rf"(?P<whole>{_any(whole)})|"
        rf"(?P<list>(?:{any_stem})(?:{_BRANCH})?(?:[、,和与及+&](?:{any_stem})(?:{_BRANCH})?)+)(?=[两二三四五六七八几0-9]个)|"
        rf"(?P<stem>{any_stem})(?={_BRANCH})|"
        rf"(?<=我们|咱们)(?P<ours>{any_stem})(?=全体|的?党员|搞|开了?|这边)|"
        rf"(?<![a-z])(?P<english>{_any(english)})(?= (?:party )?branch(?![a-z])| ?:| people| members)"
    )
    return pattern, re.compile(any_stem), english | stems | whole


def _any(forms: dict[str, tuple[Branch, bool]]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or "(?!)"


@cache
def _english() -> dict[str, list[str]]:
    return tomllib.loads(files("records.reports").joinpath("english_branches.toml").read_text(encoding="utf-8"))
