# Comparing and ranking

command-compare = compare two partnerships
command-rank = rank the partnerships
compare-which = Which two partnerships?
compare-needs-two = Please name two different partnerships, as in “/compare Jinggong Jidian 2026Q3”.
compare-heading = <b>{ $one }</b> and <b>{ $two }</b>
compare-line = { $name }: { $one } / { $two }
compare-group = <b>{ $name }: { $one } / { $two }</b>
compare-nothing = Without a score on either side: { $names }.
compare-above = It may be said that { $name } is above (probability { $probability }).
compare-not-told-apart = They cannot be told apart: { $name } is above with a probability of { $probability } only, below { $least }.
compare-too-little = There is too little data to compare the composites.
rank-ask = Rank all partnerships by their composite of { $period }? Only you receive it; those that are close cannot be told apart, so please read the intervals, too.
rank-now = Rank
rank-title = Partnerships by composite: { $period }
rank-caption =
    { $period }: { $ranked } partnerships ranked, { $unranked } with too little data.
    { $lines }
rank-line = { $number }. { $name } { $score }
rank-line-above = { $number }. { $name } { $score } (clearly above the next)
rank-column-place = No.
rank-column-name = Partnership
rank-column-score = Composite
rank-column-interval = Score, 5–95 %
rank-column-places = Places
rank-column-above = And the next
rank-above = clearly above
rank-not-told-apart = cannot be told apart
rank-note = The intervals come from { $draws } draws of weights and targets within reason ({ $failed } failed); below { $least } nobody is said to be above.
rank-unranked = Too little data to be ranked: { $names }.
rank-caption-none = { $period }: none of the { $unranked } partnerships has enough data to be ranked; what is missing is told by /scores of each.
influence-title = What each indicator has to say
influence-note = Entropy weights follow how far an indicator tells the partnerships apart; they are for comparison and never make the composite. The last two columns say by how much, at most, a composite and a place would move without it.
influence-column-name = Indicator
influence-column-weight = Weight in this method
influence-column-entropy = Weight by entropy
influence-column-score = Score moves by
influence-column-rank = Place moves by
