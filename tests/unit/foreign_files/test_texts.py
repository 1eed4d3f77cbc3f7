"""Reports that come as files: what they say, or one reason why that cannot be read; and never much work."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreign_files.__main__ import answer
from foreign_files.sheets import LARGEST_DOCUMENT, FileText, Reason, Unreadable
from foreign_files.texts import LONGEST_TEXT, read_text
from tests.support.documents import locked_pdf, pdf, unpacking_pdf, word_document
from tests.support.hostile_files import replaced, workbook

REPORT = "11月6日下午，机电学院党支部与恒远生产党支部在总装车间开展联合主题党日。\n陈立军主持，徐𬭚请假。"
COMMON = st.text(
    "的一是在了有人我他这中大来上国校企党课支部学院参加请假主持联合开展活动年月日，。0123456789", min_size=4
)


def refusal(content: bytes) -> Reason:
    with pytest.raises(Unreadable) as refused:
        read_text(content)
    return refused.value.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32"])
def test_a_text_is_read_in_the_encoding_that_it_was_written_in(encoding: str) -> None:
    assert read_text(REPORT.replace("\n", "\r\n").encode(encoding)) == FileText(REPORT)


def test_a_text_of_hong_kong_is_not_taken_for_one_of_the_mainland() -> None:
    report = "昨天下午在訓練中心舉行聯合黨課，由陳立軍主持，張偉請假，其他人全部到齊。"
    assert read_text(report.encode("big5hkscs")).text == report


@given(COMMON)
def test_a_text_of_common_words_comes_through_gb18030(text: str) -> None:
    assert read_text(f"党课{text}".encode("gb18030")).text == f"党课{text}".strip("\n \u3000")


def test_a_word_document_is_read_with_its_tables_and_without_what_was_struck_out() -> None:
    content = word_document("活动记录", "11月6日", rows=[("时间", "14:00"), ("参加人员", "王芳\n张伟")])
    struck = replaced(
        content, "word/document.xml", "11月6日</w:t>".encode(),
        "11月6日</w:t></w:r><w:del><w:r><w:delText>十</w:delText><w:t>7</w:t></w:r></w:del><w:r><w:t>下午</w:t>".encode(),
    )  # fmt: skip
    assert read_text(struck).text == "活动记录\n11月6日下午\n时间\t14:00\n参加人员\t王芳 张伟"


def test_the_lines_of_a_pdf_are_joined_where_the_page_had_no_more_room() -> None:
    first = [
        "联合党课纪要",
        "11月6日下午两点，双方在公司培训室上了一堂联合党课，由",
        "沈毅主讲，东湖来了七位老师。",
        "1. 王建国请假",
    ]
    assert read_text(pdf(first, ["Second page"])).text.split("\n") == [
        "联合党课纪要", f"{first[1]}{first[2]}", "1. 王建国请假", "Second page",
    ]  # fmt: skip


def test_of_a_long_document_the_beginning_is_kept() -> None:
    for content in (
        ("党课" * LONGEST_TEXT).encode(),
        word_document("党课" * LONGEST_TEXT),
        pdf(*[[f"{line:02}{'党课' * 19}" for line in range(40)]] * 15),
    ):
        said = read_text(content)
        assert said.cut
        assert len(said.text) == LONGEST_TEXT


def test_what_cannot_be_read_is_refused_with_one_reason() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("report.txt", "党课")
    assert {
        "a scan": refusal(pdf([], ["3"])), "a PDF with a password": refusal(locked_pdf()),
        "half a PDF": refusal(b"%PDF-1.7\n1 0 obj"), "a picture": refusal(b"\x89PNG\r\n"),
        "a Word document with a password": refusal(locked), "an old one": refusal(old),
        "a workbook": refusal(workbook(("姓名",))), "an archive": refusal(archive.getvalue()),
        "nothing": refusal(b"\xef\xbb\xbf \r\n"), "an empty document": refusal(word_document("")),
        "half a document": refusal(word_document("党课")[:-40]), "rich text": refusal(b"{\\rtf1\\ansi"),
        "a program": refusal(bytes(range(256)) * 9), "too much": refusal(b"a" * (LARGEST_DOCUMENT + 1)),
    } == {
        "a scan": Reason.SCAN, "a PDF with a password": Reason.ENCRYPTED, "half a PDF": Reason.NOT_READ,
        "a picture": Reason.PICTURE, "a Word document with a password": Reason.ENCRYPTED, "an old one": Reason.OLD_WORD,
        "a workbook": Reason.TABLE, "an archive": Reason.ARCHIVE, "nothing": Reason.EMPTY,
        "an empty document": Reason.EMPTY, "half a document": Reason.NOT_READ, "rich text": Reason.NOT_READ,
        "a program": Reason.NOT_READ, "too much": Reason.TOO_LARGE,
    }  # fmt: skip


def test_a_document_that_unpacks_without_end_is_given_up() -> None:
    bomb = replaced(word_document("党课"), "word/document.xml", b"<w:body>", b"<w:body>" + b" " * 60_000_000)
    assert len(bomb) < 400_000
    assert answer(bomb, "text") == {"refused": Reason.TOO_HEAVY}


def test_a_pdf_of_twenty_megabytes_is_read_as_far_as_it_says_something() -> None:
    large = pdf(["11月6日联合主题党日，陈立军主持"], extra=b"\x00" * (LARGEST_DOCUMENT - 4000))
    assert read_text(large).text == "11月6日联合主题党日，陈立军主持"
    assert refusal(unpacking_pdf(64)) is Reason.SCAN
