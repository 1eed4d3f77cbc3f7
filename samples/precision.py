"""What the college and the machine builder did together: workshops, model workers, fixtures."""

from records.states import Action
from samples.story import CONFIRMED, PASSED, Calendar, Story, StoryStep, activity, because, link, outcome, returned


def stories(c: Calendar) -> list[Story]:
    """Return all that the college and the machine builder did together."""
    return [
        *_activities(c),
        *_open_activities(c),
        *_exchanges(c),
        *_research(c),
        *_results(c),
        *_outcomes(c),
        *_mentions(c),
    ]


def _activities(c: Calendar) -> list[Story]:
    return [
        activity(c, 232, 1003, "signing", "共建基地揭牌暨年度任务签约", "江城精工展示中心", "shared_organisation",
                 "双方书记为“校企党建共建基地”揭牌，签订年度共建任务书，明确十二项任务、责任支部和完成时间。",
                 host="enterprise", start="09:30", end="11:30", chair="李娜", guests=["市经信局 韩科长"]),
        activity(c, 214, 2003, "task_force", "薄壁件夹具攻关第一次会诊", "精工二号车间", "innovation",
                 "针对薄壁壳体铣削变形，教师与工艺员现场测了十二件，确认夹紧点是主因，分头做仿真和试夹。",
                 host="enterprise", decisions="三周内拿出两种夹紧方案并各试切二十件。"),
        activity(c, 197, 1001, "theory_study", "新质生产力专题联学", "实训楼 302", "shared_ideas",
                 "领学之后分三组讨论，各结合自己的岗位谈了一个可以改的环节，会后收到改进建议九条，采纳六条。",
                 host="college", start="14:30", end="16:30", chair="王强", recorder="陈静"),
        activity(c, 176, 2007, "model_workers", "劳模冯国强进校园：一把刮刀四十年", "学院报告厅", "talent",
                 "冯师傅现场演示刮研，学生逐个上手，课后十七名学生报名跟他学。", host="college", good=True),
        activity(c, 155, 1005, "volunteering", "社区家电义务维修日", "滨江社区", "culture",
                 "师傅带学生修好家电四十三件，修不了的七件帮着联系了厂家，居民留言想每季度来一次。", host="college"),
        activity(c, 139, 2001, "joint_conference", "二季度共建联席会议", "精工会议室", "shared_organisation",
                 "通报任务书进度，五项提前，两项滞后：教材样章和学徒津贴标准，逐项定了补救办法。",
                 host="enterprise", decisions="教材样章八月底交稿；学徒津贴由企业人力资源部六月底前发文。"),
        activity(c, 121, 1004, "labour_education", "暑期劳动教育：跟着班组过一周", "精工装配线", "talent",
                 "三十二名学生分到八个班组，从领料到检验走完一个工单，每人交一张“我发现的一处浪费”。", host="enterprise"),
        activity(c, 104, 2008, "task_force", "Fixture task force: trial cutting review", "R&D centre, room 2", "innovation",
                 "Both fixture designs were cut side by side. The ring clamp halved the distortion; the vacuum plate leaks "
                 "above 6,000 rpm and goes back to the drawing board.", host="enterprise", start="13:30", end="16:00"),
        activity(c, 84, 1001, "joint_lecture", "支部书记同讲一堂党课", "学院报告厅", "shared_ideas",
                 "两位书记用同一台机床的三次改进，讲什么是先进质量观；课后满意度问卷收回八十六份。", host="college"),
        activity(c, 70, 2005, "theme_day", "“质量月”主题党日：找一处、改一处", "精工一号车间", "shared_ideas",
                 "党员两人一组在产线找隐患，共找出二十一处，当天改了十四处，其余七处挂牌限期。", host="enterprise", good=True),
        activity(c, 58, 1003, "study_visit", "参观江城工业博物馆", "江城工业博物馆", "culture",
                 "看了江城第一台国产铣床，老馆员讲了当年的会战，青年党员写了九篇短评，登在支部园地。", host="college"),
        activity(c, 47, 2003, "theory_study", "联学：数字化转型与岗位", "精工培训中心", "shared_ideas",
                 "工艺、质量、教学各讲一个数字化的小案例，约定把报工数据开放给教学用。", host="enterprise"),
        activity(c, 38, 1004, "task_force", "在线检测联合攻关启动", "实训楼 105", "innovation",
                 "确定测头选型和误差补偿的分工，学生党员两人进组；第一阶段目标是把抽检改成全检。", host="college"),
        activity(c, 29, 2006, "volunteering", "开放日：请家长来看车间", "精工一号车间", "culture",
                 "八十多位家长走进车间，党员做讲解员，现场签下实习意向十九份。", host="enterprise"),
        activity(c, 21, 1002, "joint_conference", "三季度共建联席会议", "学院会议室", "shared_organisation",
                 "对照任务书，十二项中九项完成；讨论了下一年度要不要增设“班组长课堂”。", host="college",
                 decisions="由李娜、曹阳起草“班组长课堂”方案，年底前提交。"),
        activity(c, 13, 1001, "theme_day", "学习工匠精神主题党日", "精工一号车间", "shared_ideas",
                 "看了省劳模冯国强的纪录片，随后在工位上比了一次装夹，最快的是二年级的学徒。", host="enterprise",
                 evidence=link("https://news.example.com/jc/theme-day")),
    ]  # fmt: skip


def _open_activities(c: Calendar) -> list[Story]:
    """On their way, or gone astray."""
    mended = StoryStep(Action.RESUBMIT, changes={"place": "精工培训中心 201 室"})
    corrected = StoryStep(
        Action.CORRECT, changes={"narrative": "更正：试切件数应为四十件，其中合格三十八件，原记录少写了一批。"}
    )
    return [
        activity(c, 2, 1001, "theory_study", "支部联学：安全生产条例", "实训楼 302", "shared_ideas",
                 "逐条对照实训室的做法，列出四处要改的地方。", then=()),
        activity(c, 4, 2005, "task_force", "测头标定联合试验", "精工计量室", "innovation",
                 "连续标定三轮，重复精度达到两微米以内，数据已交教师复核。", then=(PASSED,)),
        activity(c, 9, 1003, "volunteering", "社区工具借用站开张", "滨江社区", "culture",
                 "借出工具十一件，教会三位居民换水龙头。", then=(PASSED,)),
        activity(c, 6, 1004, "culture_brand", "“红色工坊”品牌讨论", "学院会议室", "culture",
                 "议了名字、标识和三件小事。", then=(PASSED, returned("地点请写到楼和房间，出勤里少了研发支部。", "place", "attendance"))),
        activity(c, 8, 2006, "discussion", "毕业生质量座谈会", "精工会议室", "talent",
                 "班组长谈近两年毕业生的长处和短板，集中在图纸识读和交接班。", then=(returned("请补充形成了哪些意见。", "narrative"),)),
        activity(c, 12, 1005, "labour_education", "实习生安全第一课", "精工培训中心", "talent",
                 "新一批实习生三十人全部通过考核。", then=(PASSED, returned("地点请写到房间。", "place"), mended, *CONFIRMED)),
        activity(c, 17, 1004, "members_meeting", "联合党员大会", "学院报告厅", "shared_organisation",
                 "通过了共建支部公约。", then=(PASSED, because(Action.OBJECT, "那天我方只有两位同志到场，不能算联合党员大会。"))),
        activity(c, 33, 2001, "study_visit", "参观学院实训基地", "学院实训基地", "talent",
                 "看了四个工坊，约定共用三坐标测量机。", then=(*CONFIRMED, because(Action.ASK_WITHDRAWAL, "与十月的共建联席会议是同一天同一件事，重复了。"))),
        activity(c, 52, 1003, "group_meeting", "党小组会：夹具组", "实训楼 105", "innovation",
                 "分工和进度。", then=(because(Action.WITHDRAW, "记错了支部，重新填报。"),)),
        activity(c, 88, 2005, "other", "校企联谊拔河赛", "学院操场", "culture",
                 "双方各出两队。", then=(*CONFIRMED, because(Action.VOID, "抽查：属工会活动，不计入党建共建。"))),
        activity(c, 62, 1001, "task_force", "环形夹具小批验证", "精工二号车间", "innovation",
                 "试切二十件，合格十九件。", then=(*CONFIRMED, corrected)),
        activity(c, 97, 2003, "task_force", "夹具互换性试验", "精工二号车间", "innovation",
                 "三台机床互换装夹，节拍缩短四分钟。", then=(*CONFIRMED, StoryStep(Action.CORRECT, changes={"place": "精工三号车间"}), *CONFIRMED)),
        activity(c, 131, 1010, "institution", "共建支部考勤与请假办法", "学院会议室", "shared_organisation",
                 "办法讨论稿。", then=(PASSED, because(Action.OBJECT, "正式文本以七月签发的为准，这次只是讨论。"),
                                    because(Action.DECIDE_VOID, "双方意见一致：讨论稿不计。"))),
    ]  # fmt: skip


def _exchanges(c: Calendar) -> list[Story]:
    kind = "talent_exchange"
    return [
        outcome(c, 205, 1004, kind, "数控教师下企业实践", type="teacher_practice", direction="to_enterprise", persons=["刘洋", "罗志远"],
                until=c.told(144), workload="full_time", post="工艺员", agreement="企业实践协议 2026-03", mode="talent",
                narrative="两个月跟完壳体产线的工艺文件改版，带回三个教学案例。"),
        outcome(c, 180, 2002, kind, "Engineers teach GD&T", type="expert_teaching", direction="to_college", persons=["孙磊", "Michael Lin"],
                until=c.told(120), workload="part_time", post="Geometric tolerances, 16 hours", mode="talent",
                narrative="Two classes of the second year; the final exercise used our own reject parts."),
        outcome(c, 150, 1010, kind, "订单班联合招生", type="order_class", direction="to_enterprise", persons=40, until=c.told(-180),
                agreement="精工订单班协议 2026", mode="talent"),
        outcome(c, 118, 2004, kind, "暑期顶岗实习", type="internship", direction="to_enterprise", persons=26, until=c.told(62),
                workload="full_time", post="装配、质检", mode="talent", narrative="二十六人全部结业，十四人被班组写了推荐信。"),
        outcome(c, 75, 1001, kind, "张伟挂职工艺副主任", type="teacher_practice", direction="to_enterprise", persons=["张伟"],
                until=c.told(-105), workload="part_time", post="工艺副主任", agreement="挂职协议 2026-09", mode="talent"),
        outcome(c, 66, 2007, kind, "劳模工作室带徒", type="expert_teaching", direction="to_college", persons=["冯国强", "郑凯"],
                until=c.told(-60), workload="part_time", post="刮研与装配，每周两次", mode="talent",
                narrative="收徒十二人，每人一本师徒日志，月底互评。", good=True),
        outcome(c, 55, 1002, kind, "支部委员互聘", type="mutual_appointment", direction="both", persons=["李娜", "陈静", "曹阳"],
                workload="part_time", post="党建指导员", mode="shared_organisation"),
        outcome(c, 34, 2004, kind, "班组长回炉培训", type="joint_training", direction="to_college", persons=18, until=c.told(31),
                post="精益与带班", mode="talent"),
        outcome(c, 19, 2004, kind, "毕业生提前录用", type="employment", direction="to_enterprise", persons=9, post="装配、质检", mode="talent"),
        outcome(c, 3, 1003, kind, "实训教师互访", type="visit", direction="both", persons=["王强", "梁慧", "卢思远"], then=(PASSED,)),
    ]  # fmt: skip


def _research(c: Calendar) -> list[Story]:
    kind = "research_project"
    return [
        outcome(c, 640, 1011, kind, "薄壁壳体低变形装夹技术", contract="HT-2025-007", end=c.told(-90), level="commissioned",
                funding=48.0, lead="college", mode="innovation"),
        outcome(c, 320, 2008, kind, "In-process measurement for milling", contract="JK-2026-015", end=c.told(-410), level="city",
                funding=30.0, lead="enterprise", mode="innovation",
                narrative="Touch probe plus thermal compensation; the college writes the error model."),
        outcome(c, 78, 1004, kind, "设备点检知识图谱", contract="HT-2026-031", end=c.told(-287), level="commissioned", funding=16.5,
                lead="college", mode="innovation"),
        outcome(c, 11, 1001, kind, "刀具寿命预测", contract="HT-2026-044", level="own", lead="college", mode="innovation",
                then=(PASSED, returned("合同编号与盖章件不一致，请核对。", "contract"))),
    ]  # fmt: skip


def _results(c: Calendar) -> list[Story]:
    """Seven that can be converted, three of which were; and a standard."""
    kind = "research_result"
    return [
        outcome(c, 910, 1001, kind, "一种可调环形夹具", type="patent", number="ZL202410012345.6", converted_on=c.told(560), way="licence",
                amount=12.0, proof="专利实施许可合同 2025-02，到账凭证", mode="innovation"),
        outcome(c, 700, 2003, kind, "壳体加工工艺包 2.0", type="process", number="JG-GY-2025-02", project="HT-2025-007",
                converted_on=c.told(610), way="own_use", amount=35.0, proof="工艺文件签发单，节拍统计表", mode="innovation"),
        outcome(c, 520, 1004, kind, "装夹变形仿真软件", type="software", number="2025SR0345678", project="HT-2025-007", mode="innovation"),
        outcome(c, 390, 1011, kind, "真空吸附平台样机", type="prototype", number="YJ-2025-04", mode="innovation"),
        outcome(c, 240, 2008, kind, "Thermal compensation module", type="software", number="2026SR0123456", project="JK-2026-015",
                converted_on=c.told(45), way="transfer", amount=22.5, proof="Transfer contract 2026-10, bank receipt", mode="innovation"),
        outcome(c, 160, 1001, kind, "一种快换测头座", type="patent", number="ZL202610045678.9", project="JK-2026-015", mode="innovation"),
        outcome(c, 68, 1004, kind, "点检要点抽取工艺", type="process", number="JG-GY-2026-07", project="HT-2026-031", mode="innovation"),
        outcome(c, 50, 1011, kind, "校企共建实训车间安全规范", type="standard", number="T/JCZJ 012-2026", mode="innovation"),
        outcome(c, 5, 1001, kind, "一种刀具状态监测方法", type="patent", number="ZL202610098765.4", then=(), mode="innovation"),
    ]  # fmt: skip


def _outcomes(c: Calendar) -> list[Story]:
    """Teaching resources, contributions, practices."""
    resource, contribution, practice = "teaching_resource", "economic_contribution", "innovative_practice"
    return [
        outcome(c, 190, 1004, resource, "数控加工工作手册式教材", type="textbook", number="978-7-111-70123-4", mode="talent",
                use="智能制造专业两个年级，一百八十人；精工新员工培训同用。"),
        outcome(c, 73, 1003, resource, "精工装配实训基地", type="training_base", number="JD-2026-02", mode="shared_organisation",
                use="一百二十工位时每周，本学期排课九个班。"),
        outcome(c, 54, 1001, resource, "公差与检测微课", type="digital", number="WK-2026-11", use="上线八周，学习两千一百人次。", mode="talent"),
        outcome(c, 36, 2003, resource, "壳体加工案例库", type="case_library", number="AL-2026-03", revised=True, mode="talent"),
        outcome(c, 7, 1004, resource, "数控编程课程（修订）", type="course", number="KC-2026-08", revised=True, then=(PASSED,)),
        outcome(c, 165, 2006, contribution, "壳体良率提升", type="output", output_value=260.0, share=50.0,
                basis="财务部二季度产值说明，良率由 91.2% 升至 96.5%。", project="HT-2025-007", mode="innovation"),
        outcome(c, 43, 2004, contribution, "环形夹具量产", type="both", output_value=180.0, share=60.0, basis="专项审计报告 2026-10 第三节。",
                jobs=12, jobs_since=c.told(215), project="HT-2025-007", mode="innovation",
                narrative="新增一条装配线，十二人均为订单班毕业生，签两年以上合同。"),
        outcome(c, 220, 1005, practice, "师徒双向日志", reviewed_by="共建联席会议", recognition="own", mode="talent"),
        outcome(c, 136, 2005, practice, "“找一处、改一处”党员责任区", reviewed_by="市国资委党建品牌评审会", recognition="city", mode="culture",
                narrative="半年里改了一百零六处，每处都拍照上墙，已有两家供应商照着做。", good=True),
        outcome(c, 122, 1002, practice, "车间里的思政课", reviewed_by="省教育厅案例评选", recognition="province", mode="shared_ideas"),
        outcome(c, 15, 1005, practice, "学徒夜校", reviewed_by="共建联席会议", recognition="own",
                then=(PASSED, because(Action.WITHDRAW, "还没有评审，等会议通过再报。"))),
    ]  # fmt: skip


def _mentions(c: Calendar) -> list[Story]:
    kind = "public_mention"
    return [
        outcome(c, 174, 1005, kind, "一把刮刀传两代", outlet="江城日报", reach=42000, tone="positive", link="https://news.example.com/jc/174", mode="culture"),
        outcome(c, 80, 2006, kind, "校企书记同台讲党课", outlet="江城新闻网", reach=8600, tone="positive", mode="culture"),
        outcome(c, 69, 1002, kind, "质量月里的党员责任区", outlet="工人时报", reach=65000, tone="positive", author="记者 彭佳", mode="culture"),
        outcome(c, 60, 1005, kind, "工业博物馆来了一群学徒", outlet="江城晚报", reach=21000, tone="neutral", mode="culture"),
        outcome(c, 44, 2002, kind, "Apprentices who measure better", outlet="Manufacturing Today", reach=5200, tone="positive", mode="culture"),
        outcome(c, 28, 2006, kind, "车间开放日家长点赞也提意见", outlet="江城发布", reach=31000, tone="neutral", mode="culture"),
        outcome(c, 24, 1005, kind, "订单班学费为何不减", outlet="职教观察", reach=3900, tone="negative", mode="culture"),
        outcome(c, 12, 1002, kind, "劳模工作室收徒十二人", outlet="省教育网", reach=15000, tone="positive", good=True, mode="culture"),
    ]  # fmt: skip
