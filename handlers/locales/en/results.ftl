# Published results

did-publish = published results
did-object-to-result = objected to results
did-answer-objection = answered an objection to results
audit-subject-publication = results { $number }

command-publish = publish results
command-results = published results
publish-heading = <b>Publish results</b> { $partnership }
publish-hint = Indicators without a value: { $missing }. Once published, results are frozen; both sides hear at the same time and may object within { $days } days; later corrections are told beside them.
publish-now = Publish and tell both sides
publish-too-early = That period is not over yet; please choose one that is, as in “/publish 2026Q3”.
publish-already = The results of that period are published.
published = Published
news-published = Hello { $name }! New results are published. Please have a look; below it says until when you may object.
news-result-objected = Hello { $name }! A side objects to published results; please answer.
news-objection-answered = Hello { $name }! The objection to the results was answered.

results-heading = <b>Published results</b>
results-none = No results are published yet.
results-line = { $partnership }, { $period }: { $score }
results-button = { $period } { $name }
result-of = Results: { $period }
result-published = Published { $at }, open to objection until { $until }; method version { $method }, digest { $digest }
result-groups = Groups
result-indicators = All indicators
result-sum = The composite is the sum of the contributions.
result-workings = How each was worked out
result-page = Web page
result-word = Word document
result-object = Object
result-answer = Answer the objection of the { $side }
result-objected = Your objection was handed in; an admin will answer.
result-objection = <b>{ $side } objects</b>: { $reason } (no answer yet{ $answer })
result-objection-answered = <b>{ $side } objects</b>: “{ $reason }” Answer: “{ $answer }”
result-not-found = There are no such results, or they are not yours to see.
result-caption = { $partnership }, { $period }: composite { $score }
result-column-number = No.
result-column-name = Indicator
result-column-value = Value
result-column-score = Score
result-column-contribution = Contribution
objection-too-late = The time for objections is over. If a record is wrong, please correct it: it will be told as a restatement.
objection-answered = Answered; both sides will read it.

result-objecting = Object to results
result-objecting-reason = Reason
    .ask = What is not right, and why?
objection-answering = Answer the objection
objection-answering-answer = Answer
    .ask = Please write the answer; both sides will read it.

restatement-heading = <b>Restatement</b> (what was published stays; this has changed since)
restatement-figure = { $name }: published { $told }, now { $now }
restatement-cause = #{ $number }: { $who } { $did }{ $reason }
restatement-cause-why = #{ $number }: { $who } { $did }, because: { $reason }

command-assess = sum up a period
assessment = Assessment
assessment-of = <b>Assessment by the { $side }</b>
assessment-outcomes = What was achieved
    .ask = What was achieved in this period?
assessment-problems = What was wanting
    .ask = What was wanting?
assessment-next-steps = Next
    .ask = What is next?
assess-what = { $partnership }: please sum up { $period } for your side.
assessed = Your side's assessment of { $period } is noted; it is published with the results.
assess-published = The results of that period are published; its assessment can no longer be changed.
did-assess = summed up a period
