# 公开的结果网页：谁都能看，不出现个人姓名。

public-name = 共建结果
public-brand = 共建
public-what = 结果发布
public-skip = 跳到正文
public-links = 语言和下载
public-note = 本网页不出现个人姓名。各项数字是发布时的数，由双方确认的台账算出。
public-word = Word
public-data = 数据（JSON）
public-digest = 校验码
public-index = 已发布的结果
public-index-lead = { $results ->
    [0] 还没有公布的结果。
   *[other] { $partnerships } 个结对共建，{ $results } 份结果。点名称看各期；按结对先后排列，不按得分。
}
public-partnership-lead = 共 { $results } 份结果，最近的在前。
public-period-lead = { $results } 个结对共建，按结对先后排列，不按得分。
public-partnership = 结对共建
public-period-column = 周期
public-periods = 按周期看
public-more = 更多
public-others = 各期结果
public-period = { $period }（{ DATETIME($first, dateStyle: "long") }—{ DATETIME($last, dateStyle: "long") }）
public-published = { DATETIME($at, dateStyle: "long") }发布，双方同时收到；异议期到 { DATETIME($until, dateStyle: "long") }，{ $objections }
public-published-on = { DATETIME($at, dateStyle: "long") }发布
public-no-objection = 没有收到异议
public-objection = { $side }提出异议，待答复
public-objection-answered = { $side }提出异议，已答复
public-composite = 综合得分
public-no-composite = 数据还不够，没有综合得分。
public-complete = { $count } 项指标都有数据。
public-partial = 缺 { $count } 项：缺的全按 0 分计是 { $low }，全按 100 分计是 { $high }。
public-before = 上期 { $before }。
public-before-between = 上期 { $before }，但那时有缺项，可能在 { $low }–{ $high } 之间。
public-not-comparable = <b>两期的高低还不能下结论。</b>
public-restated-hint = 发布以后有更正，见下文。
public-told = { $name }：{ $score }
public-told-before = { $name }：本期 { $score }，上期 { $before }
public-key-now = 本期
public-key-before = 上期
public-key-missing = 缺的数据可能使它落在这里
public-indicators = 各项指标
public-number = 序号
public-indicator = 指标
public-value = 数值
public-scale = 0 分 → 100 分
public-score = 得分
public-contribution = 贡献 / 可得
public-receipt = 明细
public-sum = 各项贡献相加
public-assessments = 双方自己的评价
public-shared = 双方配合
public-restated-mark = 更正
public-restated = 发布以后的更正
public-restated-note = 以上表格仍是发布时的数。
public-restated-figure = { $name }：发布时 { $told }，现在 { $now }
public-restated-by = 由 { $count } 处台账变更引起，最近一次在 { DATETIME($latest, dateStyle: "long") }。
public-method = { $number ->
    [0] 系统自带的计算方法
   *[other] 计算方法第 { $number } 版
}
public-method-lead = 每项指标怎么算、占多少分。合计 100 分。
