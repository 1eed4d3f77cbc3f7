"""Sentences that were written, with what is right for each, before anybody looked at the rules."""

import pytest

from records.reading.attendance_text import parse_attendance

CHINESE = ["王强", "李娜", "张伟", "刘洋", "唐丽", "陈静", "马晓东"]
ENGLISH = ["Wu Fang", "Chen Jie", "Zhou Min", "Li Wei", "Sun Hao"]


@pytest.mark.parametrize(
    ("typed", "away"),
    [
        ("就王强没到，别人都齐了", "王强"),
        ("唐丽出差去了，剩下的人全在", "唐丽"),
        ("应到7人，实到5人，请假的是李娜和陈静", "李娜 陈静"),
        ("大家都来了，一个不少", ""),
        ("满员", ""),
        ("七名党员悉数到场", ""),
        ("无一人缺席", ""),
        ("刘洋值班来不了，张伟请了事假，其他同志都按时参加", "刘洋 张伟"),
        ("没来的：陈静、唐丽（都在外地）", "陈静 唐丽"),
        ("缺勤2人：王强（公差），李娜（病假）", "王强 李娜"),
        ("到会：张伟 刘洋 唐丽 陈静 马晓东；请假：王强 李娜", "王强 李娜"),
        ("王强、李娜、张伟、刘洋、唐丽、陈静来了，马晓东没来", "马晓东"),
        ("只有王强和李娜没能来", "王强 李娜"),
        ("全都到了，就差马晓东", "马晓东"),
        ("张伟迟到了，但是都到齐了", ""),
        ("本次活动全体党员均出席", ""),
        ("除马晓东同志生病住院以外大家都参加了", "马晓东"),
        ("陈静休产假，没有参加，其余到齐", "陈静"),
    ],
)
def test_who_was_away(typed: str, away: str) -> None:
    said = parse_attendance(typed, CHINESE)
    assert set(said.absent) == set(away.split())
    assert said.all_but or set(said.present) == set(CHINESE) - set(away.split()) or not said.present
    assert not said.not_understood


@pytest.mark.parametrize(
    ("typed", "present"),
    [("参会的有王强、李娜、张伟，其他人请假", "王强 李娜 张伟"), ("来了三位：刘洋、唐丽、陈静", "刘洋 唐丽 陈静")],
)
def test_who_was_there(typed: str, present: str) -> None:
    said = parse_attendance(typed, CHINESE)
    assert (said.all_but, set(said.present)) == (False, set(present.split()))


@pytest.mark.parametrize(
    ("typed", "away"),
    [
        ("Everybody made it apart from Zhou Min", ["Zhou Min"]),
        ("full attendance", []),
        ("nobody missing", []),
        ("Li Wei couldn't make it, everyone else was there", ["Li Wei"]),
        ("Sun Hao and Wu Fang were on leave; the rest came", ["Sun Hao", "Wu Fang"]),
        ("All five were there", []),
        ("Only Chen Jie was missing", ["Chen Jie"]),
        ("Present: Wu Fang, Chen Jie, Zhou Min. Apologies: Li Wei, Sun Hao", ["Li Wei", "Sun Hao"]),
        ("We were all there except Sun Hao who was ill", ["Sun Hao"]),
    ],
)
def test_who_was_away_in_english(typed: str, away: list[str]) -> None:
    said = parse_attendance(typed, ENGLISH)
    assert set(said.absent) == set(away)
    assert said.all_but or set(said.present) <= set(ENGLISH) - set(away)


@pytest.mark.parametrize("typed", ["六个人参加，马晓东因病缺席", "除唐丽在外学习未能参加外，其余同志全部参会"])
def test_what_no_rule_reads_is_asked_about(typed: str) -> None:
    """Nobody is taken to have been there, or away, for what was not understood."""
    said = parse_attendance(typed, CHINESE)
    assert not said.all_but
    assert not set(said.present) & set(CHINESE)
