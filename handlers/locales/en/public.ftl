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

public-comments = Comments
public-comment-by = A reader, { DATETIME($at, dateStyle: "long") }
public-comment-answer = Answer:{" "}
public-comment-answered = An admin, { DATETIME($at, dateStyle: "long") }

# What readers write on the public pages: held until an admin has looked at it.
command-comments = comments of the public
comments-full = No more comments can be taken now, as too many are unread. Please come back in a few days; what you wrote is still below.
comment-gone = That comment is not public any more.
comment-shown-already = That comment is public already.
comments-none-held = No comments to look at. { $shown ->
    [0] None are public yet.
   *[other] Public: { $shown }. Open one to take it down.
}
comment-on = <b>A reader's comment</b> { $partnership }, { $period }
comment-text = { DATETIME($at, dateStyle: "long") }: “{ $text }”
comment-answer = Answer: “{ $text }”
comment-hint = { $more ->
    [0] Once shown, anybody can read it. Please look for names of persons first.
   *[other] Once shown, anybody can read it. Please look for names of persons first. { $more } more after this one.
}
comment-pass = Show
comment-answer-pass = Answer and show
comment-decline = Don't show
comment-take-down = Take down
comment-decline-ask = This comment will not be shown. What it says is erased and cannot be brought back: “{ $text }”
comment-passed = Shown to everybody
comment-declined = Erased
comment-answering = Answer a comment
comment-answering-answer = Answer
    .ask = Please write the answer; it is shown with the comment.
news-comment-held = Hello { $name }! A reader of the public pages has written a comment for you to look at.
did-show-comment = showed a reader's comment
did-decline-comment = declined a reader's comment

public-comment-write = Write a comment
public-comment-send = Send comment
public-comment-note = Shown once an admin has read it. No account needed, nothing about you is kept; please name nobody.
public-comment-arrived = Received, thank you! It is shown once an admin has read it.
public-leave-empty = Please leave this field empty
public-too-often = Too many have been sent just now; please try again in a while. What you wrote is still below.

# The page of a public survey.
public-survey-about = { $period }, open until { DATETIME($closes, dateStyle: "long") }
public-survey-intro = { $count } questions for people who belong to neither side; leave out what you don't know. No account needed; please answer once only.
public-survey-comment = Anything else? (Optional; please name nobody)
public-survey-send = Send answers
public-survey-thanks = Received, thank you! Once it has closed, the results are here.
public-survey-cookies = Not taken: your browser does not let this page keep a random number, by which everybody answers once only. Please allow it and send again.
survey-sheet-empty = Nothing is answered yet; please choose at least one answer.
survey-web-link-is = Without Telegram, people answer on this page: { $link }
