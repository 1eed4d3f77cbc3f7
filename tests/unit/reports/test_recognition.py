"""Short texts of each kind, each in its own words, and what is no report: told by the words that the kinds declare."""

from datetime import datetime

import pytest

from records.reports.circumstances import ReportCircumstances, ReportOrganisation
from records.reports.reader import read_reports
from records.roles import Side

SENT = ReportCircumstances(
    datetime.fromisoformat("2027-01-25T10:00:00+08:00"),
    ReportOrganisation(Side.COLLEGE, ("东湖职业技术学院", "东湖")),
    ReportOrganisation(Side.ENTERPRISE, ("恒远装备有限公司", "恒远", "Hengyuan")),
)
TEXTS = {
    "talent_exchange": [
        "我院欧阳文静11月2日到恒远人力资源部报到，开始为期三个月的企业顶岗锻炼，期间全脱产",
        "恒远夏雨工程师本周一起每周来校两次，带信息2402班的工控编程，带到学期末",
        "今天恒远来校招聘，现场签了8名毕业生，12月1日上岗",
        "11月9日我司选派丁一赴东湖职院担任专业带头人（企业方），兼职两年",
        "Two of our electricians, Peng Yong and Shi Lei, have be"
        "en lecturing at Donghu since 12 October, Tuesdays only.",
        "Ten apprentices from Donghu joined the assembly team on 2 November for six months.",
        "Han Kun has taken up a temporary post in Hengyuan's quality department as of 1 December 2026.",
        "王芳老师（信息）去恒远跟项目三个月，11月16日出发，2月15日回",
        "恒远12名班组长11月23日来我院参加为期一周的数控进阶轮训",
    ],
    "teaching_resource": [
        "和恒远一起录的30集微视频课11月30日通过专家组验收，编号VK-2026-03",
        "校企双元教材《数控机床故障排除》12月8日由高教社正式出版，ISBN 978-7-0400-1111-2",
        'The online question bank "Reading Tolerances", built with Hengyuan, was accepted on 9 December (QB-26-04).',
        "新修订的机电专业教学标准12月1日经双方签字生效，文号BZ-2026-11",
        "Our shared training workshop for robot welding passed acceptance on 3 December 2026, reg. no. TW-2026-2.",
        "东湖和我们共建的铸造仿真软件昨天验收了，以后学生上机就用它",
    ],
    "research_project": [
        "10月20日与恒远签了技术服务合同，编号JF-2026-17，做冷却水循环节能，对方付了首期8万",
        "市重点研发计划项目“高速主轴热误差补偿”下达了，我院和恒远联合承担，编号SZ2026-118，11月1日至2028年10月31日",
        "Contract research for Hengyuan on gear noise began on 1 Dece"
        "mber 2026 (contract GN-26-12), funding 150,000 RMB received.",
        "恒远委托我院做的夹具轻量化研究12月1日开题，合同HY-JL-2612",
    ],
    "research_result": [
        "我们和东湖联合申请的发明“一种双工位压装设备”12月11日拿到授权通知，专利号ZL202410556677.8",
        "The joint paper on tool wear appeared in the Journal of Machining Practice on 2 December 2026.",
        "团标T/HZX 021-2026《焊接机器人工作站验收规范》12月5日发布实施，我院和恒远都是起草单位",
        "自动上料样机12月4日在恒远通过出厂检验，检验报告号CJ-261204",
        "12月10日，“刀具寿命预测软件”著作权以独占许可方式授予恒远，许可费6万",
    ],
    "economic_contribution": [
        "财务确认机器人打磨单元去年多做了780万产值，按协议合作方贡献占20%",
        "数控改造项目自2026年6月1日起新增固定工作岗位11个，双方12月9日签字确认",
        "Joint line balancing brought Hengyuan 6.4 million RMB of extra sales"
        " in 2026, 15% of it thanks to the partnership; confirmed 20 January.",
    ],
    "innovative_practice": [
        "“班前五分钟微党课”做法从9月14日起在两边同时推开，被市国资委评为优秀党建案例",
        'Since 5 October both sides use the "buddy bench" scheme; the joint conference reviewed it on 2 December.',
        "“课堂进车间、师傅进课堂”双进机制获省级教学成果二等奖，2026年3月起用到现在",
    ],
    "public_mention": [
        "12月6日，恒远公众号推了一篇《我在东湖当老师》，阅读1,260",
        "人民网湖北频道12月3日转载了我们校企共建的消息",
        'The radio programme "Shift Change" had a ten-minute item on our two branches on 4 December.',
        "《机械工人报》今天头版介绍了两家支部结对的做法，题为《一根轴牵起两家人》",
    ],
    "joint_activity": [
        "12月4日下午信息支部和研发支部在恒远篮球场打了场友谊赛，3点到5点，何田、韩堃、黄淼上场",
        "今天和东湖机电支部一起看了红色电影《横空出世》，地点学院礼堂，田刚、和平、方圆参加",
        "12月9日上午在学院开了校企共建工作推进会，郑国强主持，宋词记录",
        "Joint quiz night on party history, 8 December, 18:30, canteen at Hengyuan. From us: Cao Jie, Song Ci.",
    ],
}
NO_REPORTS = [
    "恒远的王师傅电话多少？急",
    "The projector in Room B210 is broken again.",
    "大家把上月的出勤表补齐，周五前交",
    "听说恒远要搬新厂区了，真的假的",
    "Thanks everyone for yesterday, great teamwork!",
    "今年的专利年费交了吗？别过期了",
    "提醒：合同到期前要续签，别忘了",
]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in TEXTS.items() for text in texts])
def test_a_kind_is_known_by_its_words(kind: str, text: str) -> None:
    assert [draft.kind for draft in read_reports(text, SENT).drafts] == [kind]


@pytest.mark.parametrize("text", NO_REPORTS)
def test_small_talk_is_no_report(text: str) -> None:
    assert not read_reports(text, SENT).is_report
