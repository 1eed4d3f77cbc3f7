# Ratings: rubrics, raters, evidence, agreement

command-rubrics = start a rating round
command-rate = my ratings
closing-day-past = It cannot close before today ({ DATETIME($today, dateStyle: "medium") }).
rating-round = Start a rating round
rating-round-rubric = Rubric
    .ask = What should be rated?
rating-round-period = Period
    .ask = For which period?
rating-round-closes-on = Closes on
    .ask = Until which day can people rate?
rubrics-heading = <b>Ratings</b>: { $count ->
    [one] one round
   *[other] { $count } rounds
}
rubric-begin = + Start: { $partnership }
rubric-begun = The round has started; next, invite the raters.
rubric-open = #{ NUMBER($number, useGrouping: 0) } { $rubric }
rubric-line = <b>{ $rubric }</b> · { $period } · closes { DATETIME($closes, dateStyle: "medium") }
rubric-line-closed = <b>{ $rubric }</b> · { $period } · closed
rubric-rater = { $name } ({ $stand }): { $done }/{ $of }
rubric-invite = + Invite raters
rubric-invite-ask = Who should rate? Tapping a name sends the invitation. Include both sides; outsiders are welcome.
rubric-candidate = { $name } ({ $side })
rubric-asked = Invited
rubric-link = + Outside rater
rubric-link-made = Send this link to one outside rater (valid once, until the round closes): { $link }
rubric-close = Close now
rubric-close-ask = Close this round of “{ $name }” ({ $partnership }) now? Nobody can rate after that, and it cannot be reopened.
rubric-rater-ask = Ask { $who } to rate “{ $name }”? This cannot be taken back.
rubric-rater-yes = Ask to rate
rubric-is-closed = The round is closed
rubric-rectify = Rectify: { $item } ({ $side })
rubric-agreement = <b>Agreement between raters</b>
rubric-spread = { $item } ({ $side }): median { $median }, { $lowest }–{ $highest }, { $raters } raters
rubric-percent = Pairs that agree exactly: { $percent }%
rubric-alpha = Krippendorff's alpha: { $alpha }
rubric-problem = { $item }: median rating { $median }
standpoint-college = College
standpoint-enterprise = Enterprise
standpoint-outside = Outside

rate-none = There is nothing for you to rate.
rate-heading = <b>For you to rate</b>: { $count }
rate-button = Rate: { $rubric }
rate-item = <b>{ $number }/{ $of } { $item }</b>: { $organisation }
rate-anchor = { $level }: { $means }
rate-said = Your rating: { $level }. You can change it until the round closes.
rate-evidence-heading = <b>Records to refer to</b>
rate-evidence-none = No confirmed records on this in the period.
rate-evidence = <b>Record #{ NUMBER($number, useGrouping: 0) }</b>
rate-done = All rated, thank you! You can change your ratings until the round closes.
rate-own = { $item } ({ $side }): { $level }
rate-not-yet = not rated
rate-revise = ✎ { $item } ({ $side })
todo-ratings = <b>To rate</b>
todo-rating = { $rubric } · { $done }/{ $of } · closes { DATETIME($closes, dateStyle: "medium") }

rubric-none = No such round, or you are not invited to rate in it.
rubric-known = There is already a round for this rubric and period.
rubric-closed = This round is closed; ratings cannot change any more.
rubric-too-few-raters = At least { $need } raters must have rated; so far { $have } have.
rubric-one-side = All raters are from one side; please invite the other side or an outsider.

news-rubric-invited = Hello { $name }! You are invited to rate the partnership, one tap per item. Nobody sees your ratings, and you do not see theirs.

audit-subject-rating-round = rating round #{ NUMBER($number, useGrouping: 0) }
did-rubric-start = started a rating round
did-rubric-invite = invited a rater
did-rubric-link = invited an outside rater
did-rubric-join = accepted to rate
did-rubric-rate = rated
did-rubric-close = closed a rating round
close-unasked = Not started for this period yet: { $names }
