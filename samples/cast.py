"""The people of the whole sample: some thirty who use the bot, and the rosters of a college and two enterprises."""

from collections.abc import Callable, Mapping
from datetime import date

from records.roles import Role, Side
from samples.partnership import Enrolled, SamplePerson

COLLEGE, PRECISION, CLOUD = "江城职业技术学院", "江城精工有限公司", "江城云图科技有限公司"
MANUFACTURING, INFORMATICS, OFFICES = "智能制造学院党支部", "信息工程学院党支部", "机关第一党支部"
PRODUCTION, DEVELOPMENT, CLOUD_FIRST = "精工生产党支部", "精工研发党支部", "云图第一党支部"
SIDES = {COLLEGE: Side.COLLEGE, PRECISION: Side.ENTERPRISE, CLOUD: Side.ENTERPRISE}
_M, _C = Role.MEMBER, Role.COORDINATOR


def _person(number: int, name: str, role: Role, at: str, note: str, language: str = "zh-CN") -> SamplePerson:
    return SamplePerson(number, name, role, SIDES[at], language, note, at)


EVERYBODY = (
    _person(1001, "张伟", _M, COLLEGE, "校方成员 · college: teaches machining"),
    _person(1002, "李娜", _C, COLLEGE, "校方联络员 · college: coordinator"),
    _person(1003, "王强", _M, COLLEGE, "校方成员，实训中心主任 · college: runs the workshops"),
    _person(1004, "刘洋", _M, COLLEGE, "校方成员，数控教研室 · college: teaches machining"),
    _person(1005, "陈静", _M, COLLEGE, "校方成员，辅导员 · college: student counsellor"),
    _person(1006, "马晓东", _M, COLLEGE, "校方成员，信息工程支部书记 · college: branch secretary"),
    _person(1007, "唐丽", _C, COLLEGE, "校方第二联络员 · college: second coordinator"),
    _person(1008, "邓超", _M, COLLEGE, "校方成员，软件教研室 · college: teaches software"),
    _person(1009, "Emily Zhao", _M, COLLEGE, "校方成员，用英文 · college: reads English", "en"),
    _person(1010, "郭建华", _M, COLLEGE, "校方成员，教务处 · college: academic affairs"),
    _person(1011, "许文", _M, COLLEGE, "校方成员，科技处 · college: research office"),
    _person(2001, "赵敏", _M, PRECISION, "精工成员 · Precision: member"),
    _person(2002, "Chen Jie", _C, PRECISION, "精工联络员，用英文 · Precision: coordinator, reads English", "en"),
    _person(2003, "孙磊", _M, PRECISION, "精工成员，工艺部 · Precision: process engineer"),
    _person(2004, "吴芳", _M, PRECISION, "精工成员，人力资源部 · Precision: human resources"),
    _person(2005, "郑凯", _M, PRECISION, "精工成员，装配班长 · Precision: leads an assembly team"),
    _person(2006, "何雪", _M, PRECISION, "精工成员，质量部 · Precision: quality"),
    _person(2007, "冯国强", _M, PRECISION, "精工成员，省劳模 · Precision: model worker"),
    _person(2008, "Michael Lin", _M, PRECISION, "精工成员，研发，用英文 · Precision: development, English", "en"),
    _person(2009, "曹阳", _C, PRECISION, "精工第二联络员 · Precision: second coordinator"),
    _person(4001, "林涛", _M, CLOUD, "云图成员 · Cloud: member"),
    _person(4002, "方圆", _C, CLOUD, "云图联络员 · Cloud: coordinator"),
    _person(4003, "Daniel Wu", _M, CLOUD, "云图成员，用英文 · Cloud: reads English", "en"),
    _person(4004, "蒋欣", _M, CLOUD, "云图成员，人力资源 · Cloud: human resources"),
    _person(4005, "高翔", _M, CLOUD, "云图成员，架构师 · Cloud: architect"),
    _person(4006, "沈悦", _M, CLOUD, "云图成员，测试 · Cloud: testing"),
    _person(4007, "宋佳", _M, CLOUD, "云图成员，市场部 · Cloud: marketing"),
    SamplePerson(9001, "周主任", Role.ADMIN, None, "zh-CN", "管理员，校企合作办 · admin: runs the programme"),
    SamplePerson(9002, "王敏之", Role.ADMIN, None, "zh-CN", "管理员，组织部 · admin: organisation department"),
)


def _all(*names: str) -> list[Enrolled]:
    return [Enrolled(name) for name in names]


def rosters(ago: Callable[[int], date]) -> Mapping[str, Mapping[str, list[Enrolled]]]:
    """Return the roster of each organisation, by branch.

    `ago` returns the date so many days back. Some are no party members, some came later, and some have left.
    """
    return {
        COLLEGE: {
            MANUFACTURING: [
                *_all("张伟", "李娜", "王强", "刘洋", "陈静", "罗志远", "梁慧"),
                Enrolled("钟鸣", party_member=False),
                Enrolled("彭宇", joined=ago(75)),
                Enrolled("段立新", left=ago(60)),
            ],
            INFORMATICS: [
                *_all("马晓东", "唐丽", "邓超", "Emily Zhao", "袁野", "潘婷"),
                Enrolled("江一帆", party_member=False),
                Enrolled("戴明", joined=ago(120)),
            ],
            OFFICES: _all("郭建华", "许文", "任红"),
        },
        PRECISION: {
            PRODUCTION: [
                *_all("赵敏", "Chen Jie", "孙磊", "吴芳", "郑凯", "何雪", "冯国强"),
                Enrolled("姚大勇", party_member=False),
                Enrolled("秦刚", left=ago(100)),
            ],
            DEVELOPMENT: [*_all("Michael Lin", "曹阳", "傅博"), Enrolled("卢思远", joined=ago(40))],
        },
        CLOUD: {
            CLOUD_FIRST: [
                *_all("林涛", "方圆", "Daniel Wu", "蒋欣", "高翔", "沈悦"),
                Enrolled("宋佳", party_member=False),
                Enrolled("夏雨", joined=ago(90)),
            ],
        },
    }
