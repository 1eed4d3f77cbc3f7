# 周报：九个部分，以及安静的一周

command-digest = 周报
digest-ask-partnership = 看哪个结对共建的周报？
digest-heading = <b>共建周报</b> { $partnership } { DATETIME($first, dateStyle: "medium") }至{ DATETIME($last, dateStyle: "medium") }
digest-summary =
    这一周双方开展活动 { $activities } 次，新增或更新交流与成果 { $outcomes } 项{ $waiting ->
        [0] ，已全部确认。
       *[other] ，还有 { $waiting } 条等待确认。
    }
digest-summary-none = 这一周没有新的台账。
digest-cut-off = 数据截至 { DATETIME($at, dateStyle: "medium", timeStyle: "short") }。双方看到的数字相同。
digest-cut-off-of = 数据截至 { DATETIME($at, dateStyle: "medium", timeStyle: "short") }，本周台账 { $whole } 条，已确认 { $confirmed } 条（{ $share }%）。双方看到的数字相同。
digest-running = 本周还没有结束，以下是到现在为止的情况。
digest-late = 抱歉，这份周报晚到了。
digest-quiet = <b>共建周报</b> { $partnership } { DATETIME($first, dateStyle: "medium") }至{ DATETIME($last, dateStyle: "medium") }：这一周没有新的台账，也没有待办。
digest-quiet-short = <b>共建周报</b> { $partnership } { DATETIME($first, dateStyle: "medium") }至{ DATETIME($last, dateStyle: "medium") }：这一周没有新的台账。
digest-activities = <b>活动</b>
digest-counted =
    { $name }：已确认 { $confirmed } 次{ $waiting ->
        [0] { "" }
       *[other] ，待确认 { $waiting } 次
    }
digest-mode = { $name } { $count }
digest-modes = 共建模式：{ $modes }
digest-attendance = <b>出勤</b>
digest-attended = { $side }：应到 { $expected } 人次，实到 { $present } 人次，{ $rate }%
digest-attended-change = { $side }：应到 { $expected } 人次，实到 { $present } 人次，{ $rate }%（比上周 { $change }）
digest-outcomes = <b>交流与成果</b>
digest-listed = #{ NUMBER($number, useGrouping: 0) } { $title }（{ $kind }）
digest-words = <i>“{ $words }”</i>
digest-indicators = <b>本学年指标</b>（有变化或未达目标的）
digest-indicator = { $number } { $name } { $value }{ $ratio }{ $change }{ $gap }
digest-ratio = （{ $numerator }/{ $denominator }）
digest-ratios = （{ $terms }）
digest-side-ratio = { $side } { $numerator }/{ $denominator }
digest-in-days = （{ $denominator } 天内 { $numerator }）
digest-scored = ，得 { $score } 分
digest-moved-from = ，上周 { $before }
digest-gap = ，距目标还差 { $gap }
digest-practices = <b>典型做法</b>
digest-todo = <b>您的待办</b>：{ $count } 件
digest-plan = <b>接下来的安排</b>
digest-restatements = <b>更正说明</b>
digest-composite = 综合得分
digest-restated-figure = 已公布的{ $period } { $name }：{ $told } → { $now }
digest-restated = #{ NUMBER($number, useGrouping: 0) } { $title }：{ $who } { $did }，相关得分随之更新
digest-restated-because = #{ NUMBER($number, useGrouping: 0) } { $title }：{ $who } { $did }，因为“{ $reason }”，相关得分随之更新
digest-chart = 近几周趋势
digest-chart-none = 有出勤数据的周不足三周，暂时画不出图。
digest-before = ← 前一周
digest-after = 后一周 →
digest-refresh = ⟳ 刷新
digest-shown = 已更新
digest-in-future = 这一周还没有开始，请选本周或之前的一周。
digest-before-partnership = 那时还没有结对，请选结对之后的一周。
digests-all = 全部结对（上周）
digests-none = 那一周还没有周报，周一凌晨生成。
digests-heading = <b>共建周报</b> { $count } 个结对，{ DATETIME($first, dateStyle: "medium") }至{ DATETIME($last, dateStyle: "medium") }
digests-summary = 这一周共开展活动 { $activities } 次，新增或更新交流与成果 { $outcomes } 项，待确认 { $waiting } 条。
digests-owed = 您的待办 { $count } 件，见 /todo
digests-silent = { $count } 个结对超过 { $days } 天没有共同活动，见 /silent
digests-line = { $partnership }：{ $parts }
digests-bare = { $partnership }
digests-part = { $what ->
        [todo] 您的待办 { $count } 件
        [activities] 活动 { $count } 次
        [outcomes] 交流与成果 { $count } 项
        [waiting] 待确认 { $count } 条
       *[restated] 更正 { $count } 处
    }
digests-quiet = 另有 { $count } 个结对这一周没有新的台账，也没有您的待办。
