"""The paper of a dossier: A4 with the margins, faces and sizes of official documents, for either language.

Chinese as GB/T 9704 has it: title 小标宋 二号, body 仿宋 三号 at 28.95 pt, headings 黑体 and 楷体. English in Times.
"""

from dataclasses import dataclass

from handlers.kit.texts import Language

MILLIMETRE = 72 / 25.4  # points
WIDTH, HEIGHT = 210 * MILLIMETRE, 297 * MILLIMETRE
TOP, BOTTOM, LEFT, RIGHT = (length * MILLIMETRE for length in (37, 35, 28, 26))


@dataclass(frozen=True)
class Typography:
    """Sizes in points; `indent` in letters of the body, at the beginning of its paragraphs.

    The names of faces are those that offices have; where one is missing, `alternatives` says what stands in for it.
    """

    body: float
    line: float
    indent: int
    title: float
    cover_title: float
    heading: float
    table: float
    note: float
    caption: float
    page_number: float
    title_face: str
    body_face: str
    heading_face: str
    second_face: str
    table_face: str


CHINESE = Typography(
    body=16, line=28.95, indent=2, title=22, cover_title=32, heading=16, table=10.5, note=9, caption=12,
    page_number=14, title_face="方正小标宋简体", body_face="仿宋_GB2312", heading_face="黑体",
    second_face="楷体_GB2312", table_face="宋体",
)  # fmt: skip
ENGLISH = Typography(
    body=12, line=20, indent=0, title=20, cover_title=28, heading=14, table=10, note=9, caption=10.5,
    page_number=11, title_face="宋体", body_face="宋体", heading_face="黑体", second_face="宋体", table_face="宋体",
)  # fmt: skip
LATIN = "Times New Roman"
ALTERNATIVES = {
    "方正小标宋简体": "FZXiaoBiaoSong-B05S,宋体,SimSun",
    "仿宋_GB2312": "仿宋,FangSong",
    "楷体_GB2312": "楷体,KaiTi",
}


def typography(language: str) -> Typography:
    """Return how a language is set."""
    return CHINESE if language == Language.CHINESE else ENGLISH
