"""What the college and the software house did together: code, data, and old people's telephones."""

from records.states import Action
from samples.story import CONFIRMED, PASSED, Calendar, Story, StoryStep, activity, because, outcome, returned


def stories(c: Calendar) -> list[Story]:
    """Return all that the college and the software house did together."""
    return [*_activities(c), *_exchanges(c), *_research(c), *_outcomes(c), *_mentions(c)]


def _activities(c: Calendar) -> list[Story]:
    return [
        activity(c, 226, 4001, "joint_conference", "共建年度联席会议", "云图大厦 8 层", "shared_organisation",
                 "商定全年八项任务，第一次把“数据开放给教学”写进任务书。", host="enterprise"),
        activity(c, 198, 1006, "theory_study", "联学：人工智能与岗位责任", "信息楼 401", "shared_ideas",
                 "从一次误标数据说起，讨论谁对结果负责，形成标注复核四条约定。", host="college", chair="马晓东", recorder="潘婷"),
        activity(c, 169, 4005, "task_force", "教务排课系统压测攻关", "云图大厦 6 层", "innovation",
                 "两天压测找到三处慢查询，选课高峰的响应由九秒降到一秒半。", host="enterprise", good=True),
        activity(c, 140, 1008, "volunteering", "“银发触网”手机课堂", "滨江社区", "culture",
                 "教会五十二位老人挂号和防骗，每人领一张大字操作卡。", host="college"),
        activity(c, 112, 4003, "study_visit", "Data centre visit", "Cloud data centre", "talent",
                 "Students traced one request from phone to disk and back; twelve asked to do their thesis with us.", host="enterprise"),
        activity(c, 83, 1006, "joint_lecture", "支部书记谈开源精神", "信息楼报告厅", "shared_ideas",
                 "讲贡献、讲署名、讲守约，会后两个学生小组提交了第一份补丁。", host="college"),
        activity(c, 64, 4006, "theme_day", "主题党日：给老系统还债", "云图大厦 6 层", "shared_ideas",
                 "党员认领二十条技术债，当天还掉十一条，其余排进十月计划。", host="enterprise"),
        activity(c, 49, 1009, "task_force", "Accessibility clinic for the college website", "Informatics 302", "innovation",
                 "Forty pages checked with a screen reader, thirty-one mended on the spot.", host="college", start="13:30", end="17:00"),
        activity(c, 35, 4001, "volunteering", "社区养老数据清洗", "滨江街道办", "culture",
                 "帮街道合并三张老人台账，去掉重复两百一十四条，缺联系方式的逐户补齐。", host="enterprise", good=True),
        activity(c, 22, 1006, "theme_day", "主题党日：读一段自己写的代码", "信息楼 401", "shared_ideas",
                 "每人读一段，旁人只问“为什么”，改名四十多处，删掉三个没人用的服务。", host="college"),
        activity(c, 10, 4005, "joint_conference", "秋季共建联席会议", "云图大厦 8 层", "shared_organisation",
                 "八项任务完成五项；实习补贴和算力账号两项需要学校再批。", host="enterprise",
                 decisions="算力账号由许文在两周内走完审批。"),
        activity(c, 3, 1008, "task_force", "选课系统灰度演练", "信息楼 302", "innovation", "演练一次，回滚一次，均在十分钟内。", then=()),
        activity(c, 5, 4006, "culture_brand", "“红云”志愿队授旗", "云图大厦一层", "culture", "首批三十人。", then=(PASSED,)),
        activity(c, 14, 4001, "discussion", "实习生座谈会", "云图大厦 6 层", "talent", "谈带教、谈加班、谈收获。",
                 then=(PASSED, returned("请写明到会的实习生人数。", "narrative"))),
        activity(c, 41, 1006, "labour_education", "机房搬迁劳动周", "信息楼机房", "talent", "搬机柜十二组，全部重新打标签。",
                 then=(*CONFIRMED, StoryStep(Action.CORRECT, changes={"narrative": "更正：机柜为十四组，另有两组次日搬完。"}), PASSED)),
        activity(c, 92, 4005, "other", "羽毛球友谊赛", "学院体育馆", "culture", "双打十二场。",
                 then=(*CONFIRMED, because(Action.ASK_WITHDRAWAL, "不是党建活动，填报有误。"), StoryStep(Action.AGREE_WITHDRAWAL))),
    ]  # fmt: skip


def _exchanges(c: Calendar) -> list[Story]:
    kind = "talent_exchange"
    return [
        outcome(c, 210, 4004, kind, "软件测试实习", type="internship", direction="to_enterprise", persons=15, until=c.told(120),
                workload="full_time", post="测试工程师助理", mode="talent"),
        outcome(c, 125, 1008, kind, "软件教师下企业", type="teacher_practice", direction="to_enterprise", persons=["邓超", "潘婷"],
                until=c.told(65), workload="full_time", post="后端开发", mode="talent", narrative="参与结算服务重构，带回两门课的项目。"),
        outcome(c, 72, 4002, kind, "工程师进课堂", type="expert_teaching", direction="to_college", persons=["高翔", "沈悦"],
                until=c.told(-30), workload="part_time", post="分布式系统、软件测试", mode="talent", good=True),
        outcome(c, 51, 1007, kind, "双聘专业带头人", type="mutual_appointment", direction="both", persons=["马晓东", "高翔"],
                post="专业带头人", mode="shared_organisation"),
        outcome(c, 26, 4004, kind, "校园宣讲后录用", type="employment", direction="to_enterprise", persons=7, post="开发、测试", mode="talent"),
        outcome(c, 6, 1009, kind, "Joint code review course", type="joint_training", direction="both", persons=22, then=(PASSED,)),
    ]  # fmt: skip


def _research(c: Calendar) -> list[Story]:
    project, result = "research_project", "research_result"
    return [
        outcome(c, 430, 1011, project, "校园知识问答平台", contract="YT-2025-009", end=c.told(-120), level="commissioned", funding=36.0,
                lead="college", mode="innovation"),
        outcome(c, 77, 4005, project, "低代码实训平台", contract="YT-2026-021", end=c.told(-450), level="city", funding=52.0,
                lead="enterprise", mode="innovation"),
        outcome(c, 780, 4005, result, "选课限流中间件", type="software", number="2024SR0777001", converted_on=c.told(600), way="own_use",
                amount=18.0, proof="上线评审单与调用量报表", mode="innovation"),
        outcome(c, 480, 1008, result, "问答语料清洗工具", type="software", number="2025SR0456123", project="YT-2025-009", mode="innovation"),
        outcome(c, 300, 1011, result, "一种问答置信度标定方法", type="patent", number="ZL202510222333.1", project="YT-2025-009", mode="innovation"),
        outcome(c, 175, 4006, result, "无障碍巡检工具", type="software", number="2026SR0200456", converted_on=c.told(40), way="licence",
                amount=6.5, proof="许可合同 2026-10", mode="innovation"),
        outcome(c, 86, 1008, result, "排课冲突检测工艺", type="process", number="YT-GY-2026-01", project="YT-2026-021", mode="innovation"),
        outcome(c, 32, 4003, result, "Screen reader test bench", type="prototype", number="YT-PT-2026-02", mode="innovation"),
    ]  # fmt: skip


def _outcomes(c: Calendar) -> list[Story]:
    resource, contribution, practice = "teaching_resource", "economic_contribution", "innovative_practice"
    return [
        outcome(c, 158, 1008, resource, "软件测试项目课程", type="course", number="KC-2026-05", use="软件技术专业两个班，九十二人。", mode="talent"),
        outcome(c, 71, 4003, resource, "Cloud operations lab", type="training_base", number="JD-2026-05", mode="shared_organisation",
                use="48 seats, booked four afternoons a week."),
        outcome(c, 39, 1007, resource, "软件技术专业教学标准", type="standard", number="BZ-2026-02", mode="talent"),
        outcome(c, 57, 4004, contribution, "选课中间件带来的新合同", type="output", output_value=95.0, share=40.0,
                basis="销售合同三份与财务说明。", mode="innovation"),
        outcome(c, 30, 4004, contribution, "测试中心新增岗位", type="jobs", jobs=8, jobs_since=c.told(205), mode="talent"),
        outcome(c, 130, 1006, practice, "代码共读会", reviewed_by="共建联席会议", recognition="own", mode="shared_ideas", good=True),
        outcome(c, 115, 4007, practice, "“银发触网”大字操作卡", reviewed_by="市民政局", recognition="city", mode="culture"),
    ]  # fmt: skip


def _mentions(c: Calendar) -> list[Story]:
    kind = "public_mention"
    return [
        outcome(c, 138, 4007, kind, "五十二位老人学会手机挂号", outlet="江城晚报", reach=27000, tone="positive", mode="culture"),
        outcome(c, 67, 4007, kind, "选课不再排长队", outlet="江城新闻网", reach=12000, tone="positive", mode="culture"),
        outcome(c, 53, 1009, kind, "A website everyone can read", outlet="Campus Tech", reach=2600, tone="positive", mode="culture"),
        outcome(c, 42, 4007, kind, "街道台账少了两百条重复", outlet="江城日报", reach=38000, tone="positive", mode="culture"),
        outcome(c, 27, 1006, kind, "党员还的不只是技术债", outlet="软件周报", reach=7400, tone="neutral", mode="culture"),
        outcome(c, 16, 4007, kind, "实习补贴何时到账", outlet="职教观察", reach=4100, tone="negative", mode="culture"),
        outcome(c, 8, 4007, kind, "红云志愿队成立", outlet="江城发布", reach=9800, tone="positive", then=(PASSED,), mode="culture"),
    ]  # fmt: skip
