"""Words in pictures and scans: read by the optional part `ocr`; without it they are told as what they are."""

import io
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from bot.workers.table_process import can_read_pictures, text_of
from foreign_files.sheets import Reason, Unreadable

FONT = Path("handlers/fonts/noto-sans-sc.otf")
LINES = ("联合主题党日签到表", "出席：陈立军、王芳", "缺席：高峰（出差）")


def picture(form: str) -> bytes:
    """A sheet of attendance as a photo, or as the one page of a scanned PDF."""
    font, sheet = ImageFont.truetype(FONT, 30), Image.new("RGB", (700, 280), "white")
    for at, line in enumerate(LINES):
        ImageDraw.Draw(sheet).text((40, 30 + 70 * at), line, font=font, fill="black")
    written = io.BytesIO()
    sheet.save(written, form)
    return written.getvalue()


@pytest.mark.parametrize("form", ["PNG", "PDF"])
async def test_a_sheet_is_read_or_told_as_a_picture(form: str) -> None:
    assert can_read_pictures() is (find_spec("rapidocr") is not None)
    if can_read_pictures():
        said = (await text_of(picture(form))).text
        assert "陈立军" in said
        assert len(said.split("\n")) == len(LINES)
        return
    with pytest.raises(Unreadable) as refused:
        await text_of(picture(form))
    assert refused.value.reason is (Reason.PICTURE if form == "PNG" else Reason.SCAN)
