"""What people write on who was there."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.attendance import AbsenceReason
from records.errors import UserError
from records.reading.attendance_text import AttendanceStatement, parse_attendance, parse_reason
from records.reading.attendance_tokens import tokens
from records.text import clean

NAMES = [
    "王强",
    "李娜",
    "张伟",
    "李和平",
    "Wang Wei",
    "刘洋",
    "刘洋",
    "张伟（2）",
    "唐丽",
    "邓超",
    "阿依古丽·买买提",
    "王\U0002ebf0",
]


def _reasons(said: AttendanceStatement) -> dict[str, AbsenceReason]:
    return {name: reason for name, reason in said.absent.items() if reason is not None}


@pytest.mark.parametrize(
    "typed",
    ["全到", "全部到齐", "都到了", "全员到齐了", "all present", "everyone", "Everybody was present.", "都来了"],
)
def test_all_present_is_understood(typed: str) -> None:
    said = parse_attendance(typed, NAMES)
    assert (said.all_but, said.names) == (True, ())


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("除了王强都到了", ("王强",)),
        ("除王强、李娜外全部到齐", ("王强", "李娜")),
        ("除了王强和李娜,其他人都到了", ("王强", "李娜")),
        ("全到,除了王强", ("王强",)),
        ("缺席:王强 李娜", ("王强", "李娜")),
        ("王强没来", ("王强",)),
        ("王强、李娜请假", ("王强", "李娜")),
        ("all but 王强", ("王强",)),
        ("All present but 王强", ("王强",)),
        ("everyone except Wang Wei and 李娜", ("Wang Wei", "李娜")),
        ("absent: Wang Wei", ("Wang Wei",)),
        ("Wang Wei was absent", ("Wang Wei",)),
    ],
)
def test_all_but_some_is_understood(typed: str, names: tuple[str, ...]) -> None:
    said = parse_attendance(typed, NAMES)
    assert (said.all_but, said.names) == (True, names)


@pytest.mark.parametrize(
    "typed",
    ["缺席:王强 因公、李娜 病假", "缺席:王强(因公),李娜(病假)", "缺席:王强因公、李娜病假", "因公:王强;病假:李娜",
     "all but 王强 (on business), 李娜 (sick)"],
)  # fmt: skip
def test_reasons_are_read_with_the_names(typed: str) -> None:
    said = parse_attendance(typed, NAMES)
    assert _reasons(said) == {"王强": AbsenceReason.ON_BUSINESS, "李娜": AbsenceReason.SICK}
    assert said.names == ("王强", "李娜")


def test_a_list_of_names_means_these_were_present() -> None:
    said = parse_attendance("王强、李娜", NAMES)
    assert (said.all_but, said.names) == (False, ("王强", "李娜"))


REASONS = {
    AbsenceReason.ON_BUSINESS: [
        "因公出差",
        "因公外出",
        "因公",
        "出差",
        "公出",
        "公务",
        "On business",
        "business trip",
        "business",
    ],
    AbsenceReason.SICK: ["生病请假", "病假", "生病", "因病", "on sick leave", "sick leave", "sick", "ill"],
    AbsenceReason.PERSONAL: [
        "因事请假",
        "事假",
        "私事",
        "有事",
        "因事",
        "personal leave",
        "personal reasons",
        "Personal",
    ],
    AbsenceReason.ON_DUTY: ["值班", "值守", "当班", "on duty", "on shift", "duty"],
    AbsenceReason.OTHER: ["其他原因", "其他", "其它", "other"],
}


@pytest.mark.parametrize(
    ("reason", "words"), [(reason, words) for reason, listed in REASONS.items() for words in listed]
)
def test_a_reason_is_known_by_its_words(reason: AbsenceReason, words: str) -> None:
    assert parse_reason(words) is reason
    assert parse_reason(f"{words} really") is None
    for typed in (f"缺席:{words}:王强", f"缺席:{words}：王强", f"缺席:王强 {words}"):
        said = parse_attendance(typed, NAMES)
        assert (said.all_but, said.names, _reasons(said)) == (True, ("王强",), {"王强": reason}), typed


@pytest.mark.parametrize(
    ("typed", "names", "reasons"),
    [
        ("缺席:王强因公了", ("王强",), {"王强": AbsenceReason.ON_BUSINESS}),
        ("缺席:王强病假请假", ("王强",), {"王强": AbsenceReason.SICK}),
        ("缺席:王强-病假", ("王强",), {"王强": AbsenceReason.SICK}),
        ("缺席:王强：病假", ("王强",), {"王强": AbsenceReason.SICK}),
        ("absent: John Smith is sick", ("John Smith",), {"John Smith": AbsenceReason.SICK}),
        ("absent: John Smith was on duty", ("John Smith",), {"John Smith": AbsenceReason.ON_DUTY}),
        (
            "病假：王强、李娜；张伟",
            ("王强", "李娜", "张伟"),
            dict.fromkeys(("王强", "李娜", "张伟"), AbsenceReason.SICK),
        ),
        ("病假：王强；因公：李娜", ("王强", "李娜"), {"王强": AbsenceReason.SICK, "李娜": AbsenceReason.ON_BUSINESS}),
        ("病假：王强、李娜因公", ("王强", "李娜"), {"王强": AbsenceReason.SICK, "李娜": AbsenceReason.ON_BUSINESS}),
        ("缺席:王强、李娜", ("王强", "李娜"), {}),
        ("缺席:王强、王强", ("王强",), {}),
    ],
)
def test_reasons_stand_before_or_after_the_names(
    typed: str, names: tuple[str, ...], reasons: dict[str, AbsenceReason]
) -> None:
    said = parse_attendance(typed, NAMES)
    assert (said.all_but, said.names, _reasons(said)) == (True, names, reasons)


def test_a_name_that_is_all_that_was_typed_means_that_person_was_there() -> None:
    assert parse_attendance("没来", ["没来"]) == AttendanceStatement(False, ("没来",))
    assert parse_attendance("王强没来", ["王强没来"]).names == ("王强没来",)
    assert parse_attendance("王强没来", ["王强没来"]).all_but is False


# Lists, headings and sentences ----------------------------------------------------------------------------------------

SICK, ON_BUSINESS, PERSONAL, ON_DUTY = (
    AbsenceReason.SICK,
    AbsenceReason.ON_BUSINESS,
    AbsenceReason.PERSONAL,
    AbsenceReason.ON_DUTY,
)


@pytest.mark.parametrize(
    "typed",
    ["全体党员参加", "全体党员均按时参加。", "无人缺席", "没有人请假", "缺席：无", "一个都没少",
     "应到12人，实到12人，无缺席",
     "nobody was absent", "No absences.", "absent: none", "all of us were there", "we were all there", "全支部都到了",
     "参加人员：全体党员"],
)  # fmt: skip
def test_everybody_came_in_many_ways(typed: str) -> None:
    said = parse_attendance(typed, NAMES)
    assert (said.all_but, said.names, said.not_understood) == (True, (), ())


@pytest.mark.parametrize(
    ("typed", "absent"),
    [
        ("王强请假，其他人都到了", {"王强": None}),
        ("除王强外全部到会", {"王强": None}),
        ("除了张伟（2）都到了", {"张伟（2）": None}),
        ("除了张伟(2)、张伟，其余都到了", {"张伟（2）": None, "张伟": None}),
        ("王强因病、李娜出差没来，其他同志都参加了", {"王强": SICK, "李娜": ON_BUSINESS}),
        ("全体党员除王强值班外都参加了", {"王强": ON_DUTY}),
        ("请假：王强（家里有事）、李娜；其余到会", {"王强": PERSONAL, "李娜": None}),
        ("只有王强没来", {"王强": None}),
        ("刘洋：孩子住院，请假", {"刘洋": None}),
        ("缺席情况：王强家里水管爆了；李娜去市里开会。其他人到了。", {"王强": None, "李娜": None}),
        ("李娜除外，其余全到", {"李娜": None}),
        ("everyone but Wang Qiang", {"Wang Qiang": None}),
        (
            "Everyone was there apart from 王强, who was ill, and 李娜 (on business)",
            {"王强": SICK, "李娜": ON_BUSINESS},
        ),
        ("Wang Wei couldn't make it, everyone else came", {"Wang Wei": None}),
        ("The rest were present, 王强 on sick leave", {"王强": SICK}),
        ("潘停没来", {"潘停": None}),
        ("王强缺席，原因：病假", {"王强": SICK}),
        ("就差王强", {"王强": None}),
        ("王强外出学习、李娜年休假，其余到齐", {"王强": ON_BUSINESS, "李娜": None}),
        ("王强、李娜两位同志请假", {"王强": None, "李娜": None}),
        ("今天的主题党日活动除王强外全体党员均参加", {"王强": None}),
        ("王强 was on a business trip; the others did come", {"王强": ON_BUSINESS}),
    ],
)
def test_all_but_some_in_sentences(typed: str, absent: dict[str, AbsenceReason | None]) -> None:
    said = parse_attendance(typed, NAMES)
    assert (said.all_but, said.present, dict(said.absent), said.not_understood) == (True, (), absent, ())


@pytest.mark.parametrize(
    ("typed", "present", "absent"),
    [
        ("1.王强 2.唐丽", ("王强", "唐丽"), {}),
        ("①王强②唐丽", ("王强", "唐丽"), {}),
        ("1.张伟2.唐丽", ("张伟", "唐丽"), {}),
        ("1. 王强\n2. 唐丽（请假）\n3. 邓超 请假", ("王强",), {"唐丽": None, "邓超": None}),
        ("参加人员：王强、李娜 缺席人员：唐丽（病假）、邓超", ("王强", "李娜"), {"唐丽": SICK, "邓超": None}),
        ("参加人员：\n王强、李娜\n缺席人员：\n唐丽（病假）\n邓超", ("王强", "李娜"), {"唐丽": SICK, "邓超": None}),
        ("到会：王强 李娜\n请假（1人）：唐丽——出差", ("王强", "李娜"), {"唐丽": ON_BUSINESS}),
        ("absent: Wang Wei, 李娜; present: 王强, 张伟", ("王强", "张伟"), {"Wang Wei": None, "李娜": None}),
        ("Present: 王强. Apologies: 李娜 (sick leave).", ("王强",), {"李娜": SICK}),
        ("王强、李娜都到了，唐丽值班没去", ("王强", "李娜"), {"唐丽": ON_DUTY}),
        ("王强李娜都去了唐丽今天倒班没来", ("王强", "李娜"), {"唐丽": ON_DUTY}),
        ("王强（组长）、李娜（晚到半小时）、唐丽(2)", ("王强", "李娜", "唐丽"), {}),
        ("王强 ✅\n李娜 病假🤒", ("王强",), {"李娜": SICK}),
        ("只有王强来了", ("王强",), {}),
        ("除了王强都没来", ("王强",), {}),
        ("王强和李娜到了，其他人没来", ("王强", "李娜"), {}),
        ("请假名单\n1. 唐丽\n到会名单\n1. 王强", ("王强",), {"唐丽": None}),
        ("张伟民、赵和平与欧阳和平", ("张伟民", "赵和平", "欧阳和平"), {}),
        ("于洋、王为民和李主任", ("于洋", "王为民", "李主任"), {}),
        ("出  席：王强、李娜\n缺  席：唐丽（抢修，走不开）", ("王强", "李娜"), {"唐丽": None}),
        ("到会名单：\n王强\n李娜、唐丽请假", ("王强",), {"李娜": None, "唐丽": None}),
        ("到会：王强、李娜、唐丽请假", ("王强", "李娜"), {"唐丽": None}),
        ("赵六 钱七、王强", ("赵六", "钱七", "王强"), {}),
        ("tom and ann", ("tom", "ann"), {}),
        ("王强✓ 李娜√ 唐丽✗ 邓超×", ("王强", "李娜"), {"唐丽": None, "邓超": None}),
        ("王强到 李娜到 唐丽假", ("王强", "李娜"), {"唐丽": None}),
        ("王强：到\n李娜：迟到\n唐丽：病假", ("王强", "李娜"), {"唐丽": SICK}),
        ("5 people: 王强, 李娜, @唐丽", ("王强", "李娜", "唐丽"), {}),
    ],
)
def test_lists_tell_who_came_and_who_did_not(
    typed: str, present: tuple[str, ...], absent: dict[str, AbsenceReason | None]
) -> None:
    said = parse_attendance(typed, NAMES)
    assert (said.all_but, said.present, dict(said.absent), said.not_understood) == (False, present, absent, ())


@pytest.mark.parametrize(
    "typed",
    ["王强可能请假", "王强没有请假", "王强（不请假）", "王强请假了但后来到了", "唐丽（牙疼）、李娜", "李娜去了吗",
     "王强孩子生病请假", "周五下午三点在一号车间开会",
     "今天天气很好我们去了一号车间", "全体党员和群众都到了",
     "maybe 王强 was absent", "感谢王强老师带队", "除了王强和一个新来的都到了",
     "缺席：王强、新来的小伙子", "王强等3人请假", "有两个人没来",
     "校方：王强、李娜", "Dear colleagues",
     "We had a good meeting at the plant"],
)  # fmt: skip
def test_what_is_not_understood_to_its_last_character_is_asked_about_whole(typed: str) -> None:
    said = parse_attendance(typed, NAMES)
    assert (said.names, said.not_understood) == ((), (typed,))


def test_what_is_not_understood_leaves_the_rest_as_it_is() -> None:
    said = parse_attendance("除了王强都到了，他爱人住院在陪着。李娜没来", NAMES)
    assert (said.all_but, dict(said.absent)) == (True, {"王强": None, "李娜": None})
    assert said.not_understood == ("他爱人住院在陪着",)
    early = parse_attendance("everyone came, but 王强 left early", NAMES)
    assert (early.all_but, dict(early.absent), early.not_understood) == (True, {}, ("but 王强 left early",))
    both = parse_attendance("到会：王强、李娜。缺席：王强", NAMES)
    assert (both.present, both.not_understood) == (("王强", "李娜"), ("缺席：王强",))


def test_a_title_above_a_numbered_list_is_passed_over_and_told() -> None:
    said = parse_attendance("#接龙\n周五一号车间党课（阶梯教室）到了的请接✅\n\n1. 张伟 ✅\n2、李娜\n3 王强 +1", NAMES)
    assert (said.present, said.passed_over, said.not_understood) == (
        ("张伟", "李娜", "王强"), ("周五一号车间党课（阶梯教室）到了的请接✅",), ()
    )  # fmt: skip


def test_a_title_that_speaks_of_the_absent_is_a_heading_or_asked_about() -> None:
    said = parse_attendance("请假同志如下\n1. 王强\n2. 李娜", NAMES)
    assert (said.all_but, dict(said.absent), said.not_understood) == (True, {"王强": None, "李娜": None}, ())
    asked = parse_attendance("上次请假的补课名单\n1. 王强\n2. 李娜", NAMES)
    assert asked.not_understood == ("上次请假的补课名单",)


def test_a_branch_that_is_named_is_meant_alone() -> None:
    said = parse_attendance("第一支部全部到，机电支部除王强外都到了", NAMES, ["第一党支部", "机电学院党支部"])
    assert (said.all_but, said.whole_branches) == (False, ("第一党支部", "机电学院党支部"))
    assert dict(said.absent) == {"王强": None}


def test_how_many_came_is_kept_beside_the_names() -> None:
    said = parse_attendance("应到12人，实到十一人，王强请假", NAMES)
    assert (said.all_but, dict(said.absent), said.counted) == (True, {"王强": None}, 11)


# Properties -----------------------------------------------------------------------------------------------------------

SPELLINGS = {
    "张伟（2）": ["张伟(2)", "张伟（２）", "张伟 （2）", "张伟2"],
    "阿依古丽·买买提": [
        "阿依古丽•买买提",
        "阿依古丽・买买提",
        "阿依古丽．买买提",
        "阿依古丽 买买提",
        "阿依古丽‧买买提",
    ],
    "Wang Wei": ["wang wei", "WangWei", "Ｗang Ｗei", "WANG  WEI"],
    "王强": ["王 强", "王\u3000强", "王强老师", "王强同志"],
    "王\U0002ebf0": ["王 \U0002ebf0"],
}
SENTENCES = [
    "除了{}都到了",
    "{}没来",
    "缺席：{}",
    "{}请假，其他人都到了",
    "除{}外全部到会",
    "everyone but {}",
    "absent: {}",
]


@given(st.sampled_from(sorted(SPELLINGS)), st.data(), st.sampled_from(SENTENCES))
def test_a_name_of_the_roster_is_found_in_any_spelling(name: str, data: st.DataObject, sentence: str) -> None:
    said = parse_attendance(sentence.format(data.draw(st.sampled_from(SPELLINGS[name]))), NAMES)
    assert (said.all_but, dict(said.absent), said.not_understood) == (True, {name: None}, ())


PIECES = [
    "赵六 钱七",
    *NAMES,
    "除了",
    "都到了",
    "请假",
    "缺席：",
    "（病假）",
    "、",
    "，",
    "\n",
    "1.",
    " ",
    "赵六",
    "好像",
    "他家",
    "John",
    "🎉",
    "\ue000",
    "㐀",
]


@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.text(max_size=60)))
def test_no_character_goes_unseen(typed: str) -> None:
    text = clean(typed, multiline=True)
    seen = "".join(part.text for part in tokens(text, NAMES, ["机电学院党支部"]))
    assert "".join(seen.split()) == "".join(text.split())
    with suppress(UserError):  # a name that is too long
        parse_attendance(typed, NAMES)


PEOPLE = ["王强", "李娜", "李和平", "Wang Wei", "张伟", "张伟（2）", "唐丽", "阿依古丽·买买提", "王\U0002ebf0"]
WORD_OF = {SICK: "病假", ON_BUSINESS: "因公", PERSONAL: "事假", ON_DUTY: "值班", AbsenceReason.OTHER: "其他", None: ""}


@given(
    st.permutations(PEOPLE),
    st.integers(1, 8),
    st.lists(st.sampled_from(sorted(WORD_OF, key=str)), min_size=9, max_size=9),
    st.sampled_from(["lines", "headings", "sentence"]),
)
def test_a_list_that_is_written_out_is_read_as_it_was(
    people: list[str], came: int, why: list[AbsenceReason | None], form: str
) -> None:
    present, absent = tuple(people[:came]), dict(zip(people[came:], why, strict=False))
    notes = {name: f"（{WORD_OF[reason]}）" if reason else "" for name, reason in absent.items()}
    away = "、".join(name + note for name, note in notes.items())
    if form == "lines":
        lines = [*present, *(f"{name} {WORD_OF[reason] or '请假'}" for name, reason in absent.items())]
        text = "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
    elif form == "headings":
        text = f"参加人员：{'、'.join(present)}\n缺席人员：{away or '无'}"
    else:
        text = f"{'、'.join(present)}到了，缺席：{away}" if away else f"到会：{'、'.join(present)}"
    said = parse_attendance(text, PEOPLE)
    assert (dict(said.absent), said.not_understood) == (absent, ())
    assert said.present == present or said.all_but
