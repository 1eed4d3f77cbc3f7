"""Tells by which shorter names an organisation may be called in a text, from its full one."""

import re
from itertools import takewhile

_LEGAL_FORM = re.compile(
    r"(?:集团)?(?:股份|责任)?(?:有限(?:责任)?)?公司$|集团$|,? (?:co\.,? ?ltd\.?|ltd\.?|inc\.?|limited|company|group)$",
    re.IGNORECASE,
)
_COLLEGE = re.compile(r"(?:职业技术|职业|技术|技师)?(?:学院|大学|学校)$|职院$")
_TRADE = re.compile(
    r"(?:精密|智能|机械|机电|电子|信息|装备|设备|科技|技术|实业|工业|制造|重工|机床|汽车|软件|网络|自动化|数控|工程)+$"
)
_SHORTEST = 2  # characters of a name


def short_names(name: str, partner: str) -> tuple[str, ...]:
    """Return the names by which a text may call an organisation, the full one first; `partner` is its partner's.

    What both names begin with is the place where they are, and is left out.
    """
    base = _LEGAL_FORM.sub("", name).strip()
    place = _shared_beginning(name, partner)
    names = [name, base]
    for stem in (base, base.removeprefix(place)):
        names += _without_kind(stem)
    return tuple(dict.fromkeys(short for short in names if len(short) >= _SHORTEST and short != place))


def _shared_beginning(name: str, partner: str) -> str:
    """Return the characters with which both Chinese names begin."""
    same = takewhile(lambda pair: pair[0] == pair[1] and not pair[0].isascii(), zip(name, partner, strict=False))
    return "".join(character for character, _ in same)


def _without_kind(stem: str) -> list[str]:
    """Return the stem, and what is left of it without what sort of organisation it is."""
    if college := _COLLEGE.search(stem):
        short = stem[: college.start()]
        return [stem, f"{short}职院", f"{short}学院", short] if short else [stem]
    if trade := _TRADE.search(stem):
        return [stem, stem[: trade.start()]]
    return [stem, stem.split(maxsplit=1)[0]] if stem.isascii() and stem else [stem]
