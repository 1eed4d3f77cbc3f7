# 得分与得分明细

command-scores = 得分
command-why = 得分明细
name-unknown = 没有找到“{ $name }”。请写结对、指标或周期，如“/scores 2026Q3”。
score-several = 请指明是哪一个结对共建：{ $names }。

figure = { NUMBER($value, maximumFractionDigits: 1) }
figure-fine = { NUMBER($value, maximumFractionDigits: 2) }
figure-tenth = { NUMBER($value, minimumFractionDigits: 1, maximumFractionDigits: 1) }
figure-hundredth = { NUMBER($value, minimumFractionDigits: 2, maximumFractionDigits: 2) }
figure-percent = { NUMBER($value, maximumFractionDigits: 0) }%
figure-none = —
figure-up = ↑ { NUMBER($value, maximumFractionDigits: 1) }
figure-down = ↓ { NUMBER($value, maximumFractionDigits: 1) }
figure-same = 持平

score-which-partnership = 要看哪个结对共建？
score-which-period = 要看哪个周期？
score-period-hint = 也可以直接输入，如“/scores 上学期”“/scores 2026Q3”。
score-periods = 换个周期
score-all-indicators = 全部指标
score-heading = <b>{ $partnership }</b>
score-to-date = { $period }，截至 { DATETIME($day, dateStyle: "medium") }
score-composite = <b>综合得分 { $score }</b> { $bar }
score-no-composite = <b>综合得分 —</b>（数据还不够，点开下面的一级指标看缺什么）
score-change = 比上一周期（{ $before }）{ $change }
score-coverage = 数据完整度 { $coverage }；缺的数据全按 0 分计是 { $low } 分，全按 100 分计是 { $high } 分
score-coverage-full = 数据齐全
score-geometric = 几何平均 { $score }（越接近综合得分，五个一级指标越均衡）
score-if-confirmed = 待确认的台账全部确认后：{ $score }
score-group = { $bar } { $name } <b>{ $score }</b>
score-group-partly = { $bar } { $name } <b>{ $score }</b>（完整度 { $coverage }）
score-group-missing = ▱▱▱▱▱▱▱▱ { $name } —（数据完整度 { $coverage }，暂不计分）
score-group-not-due = ▱▱▱▱▱▱▱▱ { $name } —（本期没有到期的整改）
score-group-heading = <b>{ $name } { $score }</b>
score-method =
    <i>{ $number ->
        [0] 系统自带的计算方法
       *[other] 计算方法第 { $number } 版
    }，期内结对 { $days } 天</i>
score-shared = <b>双方配合</b>
score-shared-hosted = 主办次数：校方占 { $college }，企方占 { $enterprise }
score-shared-attendance = 到场人次：校方占 { $college }，企方占 { $enterprise }
score-shared-answer = 对方确认用时（中位数）：{ $days } 天
score-shared-modes = 共建模式：{ $modes }
score-shared-reached = 惠及人数：{ $counted }
score-shared-gave = 投入方（次）：{ $counted }
score-shared-gained = 受益方（次）：{ $counted }
score-shared-forces = 新质方向（项）：{ $counted }
score-shared-topics = 学习专题（次）：{ $counted }
score-shared-stages = 转化进展（项）：{ $counted }
score-mode = { $mode } { $count }
score-indicator = { $number } { $name } <b>{ $score }</b>（{ $value }）
score-indicator-missing = { $number } { $name } —（{ $reason }）
score-numbered = { $number } { $name }
score-value = { $value }{ $unit }
score-money = CNY { NUMBER($yuan) }{ $per }
score-part = { $name } { $value }
score-parts = { $parts }
part-value = 评分区间
part-output = 新增产值
part-jobs = 新增稳定就业

missing-not-due = 本期没有到期的整改
missing-no-records = 没有记录
missing-undefined-denominator = 无从计算（如当时还没有结对）
missing-one-side-only = 只有一方的数据
missing-insufficient = 样本不足：{ $what }现有 { $have }，需要 { $need }
needed-events = 活动次数
needed-events-with-both-attendances = 双方出勤齐全的活动（%）
needed-party-members = 每方党员人数
needed-active-days = 期内结对天数
needed-raters = 评分人数
needed-rated-items = 已评的评分项（%）
needed-respondents = 答卷人数
needed-share-of-those-asked = 答卷占受邀的比例（%）
needed-outlets = 媒体家数
needed-results = 成果项数
needed-due = 到期事项

why-which = <b>要看哪个指标？</b>
why-heading = <b>{ $number } { $name }</b>
why-of = { $group }，{ $partnership }
why-value = 数值 <b>{ $value }</b>，得分 <b>{ $score }</b> { $bar }
why-missing = 暂无数值：{ $reason }
percentage-points = {" "}个百分点
why-gap = 距目标还差 { $gap }
why-gap-of = { $part }{ $gap }
why-formula = <b>怎么算</b>：{ $formula }
why-linear = <b>{ $part }</b>：{ $low } 得 0 分，{ $target } 得 100 分，中间按比例
why-saturating = <b>{ $part }</b>：达到 { $target } 得 100 分；起步加分多，越往后每增加一份加分越少
why-weight = <b>权重</b>：数据齐全时 { $weight } 分，目前 { $effective } 分
why-no-weight = <b>权重</b>：数据齐全时 { $weight } 分，目前不计入综合得分
why-beside = <b>供参考</b>：{ $figures }
why-figure = { $name } { $value }
why-figure-percent = { $name } { $value }%
why-records = <b>台账</b>：计入 { $counted } 条，未计入 { $left_out } 条
why-one-more = 再增加一条类似 #{ NUMBER($number, useGrouping: 0) } 的台账：数值 { $value }，得分 { $score }
why-one-more-composite = 综合得分 { $change }
why-one-more-nothing = 再增加一条类似 #{ NUMBER($number, useGrouping: 0) } 的台账，这项得分不变
why-counted = 计入 { $count } 条
why-left-out = 未计入 { $count } 条
why-others = 其他指标
why-whole = 总览
why-counted-heading = <b>{ $number } { $name }</b>：计入 { $count } 条
why-left-out-heading = <b>{ $number } { $name }</b>：未计入 { $count } 条
why-counted-line = #{ NUMBER($number, useGrouping: 0) } { DATETIME($date, dateStyle: "medium") } { $title }（计 { $quantity }）
why-left-out-line = #{ NUMBER($number, useGrouping: 0) } { $title }：{ $reason }
why-left-out-unseen = #{ NUMBER($number, useGrouping: 0) }：对方单位内部还在办理

standing-waiting = 待确认
standing-returned = 已退回
standing-objected = 有异议
standing-withdrawn = 已撤回
standing-void = 已作废
standing-superseded = 已被更正
standing-duplicate = 重复，只计一次
standing-not-yet = 还没到计入的日子
standing-not-active = 不在结对期间
standing-one-sided = 只有一方到场
standing-of-delegates = 支委会、座谈会等，不计参与率
standing-without-names = 旧台账只有人数，没有名单，不计参与率
standing-over-cap = 超过上限的部分不计
standing-no-credit = 这一类不计分
standing-own-outlet = 自有媒体
standing-not-convertible = 不属于可转化成果
standing-outside-cohort = 对应的成果不在统计月份内

mark-output-only = 只有新增产值数据，得分以它为准。
mark-jobs-only = 只有新增稳定就业数据，得分以它为准。
mark-net-loss = 净亏损：保留负值，得 0 分。
mark-online-only = 只有线上数据，数值以它为准。
mark-questionnaire-only = 只有问卷数据，数值以它为准。

beside-counted-events = 只有人数的旧台账活动
beside-counted-present = 其中实到人次
beside-counted-expected = 其中应到人次
beside-reach = 至少参加过一次的党员
beside-events = 活动次数
beside-college-present = 校方实到
beside-college-expected = 校方应到
beside-college-reach = 校方至少参加过一次
beside-enterprise-present = 企方实到
beside-enterprise-expected = 企方应到
beside-enterprise-reach = 企方至少参加过一次
beside-activities = 联合活动
beside-raters = 评分人
beside-rated-items = 已评项
beside-items = 应评项
beside-change = 比上一周期
beside-things = 项数
beside-growth = 比上一周期
beside-projects = 项目数
beside-from-college = 校方派出
beside-from-enterprise = 企方派出
beside-person-months = 人月
beside-questionnaire = 问卷
beside-online = 线上
beside-respondents = 答卷
beside-outlets = 媒体
beside-mentions = 报道
beside-readers = 覆盖人数
beside-results = 可转化成果
beside-converted = 已转化
beside-amount = 转化金额（元）
beside-satisfied = 满意
beside-satisfied-low = 满意比例下限
beside-satisfied-high = 满意比例上限
beside-college-respondents = 校方答卷
beside-college-asked = 校方受邀
beside-enterprise-respondents = 企方答卷
beside-enterprise-asked = 企方受邀
beside-due = 到期
beside-done = 完成
beside-carried-in = 以前结转

impact-line = <b>带来的变化</b>：{ $moved }
impact-moved = { $name } { $before } → { $after }
impact-composite = 综合得分

# 算式：用计算器能重算
figure-exact = { NUMBER($value, maximumFractionDigits: 4) }
why-working = <b>算式</b>：
working-value = 数值
working-value-of = { $part }
working-score = 得分
working-score-of = { $part }得分
working-quotient = { $name }：{ $numerator } ÷ { $denominator } = { $value }
working-quotient-times = { $name }：{ $numerator } ÷ { $denominator } × { $factor } = { $value }
working-mean = { $name }：({ $terms }) ÷ { $count } = { $value }
working-sum = { $name }：{ $terms } = { $value }
working-weighted-term = { $weight } × { $name } { $value }
working-plus = { $one } + { $two }
working-linear = { $name }：100 × ({ $value } − { $low }) ÷ ({ $target } − { $low }) = { $score }
working-linear-cut = { $name }：100 × ({ $value } − { $low }) ÷ ({ $target } − { $low }) = { $uncut }，按 { $score } 分计
working-saturating = { $name }：100 × ln(1 + { $value }) ÷ ln(1 + { $target }) = { $score }
working-saturating-cut = { $name }：100 × ln(1 + { $value }) ÷ ln(1 + { $target }) = { $uncut }，按 { $score } 分计
working-reach = 覆盖：lg(1 + { $people }) ÷ { $powers } × { $factor } = { $value }
working-reach-full = 覆盖：{ $people } 人，满 { $value } 分
working-negative = { $name }：数值为负，得 0 分
working-contribution = 贡献：{ $score } × { $weight } ÷ 100 = { $contribution }
term-questionnaire = 问卷
term-tone = 倾向
term-readers = 覆盖

# 不是台账的依据
source-item = { $item }：{ $sides }
source-items-withheld = （每项的评分人不足 3 位，各项不单列，以免猜出谁评了几级。）
source-side = { $side } { $value }
why-rectified = 整改 { $count } 项
why-rectified-heading = <b>{ $number } { $name }</b>：期内到期 { $count } 项
why-rectified-line = #{ NUMBER($number, useGrouping: 0) } { $problem }：{ $result }
why-rectified-done = 按期完成，已销号
why-rectified-open = 未完成
why-round = 评分情况：{ $name }
why-survey = 问卷结果：{ $title }
