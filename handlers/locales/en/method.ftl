# The method: weights, score ranges, caps

command-method = the method of scoring
did-method = changed the method
method-wrong = The method file cannot be used: { $problem }. Nothing was changed.
method-same = This is no other method than version { $number }, which holds now; nothing was saved.
audit-subject-method = method version { $number }
method-packaged = Version 0: the method that comes with the program
method-version = Version { $number }, since { $at }, by { $by }
method-adopted = ✓ Method version { $number } holds from now on. What was computed and published before stays as it was.
method-group = <b>{ $name } { $weight }</b>: { $parts }
method-weight = { $name } { $weight }
method-hint = <i>Weights are changed below; targets, caps and the like in the file: download it, change it, send it back.</i>
method-scope-groups = Weights of the groups
method-scope-group = Indicators of { $name }
method-download = Download the method
method-change = Send changes
method-history = Earlier versions
method-history-heading = <b>Versions of the method</b>
method-file-caption = Method version { $number }. Change it and send it back under /method; only what is to be otherwise will do.
method-read = The method was read, see below.
method-no-text = Please send a TOML file, as UTF-8 text.
method-changes = { $count ->
    [one] One thing is otherwise; please check:
   *[other] { $count } things are otherwise; please check:
}
method-changed = { $name }: { $before } → { $after }
method-import-take = Use it ({ $count ->
    [one] one change
   *[other] { $count } changes
})
method-import-leave = Leave it
method-import-left = The method was not changed.
method-import-read = The method was read, see below.

weights = Weights
weights-weights = Weights
    .ask = Please write what each weighs.
    .hint = Numbers in order, or a name before each, with spaces or on lines of their own; those of the groups add up to 100.
weights-taken = Weights received.
weights-equal = All the same
weights-say = Say them
weights-compare = Compare pairs ({ $count })
weights-how-many = { $count } numbers are needed; you wrote { $given }.
weights-all-zero = The weights must not all be 0.
weights-sum = The weights of the groups must add up to 100; they make { NUMBER($sum, maximumFractionDigits: 2) } now.

compare-progress = Comparing pairs ({ $number }/{ $total })
compare-ask = Which matters more: <b>{ $one }</b> or <b>{ $two }</b>?
compare-same = both the same
compare-3 = { $name }, a little
compare-5 = { $name }, clearly
compare-7 = { $name }, very much
compare-9 = { $name }, far more
compare-consistent = Consistency ratio { $ratio } (at most { $largest }): the answers agree, and can be used.
compare-inconsistent = Consistency ratio { $ratio }, above { $largest }: the answers contradict each other and cannot be used yet.
compare-worst = What fits the others least: { $one } and { $two }, where you chose “{ $answer }”.
compare-chosen = ✓ { $answer }
compare-take = ✓ Use these weights
compare-again = Compare again: { $one } and { $two }
compare-refused = The consistency ratio { $ratio } is too high; please compare the pair that fits least once more.

method-file = Change the method
method-file-content = Method
    .ask = Please send the changed TOML file, or paste what is to be otherwise.
    .hint = Example: [indicators.activity_frequency], on the next line monthly_cap = 5
