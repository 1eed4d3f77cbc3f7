# The weekly digest: its nine parts, and a quiet week

command-digest = weekly digest
digest-ask-partnership = The digest of which partnership?
digest-heading = <b>Weekly digest</b> { $partnership }, { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }
digest-summary =
    { $activities ->
        [0] No joint activities
        [1] One joint activity
       *[other] { $activities } joint activities
    }; { $outcomes ->
        [0] no new or updated exchanges or outcomes
        [1] one new or updated exchange or outcome
       *[other] { $outcomes } new or updated exchanges and outcomes
    }; { $waiting ->
        [0] all confirmed.
        [1] one record awaits confirmation.
       *[other] { $waiting } records await confirmation.
    }
digest-summary-none = No new records this week.
digest-cut-off = Figures as of { DATETIME($at, dateStyle: "medium", timeStyle: "short") }. Both sides see the same figures.
digest-cut-off-of = Figures as of { DATETIME($at, dateStyle: "medium", timeStyle: "short") }: { $confirmed } of { $whole } records confirmed ({ $share }%). Both sides see the same figures.
digest-running = The week is still running; figures so far.
digest-late = Sorry, this digest is late.
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
digest-attended = { $side }: { $present } of { $expected } present ({ $rate }%)
digest-attended-change = { $side }: { $present } of { $expected } present ({ $rate }%; { $change } on the week before)
digest-outcomes = <b>Exchanges and outcomes</b>
digest-listed = #{ NUMBER($number, useGrouping: 0) } { $title } ({ $kind })
digest-words = <i>“{ $words }”</i>
digest-indicators = <b>Indicators, academic year to date</b>: changed or below target
digest-indicator = { $number } { $name } { $value }{ $ratio }{ $change }{ $gap }
digest-ratio = { " " }({ $numerator }/{ $denominator })
digest-ratios = { " " }({ $terms })
digest-side-ratio = { $side } { $numerator }/{ $denominator }
digest-in-days = { " " }({ $numerator } in { $denominator } days)
digest-scored = , score { $score }
digest-moved-from = , { $before } the week before
digest-gap = , { $gap } below target
digest-practices = <b>Good practice</b>
digest-todo = <b>Your to-do list</b>: { $count }
digest-plan = <b>Coming up</b>
digest-restatements = <b>Restatements</b>
digest-composite = overall score
digest-restated-figure = Published for { $period }: { $name } { $told } → { $now }
digest-restated = #{ NUMBER($number, useGrouping: 0) } { $title }: { $who } { $did }; scores updated
digest-restated-because = #{ NUMBER($number, useGrouping: 0) } { $title }: { $who } { $did }, because “{ $reason }”; scores updated
digest-chart = Recent weeks
digest-chart-none = A chart needs attendance from at least three weeks.
digest-before = ← Week before
digest-after = Week after →
digest-refresh = ⟳ Refresh
digest-shown = Up to date
digest-in-future = That week has not started; please choose this week or an earlier one.
digest-before-partnership = The partnership had not started then; please choose a later week.
digests-all = All partnerships (last week)
digests-none = There is no digest of that week yet; it is made on Monday at midnight.
digests-heading = <b>Weekly digest</b> { $count ->
        [one] One partnership
       *[other] { $count } partnerships
    }, { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }
digests-summary = In all: joint activities { $activities }, new or changed exchanges and outcomes { $outcomes }, waiting to be confirmed { $waiting }.
digests-owed = You have { $count ->
        [one] one thing
       *[other] { $count } things
    } to do: /todo
digests-silent = { $count ->
        [one] One partnership has
       *[other] { $count } partnerships have
    } had no joint activity for more than { $days } days: /silent
digests-line = { $partnership }: { $parts }
digests-bare = { $partnership }
digests-part = { $what ->
        [todo] { $count } to do
        [activities] { $count ->
            [one] one activity
           *[other] { $count } activities
        }
        [outcomes] { $count ->
            [one] one exchange or outcome
           *[other] { $count } exchanges and outcomes
        }
        [waiting] { $count } waiting
       *[restated] { $count ->
            [one] one restatement
           *[other] { $count } restatements
        }
    }
digests-quiet = { $count ->
        [one] One more partnership had
       *[other] { $count } more partnerships had
    } no new records this week, and nothing for you to do.
