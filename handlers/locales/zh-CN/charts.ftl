# 得分的图

command-trend = 趋势图
score-radar = 雷达图
score-bars = 贡献图
score-trends = 趋势
chart-now = 本期
chart-before = 上期
chart-missing = 缺数据
chart-contributed = 贡献
chart-possible = 可得
chart-nothing = 无
chart-goal = 目标
chart-points = 分
chart-composite = 综合得分
chart-radar-title = 五个一级指标的得分
chart-bars-title = 各指标对综合得分的贡献
chart-part = { $name } { $value }
chart-radar-caption =
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
