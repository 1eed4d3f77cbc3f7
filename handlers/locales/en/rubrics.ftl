# Ratings: rubrics, raters, evidence, agreement

command-rubrics = have rubrics rated
command-rate = what I am asked to rate
closing-day-past = It cannot close before today ({ DATETIME($today, dateStyle: "medium") }).
rating-round = A round of rating
rating-round-rubric = Rubric
    .ask = What is to be rated?
rating-round-period = Period
    .ask = For which period?
rating-round-closes-on = Closes on
    .ask = Until which day can people rate?
rubrics-heading = <b>Ratings</b>: { $count ->
    [one] one round
   *[other] { $count } rounds
}
rubric-begin = + New round: { $partnership }
rubric-begun = The round has begun; next, invite the raters.
rubric-open = #{ $number } { $rubric }
rubric-line = <b>{ $rubric }</b> · { $period } · closes { DATETIME($closes, dateStyle: "medium") }
rubric-line-closed = <b>{ $rubric }</b> · { $period } · closed
rubric-rater = { $name } ({ $stand }): { $done }/{ $of }
rubric-invite = + Invite people of both sides
rubric-invite-ask = Who is to rate? One tap invites. Raters come from both sides, or from outside.
rubric-candidate = { $name } ({ $side })
rubric-asked = Invited
rubric-link = + Invite somebody from outside (link)
rubric-link-made = Send this link to one rater from outside (it serves once, until the round closes): { $link }
rubric-close = Close it now
rubric-is-closed = The round is closed
rubric-rectify = Raise a rectification: { $item } ({ $side })
rubric-agreement = <b>How far the raters agree</b>
rubric-spread = { $item } ({ $side }): median { $median }, { $lowest }–{ $highest }, { $raters } raters
rubric-percent = Pairs that agree exactly: { $percent }%
rubric-alpha = Krippendorff's alpha: { $alpha }
rubric-problem = { $item }: median rating { $median }
standpoint-college = College
standpoint-enterprise = Enterprise
standpoint-outside = outside

rate-none = There is nothing for you to rate.
rate-heading = <b>For you to rate</b>: { $count }
rate-button = Rate: { $rubric }
rate-item = <b>{ $number }/{ $of } { $item }</b>: { $organisation }
rate-anchor = { $level }: { $means }
rate-said = You said { $level }; it can be changed until the round closes.
rate-evidence-heading = <b>What the ledger says</b>
rate-evidence-none = No confirmed record of this period speaks for it.
rate-evidence = <b>Record #{ $number }</b>
rate-done = All rated, thank you! It can be changed until the round closes.
rate-own = { $item } ({ $side }): { $level }
rate-not-yet = not rated
rate-revise = ✎ { $item } ({ $side })
todo-ratings = <b>To rate</b>
todo-rating = { $rubric } · { $done }/{ $of } · closes { DATETIME($closes, dateStyle: "medium") }

rubric-none = There is no such round, or you are not asked to rate in it.
rubric-known = There is a round for this rubric and period already.
rubric-closed = This round is closed; ratings cannot change any more.
rubric-too-few-raters = At least { $need } raters must have rated; so far { $have } have.
rubric-one-side = The raters are all of one side; please invite the other side or somebody from outside.

news-rubric-invited = Hello { $name }! You are asked to rate the partnership: one tap an item. You do not see others' ratings, and they do not see yours.

audit-subject-rating-round = round of rating #{ $number }
did-rubric-start = had a rubric rated
did-rubric-invite = invited a rater
did-rubric-link = invited a rater from outside
did-rubric-join = accepted to rate
did-rubric-rate = rated
did-rubric-close = closed a round of rating
close-unasked = Not asked for this period yet: { $names }
