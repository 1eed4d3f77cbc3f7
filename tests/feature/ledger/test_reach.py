"""Whom an activity reached is told by who wants to, and stands beside the scores."""

from tests.support.errands import confirms_an_activity
from tests.support.townsfolk import Person


async def test_nobody_is_led_to_it_and_it_stands_beside_the_scores(zhang: Person, li: Person, chen: Person) -> None:
    await zhang.says("/activity")
    for answer in ("2026-11-19", "主题党日", "学习工匠精神", "一号车间", "全部到齐"):
        await zhang.says(answer)
    await zhang.taps("补充选填内容")
    while "跳过" in await zhang.buttons():
        assert "惠及" not in await zhang.news()
        await zhang.taps("跳过")
    for label, answer in (("惠及学生", "40"), ("哪方受益", "双方")):
        await zhang.taps("修改某一项")
        await zhang.taps(label)
        await zhang.says(answer)
    await zhang.taps("提交")
    await confirms_an_activity(li, chen)
    await li.says("/scores")
    await li.sees("双方配合", "惠及人数：学生 40", "受益方（次）：双方 1")


async def test_an_admin_keeps_the_topics_from_which_is_chosen(zhang: Person, li: Person, zhou: Person) -> None:
    await li.says("/topics")
    assert "工匠" not in await li.news()
    await zhou.says("/topics")
    await zhou.taps("改清单")
    await zhou.says("工匠精神\n\n新质生产力\n工匠精神")
    await zhou.sees("学习专题：2 个", "新质生产力")
    await zhang.says("/activity")
    for answer in ("2026-11-19", "主题党日", "学习工匠精神", "一号车间", "全部到齐"):
        await zhang.says(answer)
    await zhang.taps("修改某一项")
    await zhang.taps("学习专题")
    await zhang.says("随便写的")
    await zhang.sees("请从选项中选一个")
    await zhang.taps("新质生产力")
    await zhang.sees("学习专题：新质生产力")
