# The method: weights, score ranges, caps

command-method = scoring method
did-method = changed the scoring method
method-wrong = The method file cannot be used: { $problem }. Nothing was changed.
method-same = No difference from version { $number }, the current method; nothing was saved.
audit-subject-method = scoring method version { $number }
method-packaged = Version 0: built-in method
method-version = Version { $number }, since { $at }, by { $by }
method-adopted = ✓ Method version { $number } is now in use. Earlier results stay as they were.
method-group = <b>{ $name } { $weight }</b>: { $parts }
method-weight = { $name } { $weight }
method-hint = <i>Weights are changed below; targets, caps and the like in the file: download it, change it, send it back.</i>
method-scope-groups = Weights of the groups
method-scope-group = Indicators of { $name }
method-download = Download file
method-change = Send changes
method-history = Earlier versions
method-history-heading = <b>Versions of the method</b>
method-file-caption = Scoring method version { $number }. Edit it and send it back with “Send changes” under /method; the changed lines alone will do.
method-read = Method file read; see below.
method-no-text = Please send a TOML file, as UTF-8 text.
method-changes = { $count ->
    [one] One change; please check:
   *[other] { $count } changes; please check:
}
method-changed = { $name }: { $before } → { $after }
method-import-take = Use it ({ $count ->
    [one] one change
   *[other] { $count } changes
})
method-import-leave = Leave it
method-import-left = The method was not changed.
method-import-read = Method file read; see below.

weights = Weights
weights-weights = Weights
    .ask = Please enter the weights.
    .hint = Numbers in order, or “name number”, separated by spaces or line breaks; the five groups add up to 100.
weights-taken = Weights received.
weights-equal = Equal weights
weights-say = Enter weights
weights-compare = Compare pairs
weights-how-many = { $count } numbers are needed; you wrote { $given }.
weights-not-understood = I could not read “{ $said }”. Please write only names and numbers, such as “30, 20, 20, 15, 15”.
weights-all-zero = The weights must not all be 0.
weights-sum = The weights of the groups must add up to 100; they now add up to { NUMBER($sum, maximumFractionDigits: 2) }.

compare-progress = Comparing pairs ({ $number }/{ $total })
compare-ask = Which matters more: <b>{ $one }</b> or <b>{ $two }</b>?
compare-same = Equally important
compare-3 = { $name } slightly more
compare-5 = { $name } clearly more
compare-7 = { $name } much more
compare-9 = { $name } far more
compare-consistent = Consistency ratio { $ratio } (at most { $largest }): the answers agree, and can be used.
compare-inconsistent = Consistency ratio { $ratio }, above { $largest }: the answers contradict each other and cannot be used yet.
compare-worst = Least consistent: { $one } and { $two }, where you chose “{ $answer }”.
compare-chosen = ✓ { $answer }
compare-take = ✓ Use weights
compare-again = Compare again: { $one } and { $two }
compare-refused = The consistency ratio { $ratio } is too high; please compare the least consistent pair once more.

method-file = Change the method
method-file-content = Method
    .ask = Please send the edited TOML file, or paste the lines to change.
    .hint = Example: [indicators.activity_frequency], on the next line monthly_cap = 5
