"""A name is one name however it is written, wherever it is typed; and no character of it is lost."""

from storage.tables.people import roster
from tests.support.townsfolk import Person, Town

SPELT = "欧阳娜娜\n阿依古丽·买买提\nWang Qiang\n张伟（2）\n王\U0002ebf0\n王\U0002ebf1\n王\ue000"
SPELT_ANEW = "欧阳 娜娜\n阿依古丽•买买提\nＷANG  qiang\n张伟(2)\n王 \U0002ebf0"


async def _with_roster(li: Person) -> None:
    await li.says("/roster")
    await li.says(SPELT)
    await li.sees("第 3 行 Wang Qiang：名册上没有这个名字，有很像的")
    await li.taps("不是，新加入")
    await li.taps("加入这 7 人")


async def test_a_known_person_in_another_spelling_is_no_second_one(town: Town, li: Person) -> None:
    await _with_roster(li)
    assert {row.name for row in town.rows(roster)} >= set(SPELT.split("\n"))
    await li.says("/roster")
    await li.says(SPELT_ANEW)
    await li.sees("没有可加入的人。", "没有变化", "欧阳娜娜")
    await li.says("/roster")
    await li.says("马超\n马 超\n孙尚香·甲\n孙尚香•甲")
    await li.sees("可加入 2 人，2 行有问题", "与第 1 行重名", "与第 3 行重名")


async def test_one_who_is_away_is_found_in_any_spelling(town: Town, li: Person, zhang: Person) -> None:
    await _with_roster(li)
    await zhang.says("/activity")
    for answer in ("2026-11-20", "主题党日", "学习", "一号车间"):
        await zhang.says(answer)
    await zhang.says("除了欧阳 娜娜、阿依古丽・买买提、wangqiang、王\U0002ebf1都到了")
    shown = await zhang.sees("请选择欧阳娜娜的缺席原因", "阿依古丽·买买提、Wang Qiang、王\U0002ebf1")
    assert "名册上没有" not in shown


async def test_somebody_is_found_by_a_part_of_the_name_in_any_spelling(town: Town, li: Person) -> None:
    await _with_roster(li)
    await li.says("/roster")
    await li.taps("名册")
    await li.says("古丽•买")
    await li.sees("阿依古丽·买买提")
    await li.taps("改姓名")
    await li.says("ｗang qiang")
    await li.sees("ｗang qiang", "名册")
    await li.says("/roster")
    await li.taps("名册")
    await li.says("欧杨娜娜")
    await li.taps("欧阳娜娜")
    await li.sees("欧阳娜娜")
    assert [row.name for row in town.rows(roster)].count("阿依古丽·买买提") == 1


async def test_a_guest_is_counted_once(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    for answer in ("2026-11-19", "主题党日", "学习", "一号车间", "全部到齐"):
        await zhang.says(answer)
    await zhang.taps("修改某一项")
    await zhang.taps("列席")
    await zhang.says("热娜·艾力、Ann Lee")
    await zhang.says("热娜•艾力、ann  lee、赵六")
    await zhang.sees("已选：热娜·艾力、Ann Lee、赵六")
    await zhang.says("1. 钱七\n2. 孙八（请假）")
    await zhang.sees("“孙八（请假）”没有参加？请只写参加的人。")
    await zhang.says("王墙")
    await zhang.taps("王强")
    await zhang.sees("已选：热娜·艾力、Ann Lee、赵六、王强")
