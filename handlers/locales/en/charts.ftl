# Scores as pictures

command-trend = trend chart
score-radar = Radar chart
score-bars = Contributions
score-trends = Trend
chart-now = this period
chart-before = previous period
chart-missing = no data
chart-contributed = contributes
chart-possible = could contribute
chart-nothing = nothing
chart-goal = target
chart-points = points
chart-composite = Overall score
chart-radar-title = Scores of the groups
chart-bars-title = What each indicator contributes
chart-part = { $name } { $value }
chart-radar-caption =
    <b>{ $partnership }</b>
    { $period }: overall score { $composite }.
    { $parts }.
chart-bars-caption =
    <b>{ $partnership }</b>
    { $period }: overall score { $composite }, made up of: { $parts }.
    Missing: { $missing }.
chart-trend-caption =
    <b>{ $partnership }</b>
    { $name } ({ $unit }): { $parts }.
chart-trend-caption-goal =
    <b>{ $partnership }</b>
    { $name } ({ $unit }, target { $goal }): { $parts }.
chart-weeks-title = Activities and attendance of { $count } weeks
chart-activities = activities
chart-college-rate = college's attendance
chart-enterprise-rate = enterprise's attendance
chart-weeks-caption =
    <b>{ $partnership }</b>
    The last { $count } weeks (dates are Mondays).
    Activities: { $activities }.
    College's attendance (%): { $college }.
    Enterprise's attendance (%): { $enterprise }.
chart-which-trend = The trend of what?
chart-by-month = By months
chart-by-quarter = By quarters
chart-by-half-year = By half-years
chart-by-term = By terms
chart-by-programme-year = By academic years
chart-month =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    } '{ $year }
chart-quarter = Q{ $quarter } '{ $year }
chart-half-year =
    { $half ->
        [first] H1 '{ $year }
       *[second] H2 '{ $year }
    }
chart-term =
    { $term ->
        [first] { $years } T1
       *[second] { $years } T2
    }
chart-year = { $years }
