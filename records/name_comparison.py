"""The one way in which names of people, branches and organisations are compared, wherever they are typed or stored."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

FIRST_IDEOGRAPH = 0x2E80  # names whose characters come before are of an alphabet
COMPOUND_SURNAMES = frozenset(
    re.findall(
        "..",
        "欧阳司马上官诸葛东方皇甫尉迟公孙慕容令狐宇文长孙司徒夏侯轩辕端木百里南宫东郭西门独孤澹台申屠太史公冶濮阳淳于单于宗政"
        "赫连闻人钟离鲜于司空闾丘亓官呼延拓跋万俟第五南门左丘梁丘段干公羊歐陽司馬諸葛東方軒轅聞人鍾離鮮于",
    )
)
# What people put between the parts of a name, or leave out: spaces, dots of all kinds, hyphens, apostrophes, brackets.
_BETWEEN = re.compile(
    r"[\s\u115f\u1160\u3164\uffa0"
    r".·•‧∙⋅・᛫ᐧꞏ⸰⸱⸳"
    r"'’‘ʼʻ`´′"
    r"\-‐‑‒–—―−"
    r"()\[\]{}〔〕【】〈〉「」〖〗]"
)
# What is not seen, or only says how a character is drawn: hidden marks, variation selectors.
_DRAWN = re.compile(
    "[\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)


@lru_cache(8192)
def name_key(name: str) -> str:
    """Return a name as it is compared: the same for all ways to write it.

    Wide or narrow, large or small, spaced, dotted or bracketed makes no difference: `欧阳 娜娜`, `Ｗang Qiang`,
    `阿依古丽•买买提`, `张伟（2）`. Every other character counts.
    """
    even = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", _DRAWN.sub("", name)).casefold())
    return unicodedata.normalize("NFKC", _BETWEEN.sub("", even)) or "".join(even.split())


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same, however they are written."""
    return name_key(one) == name_key(other)


def name_holds(name: str, part: str) -> bool:
    """Tell whether a part of a name, as it is typed to find it, is in the name, however both are written."""
    return name_key(part) in name_key(name)


def unlike(names: Iterable[str]) -> list[str]:
    """Return the names, in their order, each once, as it was written first."""
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(name_key(name), name)
    return list(once.values())
