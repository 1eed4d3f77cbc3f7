# Scores as pictures

command-trend = trend chart
score-groups-chart = Group scores
score-bars = Contributions
score-trends = Trend
chart-now = this period
chart-before = previous period
chart-missing = missing
chart-nothing = nothing
chart-goal = target { $goal }
chart-points = points
chart-composite = Overall score
chart-bars-title = What makes up the overall score of { $composite }
chart-part = { $name } { $value }
chart-groups-caption =
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
chart-bars-below = { $period }. Dark: reached; light: possible
chart-groups-title = Scores of the groups
chart-could-be = where missing data could put it
chart-missing-count = { $count } missing
chart-not-due = nothing was due
chart-without-weight = nothing due: no weight
chart-weight-shared = missing: its weight is shared out
chart-group-out = too little of the group: not counted
chart-meaning = { $told }.
chart-meaning-before = { $told }; { $before } in the previous period.
chart-meaning-open = { $told }; { $before } in the previous period: too early to compare.
chart-meaning-none = Not enough data for an overall score yet.
chart-meaning-full = Overall score, nothing missing
chart-meaning-missing = Overall score, { $count } missing, so it may be { $low }–{ $high }
chart-trend-below = { $unit } · { $by }
chart-trend-note = Missing is not 0. Labelled: highest, lowest and latest. The axis starts at { $lowest }.
chart-axis-month = { $number }
chart-axis-of-month = { $year }, month
chart-axis-quarter = Q{ $number }
chart-axis-of-quarter = { $year }
chart-axis-half-year = H{ $number }
chart-axis-of-half-year = { $year }
chart-axis-term = Term { $number }
chart-axis-of-term = { $year }–{ $next }
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
