"""Reads the words in pictures and in scanned PDFs, where the optional part `ocr` is installed (RapidOCR)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from foreign_files.sheets import LARGEST_DOCUMENT, FileText, Reason, Unreadable
from foreign_files.texts import tidied

if TYPE_CHECKING:
    from rapidocr import RapidOCR

_MOST_PIXELS = 50_000_000  # of a picture, which a telephone's camera stays below
_THREADS = 2
_SURE = 0.6  # of a line's letters, from which on it counts as read
_SAME_LINE = 0.5  # of a line's height, by which two pieces of it may stand apart


@dataclass(frozen=True)
class _Piece:
    """Words that stand together: how far from the left, between which heights (pixels), and what they say."""

    left: float
    top: float
    bottom: float
    text: str

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return (self.top + self.bottom) / 2


def read_picture(content: bytes) -> FileText:
    """Return the words in a picture, or on the pages of a PDF that has no text.

    Raise Unreadable where there are none, or the picture is none.
    """
    if len(content) > LARGEST_DOCUMENT:
        raise Unreadable(Reason.TOO_LARGE)
    try:
        engine = _engine()
        if b"%PDF-" in content[:1024]:
            from foreign_files.pdf_text import draw_pages

            pages = [_lines(engine, page) for page in draw_pages(content)]
        else:
            _check_picture(content)
            pages = [_lines(engine, content)]
        return tidied("\n".join(pages))
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # a broken picture breaks its reader in as many ways as there are
        raise Unreadable(Reason.NOT_READ) from error


def _engine() -> "RapidOCR":
    from rapidocr import RapidOCR

    threads = {f"EngineConfig.onnxruntime.{name}_op_num_threads": _THREADS for name in ("intra", "inter")}
    return RapidOCR(params={"Global.log_level": "error", **threads})


def _check_picture(content: bytes) -> None:
    """Raise Unreadable where a picture would unpack to too much."""
    from io import BytesIO

    from PIL import Image

    with Image.open(BytesIO(content)) as picture:
        width, height = picture.size
    if width * height > _MOST_PIXELS:
        raise Unreadable(Reason.TOO_HEAVY)


def _lines(engine: "RapidOCR", picture: Any) -> str:  # Any: bytes of a file, or an array of NumPy (height, width, 3)
    result: Any = engine(picture)  # Any: one of several classes, of which this one has boxes, texts and scores
    if result.boxes is None or result.txts is None:
        return ""
    pieces = [
        _Piece(min(x for x, _ in box), min(y for _, y in box), max(y for _, y in box), text)
        for box, text, score in zip(result.boxes.tolist(), result.txts, result.scores, strict=True)
        if score >= _SURE
    ]
    return "\n".join(_in_lines(pieces))


def _in_lines(pieces: Iterable[_Piece]) -> Iterable[str]:
    """Yield the lines from top to bottom; pieces at the same height are one, divided by tabs as in a table."""
    line: list[_Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        if line and piece.middle - line[0].middle > _SAME_LINE * (line[0].bottom - line[0].top):
            yield _said(line)
            line = []
        line.append(piece)
    if line:
        yield _said(line)


def _said(line: list[_Piece]) -> str:
    return "\t".join(piece.text for piece in sorted(line, key=lambda piece: piece.left))
