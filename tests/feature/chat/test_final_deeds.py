"""What cannot be taken back asks once, naming what it does; leaving it changes nothing."""

import pytest

from handlers.kit.router import buttons
from storage.tables.assessment import surveys
from storage.tables.people import erasures, invitations
from storage.tables.results import methods
from tests.support.survey_errands import begins_a_survey
from tests.support.townsfolk import Person, Town


async def test_a_survey_is_closed_only_after_it_was_asked(town: Town, li: Person) -> None:
    await begins_a_survey(li)
    await li.taps("现在截止")
    await li.sees("共建满意度问卷", "不能再答", "已收答卷 0 份")
    assert town.rows(surveys)[0].closed_at is None
    await li.taps("先不办")
    await li.sees("没有办理")
    assert town.rows(surveys)[0].closed_at is None


async def test_nobody_is_erased_at_one_tap(town: Town, zhang: Person, zhou: Person) -> None:
    await zhang.says("/privacy")
    await zhang.taps("申请删除")
    await zhang.taps("提出申请")
    await zhou.taps("同意删除")
    await zhou.sees("张伟", "不能恢复")
    assert town.rows(erasures)[0].granted is None
    await zhou.taps("同意删除")
    assert town.rows(erasures)[0].granted
    await zhou.sees("已办理")


async def test_an_invitation_is_revoked_after_it_was_asked_in_english(town: Town, chen: Person) -> None:
    await chen.says("/invite")
    await chen.taps("member")
    await chen.taps("Revoke")
    await chen.sees("Links already sent stop working")
    assert town.rows(invitations)[-1].revoked_at is None
    await chen.taps("Not now")
    await chen.sees("Nothing was changed")
    await chen.taps("Revoke")
    await chen.taps("Revoke")
    assert town.rows(invitations)[-1].revoked_at is not None


async def test_weights_that_are_typed_are_shown_before_they_are_adopted(town: Town, zhou: Person) -> None:
    before = len(town.rows(methods))
    await zhou.forges("weigh_say:0")
    await zhou.says("20 20 20 20 30")
    await zhou.sees("合计应为 100")
    await zhou.says("10 20 30 20 20")
    assert len(town.rows(methods)) == before
    await zhou.sees("组织建设 10", "社会效益 30")
    await zhou.taps("采用")
    assert len(town.rows(methods)) == before + 1


@pytest.mark.parametrize("name", sorted(name for name, on_press in buttons().items() if on_press.press.final))
async def test_a_sure_press_that_was_forged_is_checked_like_any_other(town: Town, name: str) -> None:
    stranger = await town.moves_in(7777, "路人")
    await stranger.says("/start")
    await stranger.forges(f"!{name}:1:1:1"[:60])
    assert stranger.toast
