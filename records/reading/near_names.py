"""Names of a roster that may be meant by one that is on none: said alike, or one character off."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files

from records.name_comparison import FIRST_IDEOGRAPH, name_key

MOST = 3  # names that are offered for one
_SHORT = 2  # characters: of which half are others where one is
_SHORTEST_WORD = 4  # letters of a name in an alphabet, of which one may be wrong


def near_names(name: str, among: Iterable[str]) -> list[str]:
    """Return the names that may be meant, the likeliest first: those said alike, then one character off."""
    return [other for _, _, other in _ranked(name, among)[:MOST]]


def likely_names(name: str, among: Iterable[str]) -> list[str]:
    """Return the names that are likely to be meant, though it may be a stranger: not half of the characters differ."""
    return [other for rank, _, other in _ranked(name, among)[:MOST] if not rank or len(name_key(name)) > _SHORT]


def names_said_alike(name: str, among: Iterable[str]) -> list[str]:
    """Return the names that are said as this one is, however they are written."""
    return [other for rank, _, other in _ranked(name, among)[:MOST] if not rank]


def _ranked(name: str, among: Iterable[str]) -> list[tuple[int, int, str]]:
    key = name_key(name)
    ranked = [(_distance(key, name_key(other)), at, other) for at, other in enumerate(dict.fromkeys(among))]
    return sorted((rank, at, other) for rank, at, other in ranked if rank is not None)


def _distance(key: str, other: str) -> int | None:
    """Return 0 for names that are said alike, 1 or 2 for those one character off, by the first; None for others."""
    if key == other or _said_alike(key, other):
        return 0
    if min(len(key), len(other)) < (2 if _is_chinese(key) else _SHORTEST_WORD) or not _one_off(key, other):
        return None
    return 1 if key[0] == other[0] else 2


def _one_off(one: str, other: str) -> bool:
    """Tell whether one character was changed, left out, added, or swapped with its neighbour."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))
    if len(one) != len(other):
        longer, shorter = sorted((one, other), key=len, reverse=True)
        return longer[at + 1 :] == shorter[at:]
    swapped = one[at + 1 : at + 2] + one[at : at + 1] == other[at : at + 2] and one[at + 2 :] == other[at + 2 :]
    return swapped or one[at + 1 :] == other[at + 1 :]


def _said_alike(key: str, other: str) -> bool:
    """Tell whether both are the same in pinyin without tones, as characters or, one of them, in letters."""
    if _is_chinese(key) and _is_chinese(other):
        pairs = zip(key, other, strict=False)
        return len(key) == len(other) and all(one == two or readings_of(one) & readings_of(two) for one, two in pairs)
    if _is_chinese(other):
        return key.isascii() and _spells(key, other)
    return _is_chinese(key) and other.isascii() and _spells(other, key)


def _spells(letters: str, characters: Sequence[str]) -> bool:
    """Tell whether the letters are the readings of the characters, one after the other."""
    if not characters:
        return not letters
    return any(
        letters.startswith(reading) and _spells(letters[len(reading) :], characters[1:])
        for reading in readings_of(characters[0])
    )


def _is_chinese(key: str) -> bool:
    return bool(key) and all(ord(character) >= FIRST_IDEOGRAPH for character in key)


@lru_cache(4096)
def readings_of(character: str) -> frozenset[str]:
    """Return how a character can be read, in pinyin without tones; ü is v, as it is typed."""
    return frozenset(reading for reading, characters in _characters_by_reading() if character in characters)


@lru_cache(1)
def _characters_by_reading() -> Sequence[tuple[str, str]]:
    """Read the table that scripts/readings makes: 0.3 MB, where pypinyin itself would stay with 11 MB."""
    lines = (files("records.reading") / "readings.txt").read_text("utf-8").splitlines()
    return [(reading, characters) for reading, characters in (line.split() for line in lines if line[0] != "#")]
