# Comparing and ranking

command-compare = compare two partnerships
command-rank = rank the partnerships
compare-which = Which two partnerships?
compare-needs-two = Please name two different partnerships, as in “/compare Jinggong Jidian 2026Q3”.
compare-heading = <b>{ $one }</b> and <b>{ $two }</b>
compare-line = { $name }: { $one } / { $two }
compare-group = <b>{ $name }: { $one } / { $two }</b>
compare-nothing = No score in either partnership: { $names }.
compare-above = { $name } scores higher (confidence { $probability }).
compare-not-told-apart = Too close to call: { $name } is higher with only { $probability } confidence, below { $least }.
compare-too-little = There is too little data to compare the overall scores.
rank-ask = Rank all partnerships by overall score for { $period }? Only you will see it. Close scores cannot be told apart; please read the intervals, too.
rank-now = Rank
rank-title = Partnerships by overall score: { $period }
rank-caption =
    { $period }: { $ranked } partnerships ranked, { $unranked } with too little data.
    { $lines }
rank-line = { $number }. { $name } { $score }
rank-line-above = { $number }. { $name } { $score } (clearly above the next)
rank-column-place = No.
rank-column-name = Partnership
rank-column-score = Overall score
rank-column-interval = Score range (5%–95%)
rank-column-places = Places
rank-column-above = Against the next
rank-above = clearly above
rank-not-told-apart = too close to call
rank-note = Intervals come from { $draws } runs with weights and targets varied within reason ({ $failed } failed); differences below { $least } confidence are not called.
rank-unranked = Too little data to be ranked: { $names }.
rank-caption-none = { $period }: none of the { $unranked } partnerships has enough data to be ranked; /scores of each shows what is missing.
influence-title = Influence of each indicator
influence-note = Entropy weights follow how far an indicator separates the partnerships; they are for comparison only and never make the overall score. The last two columns show by how much, at most, a score and a place would move without it.
influence-column-name = Indicator
influence-column-weight = Weight in this method
influence-column-entropy = Weight by entropy
influence-column-score = Score moves by
influence-column-rank = Place moves by
