# The weekly digest: its nine parts, and a quiet week

command-digest = the digest of this week or of an earlier one
digest-ask-partnership = The digest of which partnership?
digest-heading = <b>Weekly digest</b> { $partnership }, { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }
digest-summary =
    The two sides did { $activities ->
        [1] one activity
       *[other] { $activities } activities
    } together; { $outcomes ->
        [1] one exchange or outcome is
       *[other] { $outcomes } exchanges and outcomes are
    } new or changed; { $waiting ->
        [0] everything is confirmed.
        [1] one record waits to be confirmed.
       *[other] { $waiting } records wait to be confirmed.
    }
digest-summary-none = There are no new records this week.
digest-cut-off = Figures as of { DATETIME($at, dateStyle: "medium", timeStyle: "short") }. Both sides read the same.
digest-cut-off-of = Figures as of { DATETIME($at, dateStyle: "medium", timeStyle: "short") }: { $confirmed } of { $whole } records confirmed ({ $share }%). Both sides read the same.
digest-running = The week is not over; this is how it stands now.
digest-running-quiet = The week is not over; this is how it stands now.
digest-late = This digest is late. Sorry!
digest-quiet = <b>Weekly digest</b> { $partnership }, { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }: no new records, and nothing to do.
digest-quiet-short = <b>Weekly digest</b> { $partnership }, { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }: no new records.
digest-activities = <b>Activities</b>
digest-counted =
    { $name }: { $confirmed } confirmed{ $waiting ->
        [0] { "" }
       *[other] , { $waiting } waiting
    }
digest-mode = { $name } { $count }
digest-modes = Modes: { $modes }
digest-attendance = <b>Attendance</b>
digest-attended = { $side }: { $present } of { $expected } expected were present, { $rate }%
digest-attended-change = { $side }: { $present } of { $expected } expected were present, { $rate }% ({ $change } on the week before)
digest-outcomes = <b>Exchanges and outcomes</b>
digest-listed = #{ $number } { $title } ({ $kind })
digest-words = <i>“{ $words }”</i>
digest-indicators = <b>Indicators of the programme year to date</b>: moved, or off target
digest-indicator = { $number } { $name } { $value }{ $ratio }{ $change }{ $gap }
digest-ratio = { " " }({ $numerator }/{ $denominator })
digest-ratios = { " " }({ $terms })
digest-side-ratio = { $side } { $numerator }/{ $denominator }
digest-in-days = { " " }({ $numerator } in { $denominator } days)
digest-scored = , score { $score }
digest-moved-from = , { $before } the week before
digest-gap = , { $gap } to the target
digest-practices = <b>Good practice</b>
digest-todo = <b>Waiting for you</b>: { $count }
digest-plan = <b>Coming up</b>
digest-restatements = <b>Restatements</b>
digest-composite = composite
digest-restated-figure = Published for { $period }: { $name } { $told } → { $now }
digest-restated = #{ $number } { $title }: { $who } { $did }; scores follow
digest-restated-because = #{ $number } { $title }: { $who } { $did }, because “{ $reason }”; scores follow
digest-chart = The last weeks as a chart
digest-chart-none = Fewer than three weeks have attendance: there is no chart yet.
digest-before = ← Week before
digest-after = Week after →
digest-refresh = ⟳ Refresh
digest-shown = Up to date
digest-in-future = That week has not begun; please choose this week or an earlier one.
digest-before-partnership = The partnership had not begun then; please choose a later week.
