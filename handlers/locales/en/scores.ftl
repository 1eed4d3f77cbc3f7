# Scores, and where they come from

command-scores = the scores
command-why = where a score comes from
name-unknown = “{ $name }” is no partnership, indicator or period; please say it otherwise, as in “/scores 2026Q3”.
score-several = Please say which partnership: { $names }.

figure = { NUMBER($value, maximumFractionDigits: 1) }
figure-fine = { NUMBER($value, maximumFractionDigits: 2) }
figure-percent = { NUMBER($value, maximumFractionDigits: 0) }%
figure-none = —
figure-up = ↑ { NUMBER($value, maximumFractionDigits: 1) }
figure-down = ↓ { NUMBER($value, maximumFractionDigits: 1) }
figure-same = no change

score-which-partnership = Which partnership?
score-which-period = Which period?
score-period-hint = You can also say it: “/scores last term”, “/scores 2026Q3”.
score-periods = Another period
score-all-indicators = All indicators
score-heading = <b>{ $partnership }</b>
score-to-date = { $period }, up to { DATETIME($day, dateStyle: "medium") }
score-composite = <b>Composite { $score }</b> { $bar }
score-no-composite = <b>Composite —</b> (not enough data yet; open a group to see what is missing)
score-change = { $change } on the period before ({ $before })
score-coverage = Data cover { $coverage }; with all that is missing at 0 or at 100: { $low } to { $high }
score-coverage-full = All data are there
score-geometric = Geometric mean { $score } (how balanced the five groups are)
score-if-confirmed = Once all that waits is confirmed: { $score }
score-group = { $bar } { $name } <b>{ $score }</b>
score-group-partly = { $bar } { $name } <b>{ $score }</b> (data { $coverage })
score-group-missing = ▱▱▱▱▱▱▱▱ { $name } — (data { $coverage }, too little for a score)
score-group-not-due = ▱▱▱▱▱▱▱▱ { $name } — (nothing was due)
score-group-heading = <b>{ $name } { $score }</b>
score-method = <i>Method version { $number }, { $days } active days</i>
score-shared = <b>How the sides share the work</b>
score-shared-hosted = Hosted: college { $college }, enterprise { $enterprise }
score-shared-attendance = Present: college { $college }, enterprise { $enterprise }
score-shared-answer = Until the other side answers (median, in days): { $days }
score-shared-modes = Modes: { $modes }
score-mode = { $mode } { $count }
score-indicator = { $number } { $name } <b>{ $score }</b> ({ $value })
score-indicator-missing = { $number } { $name } — ({ $reason })
score-numbered = { $number } { $name }
score-value = { $value }{ $unit }
score-part = { $name } { $value }{ $unit }
score-parts = { $parts }
part-value = Score range
part-output = New output
part-jobs = Lasting employment

missing-not-due = nothing was due
missing-no-records = no records
missing-undefined-denominator = nothing to divide by (not partners then, for instance)
missing-one-side-only = one side only
missing-insufficient = sample too small: { $what } { $have }, needed { $need }
needed-events = events
needed-events-with-both-attendances = events with the attendance of both sides (%)
needed-party-members = party members a side
needed-active-days = active days
needed-raters = raters
needed-rated-items = items rated (%)
needed-respondents = respondents
needed-share-of-those-asked = answered of those asked (%)
needed-outlets = outlets
needed-results = results
needed-due = rectifications due

why-which = <b>Which indicator?</b>
why-heading = <b>{ $number } { $name }</b>
why-of = { $group }, { $partnership }
why-value = Value <b>{ $value }</b>, score <b>{ $score }</b> { $bar }
why-missing = No value yet: { $reason }
percentage-points = {" "}points
why-gap = { $gap }{ $unit } short of the target
why-formula = <b>How</b>: { $formula }
why-linear = <b>{ $part }</b>: 0 points at { $low }, 100 at { $target }, evenly between
why-saturating = <b>{ $part }</b>: 100 points at { $target }; each further one adds less
why-weight = <b>Weight</b>: { $weight } points when nothing is missing, { $effective } now
why-no-weight = <b>Weight</b>: { $weight } points when nothing is missing; it is not in the composite now
why-beside = <b>Beside it</b>: { $figures }
why-figure = { $name } { $value }
why-figure-percent = { $name } { $value }%
why-records = <b>Records</b>: { $counted } count, { $left_out } do not
why-one-more = One more record like #{ $number }: { $value }, score { $score }
why-one-more-composite = Composite { $change }
why-one-more-nothing = One more record like #{ $number } would not change this score
why-counted = { $count } that count
why-left-out = { $count } that do not
why-others = Other indicators
why-whole = Overview
why-counted-heading = <b>{ $number } { $name }</b>: { $count } that count
why-left-out-heading = <b>{ $number } { $name }</b>: { $count } that do not count
why-counted-line = #{ $number } { DATETIME($date, dateStyle: "medium") } { $title } (adds { $quantity })
why-left-out-line = #{ $number } { $title }: { $reason }
why-left-out-unseen = #{ $number }: still with the other side

standing-waiting = not confirmed yet
standing-returned = returned
standing-objected = objected to
standing-withdrawn = withdrawn
standing-void = void
standing-superseded = corrected since
standing-duplicate = the same again, counts once
standing-not-yet = does not count before its day
standing-not-active = outside of the partnership's time
standing-one-sided = one side only was there
standing-of-delegates = a meeting of delegates, not in this rate
standing-over-cap = over the cap
standing-no-credit = no credit for this sort
standing-own-outlet = an own outlet
standing-not-convertible = not a convertible result
standing-outside-cohort = its result is outside of the months looked at

mark-output-only = Only the output part is there; it is the score.
mark-jobs-only = Only the jobs part is there; it is the score.
mark-net-loss = A net loss: the value stays negative and scores 0.
mark-online-only = Only the online part is there; it is the value.
mark-questionnaire-only = Only the questionnaire is there; it is the value.

beside-reach = party members who came at least once
beside-events = events
beside-college-present = present, college
beside-college-expected = expected, college
beside-college-reach = came at least once, college
beside-enterprise-present = present, enterprise
beside-enterprise-expected = expected, enterprise
beside-enterprise-reach = came at least once, enterprise
beside-activities = joint activities
beside-raters = raters
beside-rated-items = items rated
beside-items = items to rate
beside-change = on the period before
beside-things = items
beside-growth = on the period before
beside-projects = projects
beside-from-college = sent by the college
beside-from-enterprise = sent by the enterprise
beside-person-months = person-months
beside-questionnaire = questionnaire
beside-online = online
beside-respondents = respondents
beside-outlets = outlets
beside-mentions = mentions
beside-readers = readers
beside-results = convertible results
beside-converted = converted
beside-amount = amount (CNY)
beside-satisfied = satisfied
beside-satisfied-low = satisfied, low
beside-satisfied-high = satisfied, high
beside-college-respondents = answered, college
beside-college-asked = asked, college
beside-enterprise-respondents = answered, enterprise
beside-enterprise-asked = asked, enterprise
beside-due = due
beside-done = done
beside-carried-in = carried in

impact-line = <b>What it moved</b>: { $moved }
impact-moved = { $name } { $before } → { $after }
impact-composite = composite

# Workings that a pocket calculator repeats
figure-exact = { NUMBER($value, maximumFractionDigits: 4) }
why-working = <b>Worked out</b>:
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
working-linear-cut = { $name }: 100 × ({ $value } − { $low }) ÷ ({ $target } − { $low }) = { $uncut }, cut to { $score }
working-saturating = { $name }: 100 × ln(1 + { $value }) ÷ ln(1 + { $target }) = { $score }
working-saturating-cut = { $name }: 100 × ln(1 + { $value }) ÷ ln(1 + { $target }) = { $uncut }, cut to { $score }
working-reach = Reach: log10(1 + { $people }) ÷ { $powers } × { $factor } = { $value }
working-reach-full = Reach: { $people } people, which makes the full { $value }
working-negative = { $name }: below zero, so 0
working-contribution = Contribution: { $score } × { $weight } ÷ 100 = { $contribution }
term-questionnaire = questionnaire
term-tone = tone
term-readers = reach

# What it rests on that is no record
source-item = { $item }: { $sides }
source-items-withheld = (Under 3 raters an item, so the items are not listed: one could tell who said what.)
source-side = { $side } { $value }
why-rectified = { $count } rectifications
why-rectified-heading = <b>{ $number } { $name }</b>: { $count } were due
why-rectified-line = #{ $number } { $problem }: { $result }
why-rectified-done = done and verified
why-rectified-open = not done
why-round = Ratings: { $name }
why-survey = Survey result: { $title }
