# 年度总结

command-annual = 年度总结
dossier-heading =
    <b>{ $name }</b>
    { $period }年度总结
dossier-hint = 依据{ DATETIME($day, dateStyle: "long") }发布的结果。文件为您的语言，可打印、签字、盖章。
dossier-hint-programme = 依据已发布的 { $count } 份结果。
dossier-word = Word 文档
dossier-pdf = PDF
dossier-programme-button = 整个项目
dossier-which = 要哪个结对共建的年度总结？
dossier-not-published = { $period }的结果还没有发布，发布后才能编年度总结。
dossier-too-early = { $period }到{ DATETIME($last, dateStyle: "long") }才结束，结束并发布结果后才能编年度总结。
dossier-publish = 去发布
dossier-caption =
    <b>{ $partnership }</b>
    { $period }年度总结
dossier-caption-programme = { $period }年度总结，整个项目，{ $count } 份结果
dossier-file = 年度总结

dossier-title = 校企党建共建年度总结
dossier-title-programme = 校企党建共建项目总结
dossier-name = { $name } { $period }年度总结
dossier-name-programme = 校企党建共建项目 { $period }年度总结
dossier-running = { DATETIME($day, dateStyle: "long") }发布 · 指纹 { $digest }
dossier-running-programme = 已发布的 { $count } 份结果 · 指纹 { $digest }
dossier-contents = 目录
dossier-fact-days-label = 所涉期间
dossier-fact-days = { DATETIME($first, dateStyle: "long") }至{ DATETIME($last, dateStyle: "long") }
dossier-fact-source-label = 数据来源
dossier-fact-source =
    { $several ->
        [yes] { DATETIME($first, dateStyle: "long") }至{ DATETIME($last, dateStyle: "long") }发布的结果
       *[no] { DATETIME($first, dateStyle: "long") }发布的结果，{ $method ->
            [0] 系统自带的计算方法
           *[other] 计算方法第 { $method } 版
        }
    }
dossier-fact-digest-label = 发布指纹
dossier-fact-digest = { $digest }
dossier-fact-made-label = 编制日期
dossier-fact-made = { DATETIME($day, dateStyle: "long") }
dossier-nothing = 本部分没有内容。
dossier-stop = 。
dossier-semicolon = ；
dossier-this-year = 本学年
dossier-this-period = 本期
dossier-last-year = 上学年
dossier-last-period = 上期

dossier-section-summary = 总体情况
dossier-section-done = 计划与完成
dossier-section-indicators = 各项指标
dossier-section-assessments = 双方总结评价
dossier-section-practices = 典型做法
dossier-section-problems = 问题与整改
dossier-section-next = 下一步打算
dossier-section-restated = 更正说明
dossier-table-numbered = 表 { $number }　{ $caption }
dossier-figure-numbered = 图 { $number }　{ $caption }
dossier-annex-numbered = 附件{ $number }

dossier-summary-records = { $now }计入得分的台账 { $count } 条，每条都经双方确认。
dossier-summary-full = 各项指标都有数据，综合得分 { $score }
dossier-summary-missing = 缺 { $count } 项指标的数据，综合得分 { $score }，缺的按 0 和 100 算在 { $low }–{ $high } 之间
dossier-summary-none = 数据还不够，没有综合得分
dossier-summary-before = { $told }，{ $then } { $before }
dossier-not-comparable = 缺的按 0 和 100 算，综合得分在 { $low }–{ $high } 之间，两期高低不能下结论。
dossier-summary-groups = 各一级指标：{ $groups }。
dossier-group-score = { $name } { $score }
dossier-not-due = 无到期事项
dossier-table-indicators = 各项指标
dossier-column-scale = 0 → 100 分
dossier-sum = 各项贡献相加
dossier-table-key = 实心为{ $now }，空心为{ $then }，斜线为缺，点线为没有到期事项。“缺”不等于 0。
dossier-restated-note = 发布后更正：{ $told } → { $now }。
dossier-see-page = 见第 { $page } 页。
dossier-on-page = （第 { $page } 页）
dossier-figure-groups = 各一级指标得分
dossier-figure-contributions = 综合得分的构成
dossier-shared = 双方配合：{ $lines }。
dossier-formula = 算法：{ $formula }
dossier-indicator = { $now } { $value }，得 { $score } 分。
dossier-indicator-missing = { $now }没有数值：{ $reason }。
dossier-indicator-then = { $then } { $value }。
dossier-indicator-contribution = 权重 { $weight }，贡献 { $contribution } 分。
dossier-counted = 计入 { $count } 条：{ $records }。
dossier-left-out = 未计入 { $count } 条：{ $reasons }。
dossier-left-out-reason = { $records }（{ $reason }）
dossier-so-many = 共 { $count } 条
dossier-see-annexes = 见附件。
dossier-figure-course = { $name }，按季度（按发布时的台账和方法计算）
dossier-column-working = 算式
dossier-table-workings = { $name }的算式

dossier-events = { $now }安排活动 { $count } 场：{ $states }。
dossier-events-of-state = { $state } { $count } 场
dossier-table-events = 安排的活动
dossier-table-done = 确认的台账
dossier-column-records = 条数
dossier-column-record = 台账
dossier-column-state = 状态
dossier-side = { $side }：{ $name }
dossier-practice = { $side }填报，#{ NUMBER($number, useGrouping: 0) }，{ DATETIME($day, dateStyle: "long") }
dossier-column-side = 责任方
dossier-column-mended = 措施或结果
dossier-column-due = 期限
dossier-table-problems = 期内到期的整改
dossier-restated = 发布以后，以下数字有变化；本总结其余各处仍是发布时的数字。
dossier-table-restated = 发布后的更正
dossier-column-published = 发布时
dossier-column-today = 现在
dossier-cause = 台账 #{ NUMBER($number, useGrouping: 0) }：{ $did }。
dossier-cause-why = 台账 #{ NUMBER($number, useGrouping: 0) }：{ $did }，理由：{ $reason }。

dossier-annex-activities = 联合活动台账
dossier-annex-exchanges = 人才交流台账
dossier-annex-outcomes = 成果台账
dossier-annex-evidence = 佐证材料目录
dossier-annex-total = 计入参与率的合计
dossier-annex-activities-key = 出勤为实到 / 应到，“—”表示没有。人员姓名和缺席原因不在本附件中。每条的经过可在台账中按编号查到。
dossier-annex-key = “—”表示没有。人员姓名不在本附件中。每条的经过可在台账中按编号查到。
dossier-annex-evidence-key = 数字为件数。材料可在台账中按编号查到。
dossier-column-attendance = { $side }出勤
dossier-column-counts = 计入的指标
dossier-column-reporter = 填报方
dossier-column-number = 编号或登记号
dossier-counts-for = 计入 { $numbers }
dossier-does-not-count = 不计 { $numbers }：{ $reason }
dossier-pieces = { $kind } { $count }

dossier-signatures = 双方签署
dossier-statement = 本总结中的数字出自{ DATETIME($day, dateStyle: "long") }发布的结果，评价和典型做法为双方原文。双方核对后签署，一式两份，各执一份。
dossier-statement-programme = 本总结中的数字出自已发布的 { $count } 份结果，评价和典型做法为各方原文。
dossier-signatory-programme = 编制单位
dossier-seal = 盖章处
dossier-responsible = 负责人
dossier-handled-by = 经办人
dossier-date = 日　期
dossier-date-blank = {"　　　　"}年　　　月　　　日
dossier-proof = 验算：用 gongjian bundle 打包数据，在任何一台计算机上运行 gongjian verify。
dossier-proof-digest = 发布指纹 { $digest }

dossier-overview = 共 { $count } 个结对共建发布了结果，按结对先后排列，不排名次。
dossier-table-partnerships = 各结对共建
dossier-column-partnership = 结对共建
dossier-column-bounds = 可能范围
dossier-column-coverage = 完整度
dossier-column-published-on = 发布日期
dossier-overview-key = 可能范围：缺的数据全按 0 分计和全按 100 分计。
dossier-without-result = 还没有发布结果的：{ $names }。
