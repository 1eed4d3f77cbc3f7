# Scores, and where they come from

command-scores = scores
command-why = how a score is made up
name-unknown = Nothing found for “{ $name }”. Try a partnership, an indicator or a period, e.g. “/scores 2026Q3”.
score-several = Please say which partnership: { $names }.

figure = { NUMBER($value, maximumFractionDigits: 1) }
figure-fine = { NUMBER($value, maximumFractionDigits: 2) }
figure-tenth = { NUMBER($value, minimumFractionDigits: 1, maximumFractionDigits: 1) }
figure-hundredth = { NUMBER($value, minimumFractionDigits: 2, maximumFractionDigits: 2) }
figure-percent = { NUMBER($value, maximumFractionDigits: 0) }%
figure-none = —
figure-up = ↑ { NUMBER($value, maximumFractionDigits: 1) }
figure-down = ↓ { NUMBER($value, maximumFractionDigits: 1) }
figure-same = no change

score-which-partnership = Which partnership?
score-which-period = Which period?
score-period-hint = You can also type “/scores last term” or “/scores 2026Q3”.
score-periods = Another period
score-all-indicators = All indicators
score-heading = <b>{ $partnership }</b>
score-to-date = { $period }, up to { DATETIME($day, dateStyle: "medium") }
score-composite = <b>Overall score { $score }</b> { $bar }
score-no-composite = <b>Overall score —</b> (not enough data yet; open a group to see what is missing)
score-change = { $change } on the previous period ({ $before })
score-coverage = Data coverage { $coverage }; with everything missing at 0 the score would be { $low }, at 100 it would be { $high }
score-coverage-full = Data complete
score-geometric = Geometric mean { $score } (the closer to the overall score, the more balanced the groups)
score-if-confirmed = If all pending records are confirmed: { $score }
score-group = { $bar } { $name } <b>{ $score }</b>
score-group-partly = { $bar } { $name } <b>{ $score }</b> (coverage { $coverage })
score-group-missing = ▱▱▱▱▱▱▱▱ { $name } — (data coverage { $coverage }, not scored)
score-group-not-due = ▱▱▱▱▱▱▱▱ { $name } — (no rectification was due)
score-group-heading = <b>{ $name } { $score }</b>
score-method =
    <i>{ $number ->
        [0] Built-in scoring method
       *[other] Scoring method version { $number }
    }, { $days ->
        [1] one day
       *[other] { $days } days
    } of partnership</i>
score-shared = <b>How the sides share the work</b>
score-shared-hosted = Share of events hosted: college { $college }, enterprise { $enterprise }
score-shared-attendance = Share of those present: college { $college }, enterprise { $enterprise }
score-shared-answer = Median time until the other side answers: { $days } days
score-shared-modes = Modes: { $modes }
score-shared-reached = People reached: { $counted }
score-shared-gave = Who gave, by activity: { $counted }
score-shared-gained = Who gained, by activity: { $counted }
score-shared-forces = New productive forces: { $counted }
score-shared-topics = Topics of study: { $counted }
score-shared-stages = Commercialised results: { $counted }
score-mode = { $mode } { $count }
score-indicator = { $number } { $name } <b>{ $score }</b> ({ $value })
score-indicator-missing = { $number } { $name } — ({ $reason })
score-numbered = { $number } { $name }
score-value = { $value }{ $unit }
score-money = CNY { NUMBER($yuan) }{ $per }
score-part = { $name } { $value }
score-parts = { $parts }
part-value = Score range
part-output = New output value
part-jobs = New stable jobs

missing-not-due = no rectification was due
missing-no-records = no records
missing-undefined-denominator = cannot be computed (e.g. not yet partners)
missing-one-side-only = data from one side only
missing-insufficient = sample too small: { $what } { $have }, needed { $need }
needed-events = events
needed-events-with-both-attendances = events with the attendance of both sides (%)
needed-party-members = party members per side
needed-active-days = days of partnership
needed-raters = raters
needed-rated-items = items rated (%)
needed-respondents = respondents
needed-share-of-those-asked = response rate (%)
needed-outlets = media outlets
needed-results = results
needed-due = rectifications due

why-which = <b>Which indicator?</b>
why-heading = <b>{ $number } { $name }</b>
why-of = { $group }, { $partnership }
why-value = Value <b>{ $value }</b>, score <b>{ $score }</b> { $bar }
why-missing = No value yet: { $reason }
percentage-points = {" "}percentage points
why-gap = { $gap } below target
why-gap-of = { $part }: { $gap }
why-formula = <b>Formula</b>: { $formula }
why-linear = <b>{ $part }</b>: { $low } scores 0, { $target } scores 100, in proportion between
why-saturating = <b>{ $part }</b>: { $target } scores 100; each further one adds a little less
why-weight = <b>Weight</b>: { $weight } points with full data, { $effective } now
why-no-weight = <b>Weight</b>: { $weight } points with full data, not counted now
why-beside = <b>For reference</b>: { $figures }
why-figure = { $name } { $value }
why-figure-percent = { $name } { $value }%
why-records = <b>Records</b>: { $counted } counted, { $left_out } not counted
why-one-more = One more record like #{ NUMBER($number, useGrouping: 0) }: value { $value }, score { $score }
why-one-more-composite = Overall score { $change }
why-one-more-nothing = One more record like #{ NUMBER($number, useGrouping: 0) } would not change this score
why-counted = Counted ({ $count })
why-left-out = Not counted ({ $count })
why-others = Other indicators
why-whole = Overview
why-counted-heading = <b>{ $number } { $name }</b>: { $count } counted
why-left-out-heading = <b>{ $number } { $name }</b>: { $count } not counted
why-counted-line = #{ NUMBER($number, useGrouping: 0) } { DATETIME($date, dateStyle: "medium") } { $title } (adds { $quantity })
why-left-out-line = #{ NUMBER($number, useGrouping: 0) } { $title }: { $reason }
why-left-out-unseen = #{ NUMBER($number, useGrouping: 0) }: in review on the other side

standing-waiting = not confirmed yet
standing-returned = returned
standing-objected = under objection
standing-withdrawn = withdrawn
standing-void = void
standing-superseded = corrected since
standing-duplicate = a duplicate, counted once
standing-not-yet = does not count before its day
standing-not-active = outside the partnership's dates
standing-one-sided = only one side was present
standing-of-delegates = delegates' meeting, not in this rate
standing-without-names = old ledger with numbers but no names, not in this rate
standing-over-cap = over the cap
standing-no-credit = no credit for this type
standing-own-outlet = own media
standing-not-convertible = not a result that can be commercialised
standing-outside-cohort = its result is outside the months counted

mark-output-only = Only new output value is available; it alone makes the score.
mark-jobs-only = Only new stable jobs are available; they alone make the score.
mark-net-loss = A net loss: the value stays negative and scores 0.
mark-online-only = Only the online part is available; it alone makes the value.
mark-questionnaire-only = Only the questionnaire is available; it alone makes the value.

beside-counted-events = activities in old ledgers that have numbers only
beside-counted-present = of these, attendances
beside-counted-expected = of these, expected
beside-reach = party members who took part at least once
beside-events = events
beside-college-present = college: present
beside-college-expected = college: expected
beside-college-reach = college: took part at least once
beside-enterprise-present = enterprise: present
beside-enterprise-expected = enterprise: expected
beside-enterprise-reach = enterprise: took part at least once
beside-activities = joint activities
beside-raters = raters
beside-rated-items = items rated
beside-items = items to rate
beside-change = on the previous period
beside-things = items
beside-growth = on the previous period
beside-projects = projects
beside-from-college = sent by the college
beside-from-enterprise = sent by the enterprise
beside-person-months = person-months
beside-questionnaire = questionnaire
beside-online = online
beside-respondents = responses
beside-outlets = media outlets
beside-mentions = media reports
beside-readers = reach
beside-results = results that can be commercialised
beside-converted = commercialised
beside-amount = amount (CNY)
beside-satisfied = satisfied
beside-satisfied-low = satisfied, low
beside-satisfied-high = satisfied, high
beside-college-respondents = college: responses
beside-college-asked = college: invited
beside-enterprise-respondents = enterprise: responses
beside-enterprise-asked = enterprise: invited
beside-due = due
beside-done = done
beside-carried-in = carried in

impact-line = <b>Effect</b>: { $moved }
impact-moved = { $name } { $before } → { $after }
impact-composite = overall score

# Workings that a pocket calculator repeats
figure-exact = { NUMBER($value, maximumFractionDigits: 4) }
why-working = <b>Calculation</b>:
working-value = Value
working-value-of = { $part }
working-score = Score
working-score-of = { $part }, score
working-quotient = { $name }: { $numerator } ÷ { $denominator } = { $value }
working-quotient-times = { $name }: { $numerator } ÷ { $denominator } × { $factor } = { $value }
working-mean = { $name }: ({ $terms }) ÷ { $count } = { $value }
working-sum = { $name }: { $terms } = { $value }
working-weighted-term = { $weight } × { $name } { $value }
working-plus = { $one } + { $two }
working-linear = { $name }: 100 × ({ $value } − { $low }) ÷ ({ $target } − { $low }) = { $score }
working-linear-cut = { $name }: 100 × ({ $value } − { $low }) ÷ ({ $target } − { $low }) = { $uncut }, counted as { $score }
working-saturating = { $name }: 100 × ln(1 + { $value }) ÷ ln(1 + { $target }) = { $score }
working-saturating-cut = { $name }: 100 × ln(1 + { $value }) ÷ ln(1 + { $target }) = { $uncut }, counted as { $score }
working-reach = Reach: log10(1 + { $people }) ÷ { $powers } × { $factor } = { $value }
working-reach-full = Reach: { $people } people, which makes the full { $value }
working-negative = { $name }: below zero, so 0
working-contribution = Contribution: { $score } × { $weight } ÷ 100 = { $contribution }
term-questionnaire = questionnaire
term-tone = tone
term-readers = reach

# What it rests on that is no record
source-item = { $item }: { $sides }
source-items-withheld = (Fewer than 3 raters per item: single items are not shown, to keep ratings private.)
source-side = { $side } { $value }
why-rectified = Rectifications ({ $count })
why-rectified-heading = <b>{ $number } { $name }</b>: { $count } were due
why-rectified-line = #{ NUMBER($number, useGrouping: 0) } { $problem }: { $result }
why-rectified-done = done and verified
why-rectified-open = not done
why-round = Ratings: { $name }
why-survey = Survey result: { $title }
