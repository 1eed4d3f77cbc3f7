# The public pages of results: for anybody to read, without names of persons.

public-name = Gongjian results
public-brand = Gongjian
public-what = published results
public-skip = Skip to the content
public-links = Language and downloads
public-note = These pages name no persons. All figures are those that were published, computed from records that both sides confirmed.
public-word = Word
public-data = Data (JSON)
public-digest = Checksum
public-index = Published results
public-index-lead = { $results ->
    [0] No results are published yet.
   *[other] { $partnerships } { $partnerships ->
            [one] partnership
           *[other] partnerships
        }, { $results } { $results ->
            [one] result
           *[other] results
        }. Choose a name to see its periods. Listed in the order in which they were set up, not by score.
}
public-partnership-lead = { $results } { $results ->
        [one] result
       *[other] results, the latest first
    }.
public-period-lead = { $results } { $results ->
        [one] partnership
       *[other] partnerships, in the order in which they were set up, not by score
    }.
public-partnership = Partnership
public-period-column = Period
public-periods = By period
public-more = More
public-others = All periods
public-period = { $period } ({ DATETIME($first, dateStyle: "long") } to { DATETIME($last, dateStyle: "long") })
public-published = Published on { DATETIME($at, dateStyle: "long") } to both sides at once; open to objections until { DATETIME($until, dateStyle: "long") }: { $objections }
public-published-on = Published on { DATETIME($at, dateStyle: "long") }
public-no-objection = none received
public-objection = { $side } objected, not answered yet
public-objection-answered = { $side } objected, answered
public-composite = Overall score
public-no-composite = There is too little data for an overall score.
public-complete = All { $count } indicators have data.
public-partial = { $count } { $count ->
        [one] indicator is
       *[other] indicators are
    } missing: { $low } if all of that scored 0, { $high } if it scored 100.
public-before = { $before } in the period before.
public-before-between = { $before } in the period before; with what was missing then, between { $low } and { $high }.
public-not-comparable = <b>Which of the two is higher cannot be said yet.</b>
public-restated-hint = Corrected since; see below.
public-told = { $name }: { $score }
public-told-before = { $name }: { $score }, and { $before } in the period before
public-key-now = This period
public-key-before = Before
public-key-missing = Where missing data could put it
public-indicators = Indicators
public-number = No.
public-indicator = Indicator
public-value = Value
public-scale = 0 → 100 points
public-score = Score
public-contribution = Contribution / possible
public-receipt = Details
public-sum = Sum of the contributions
public-assessments = What both sides say
public-shared = How the sides share the work
public-restated = Corrections since publication
public-restated-mark = corrected
public-restated-note = The table above keeps the figures that were published.
public-restated-figure = { $name }: published { $told }, now { $now }
public-restated-by = Caused by { $count } { $count ->
        [one] change
       *[other] changes
    } in the ledger, the latest on { DATETIME($latest, dateStyle: "long") }.
public-method = { $number ->
    [0] Built-in scoring method
   *[other] Scoring method version { $number }
}
public-method-lead = How each indicator is computed and what it weighs, out of 100 points.
