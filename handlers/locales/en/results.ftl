# Published results

did-publish = published results
did-object-to-result = raised an objection to results
did-answer-objection = answered an objection to results
audit-subject-publication = results { $number }

command-publish = publish results
command-results = published results
publish-heading = <b>Publish results</b> { $partnership }
publish-hint = Indicators without a value: { $missing }. Publishing freezes the results and sends them to both sides at once; each may object within { $days } days. Later corrections are listed separately.
publish-now = Publish to both
publish-too-early = That period is not over yet; please choose one that is, as in “/publish 2026Q3”.
publish-which-partnership = Publish results for which partnership?
publish-already = The results of that period are published.
published = Published
news-published = Hello { $name }! New results are published; you may object until the date given below.
news-result-objected = Hello { $name }! A side objects to published results; please answer.
news-objection-answered = Hello { $name }! The objection to the results has been answered.

results-heading = <b>Published results</b>
results-none = No results are published yet.
results-line = { $partnership }, { $period }: { $score }
results-button = { $period } { $name }
result-of = Results: { $period }
result-published =
    Published { DATETIME($at, dateStyle: "medium") }, open to objections until { DATETIME($until, dateStyle: "medium") }; { $method ->
        [0] built-in scoring method
       *[other] scoring method version { $method }
    }, checksum { $digest }
result-groups = Groups
result-indicators = All indicators
result-sum = The overall score is the sum of the contributions.
result-workings = Calculations
result-page = Web page
result-word = Word document
result-object = Raise objection
result-answer = Answer { $side }
result-objected = Your objection was submitted; an admin will answer.
result-objection = <b>{ $side } objects</b>: { $reason } (no answer yet{ $answer })
result-objection-answered = <b>{ $side } objects</b>: “{ $reason }” Answer: “{ $answer }”
result-not-found = No such results, or you may not see them.
result-caption = { $partnership }, { $period }: overall score { $score }
result-column-number = No.
result-column-name = Indicator
result-column-value = Value
result-column-score = Score
result-column-contribution = Contribution
objection-too-late = The objection period is over. If a record is wrong, please submit a correction; it will appear as a restatement.
objection-answered = Answered; both sides will read it.

result-objecting = Raise an objection to results
result-objecting-reason = Reason
    .ask = What is not right, and why?
objection-answer-send = Send answer
objection-answering = Answer the objection
objection-answering-answer = Answer
    .ask = Please write the answer; both sides will read it.

restatement-heading = <b>Restatement</b> (published figures stay; changes since then)
restatement-figure = { $name }: published { $told }, now { $now }
restatement-cause = #{ NUMBER($number, useGrouping: 0) }: { $who } { $did }{ $reason }
restatement-cause-why = #{ NUMBER($number, useGrouping: 0) }: { $who } { $did }, because: { $reason }

command-assess = write the period assessment
assessment = Assessment
assessment-of = <b>Assessment by the { $side }</b>
assessment-outcomes = What was achieved
    .ask = What was achieved in this period?
assessment-problems = Problems
    .ask = What problems were there?
assessment-next-steps = Next steps
    .ask = What are the next steps?
assess-what = { $partnership }: please sum up { $period } for your side.
assessed = Your side's assessment of { $period } is noted; it is published with the results.
assess-published = The results of that period are published; its assessment can no longer be changed.
did-assess = submitted an assessment
