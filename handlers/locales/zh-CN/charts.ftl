# 得分的图

command-trend = 趋势图
score-groups-chart = 一级指标图
score-bars = 贡献图
score-trends = 趋势
chart-now = 本期
chart-before = 上期
chart-missing = 缺
chart-nothing = 无
chart-goal = 目标 { $goal }
chart-points = 分
chart-composite = 综合得分
chart-bars-title = 综合得分 { $composite } 由哪些来
chart-part = { $name } { $value }
chart-groups-caption =
    <b>{ $partnership }</b>
    { $period }：综合得分 { $composite }。
    { $parts }。
chart-bars-caption =
    <b>{ $partnership }</b>
    { $period }：综合得分 { $composite }，构成：{ $parts }。
    暂缺：{ $missing }。
chart-trend-caption =
    <b>{ $partnership }</b>
    { $name }（{ $unit }）：{ $parts }。
chart-trend-caption-goal =
    <b>{ $partnership }</b>
    { $name }（{ $unit }，目标 { $goal }）：{ $parts }。
chart-bars-below = { $period }。深色：得到；浅色：可得
chart-groups-title = 各一级指标得分
chart-could-be = 缺的一项可能使它落在这里
chart-missing-count = 缺 { $count } 项
chart-not-due = 无到期事项
chart-without-weight = 无到期事项：不占权重
chart-weight-shared = 缺：权重让给其余
chart-group-out = 本组缺得多：不计入
chart-meaning = { $told }。
chart-meaning-before = { $told }；上期 { $before }。
chart-meaning-open = { $told }；上期 { $before }，还不能比高低。
chart-meaning-none = 数据还不够，没有综合得分。
chart-meaning-full = 综合得分，数据齐全
chart-meaning-missing = 综合得分，缺 { $count } 项，可能在 { $low }–{ $high } 之间
chart-trend-below = { $unit }，{ $by }
chart-trend-note = 缺的不是 0。标出的是最高、最低和最近。竖轴从 { $lowest } 起。
chart-axis-month = { $number }
chart-axis-of-month = { $year }年，月
chart-axis-quarter = { $number ->
        [1] 一
        [2] 二
        [3] 三
       *[4] 四
    }季度
chart-axis-of-quarter = { $year }年
chart-axis-half-year = { $number ->
        [1] 上半年
       *[2] 下半年
    }
chart-axis-of-half-year = { $year }年
chart-axis-term = { $number ->
        [1] 第一学期
       *[2] 第二学期
    }
chart-axis-of-term = { $year }–{ $next }学年
chart-weeks-title = 近 { $count } 周的活动与出勤
chart-activities = 活动次数
chart-college-rate = 校方出勤率
chart-enterprise-rate = 企方出勤率
chart-weeks-caption =
    <b>{ $partnership }</b>
    近 { $count } 周（日期为每周星期一）。
    活动次数：{ $activities }。
    校方出勤率（%）：{ $college }。
    企方出勤率（%）：{ $enterprise }。
chart-which-trend = 要看哪一项的趋势？
chart-by-month = 按月
chart-by-quarter = 按季度
chart-by-half-year = 按半年
chart-by-term = 按学期
chart-by-programme-year = 按学年
chart-month = { $year }年{ $month }月
chart-quarter =
    { $year }年第{ $quarter ->
        [1] 一
        [2] 二
        [3] 三
       *[4] 四
    }季度
chart-half-year =
    { $half ->
        [first] { $year }年上半年
       *[second] { $year }年下半年
    }
chart-term =
    { $term ->
        [first] { $years }第一学期
       *[second] { $years }第二学期
    }
chart-year = { $years }学年
