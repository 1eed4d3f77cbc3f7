# The method: weights, score ranges, caps

command-method = the method of scoring
did-method = changed the method
method-wrong = The method file cannot be used: { $problem }. Nothing was changed.
method-same = This is no other method than version { $number }, which holds now; nothing was saved.
audit-subject-method = method version { $number }
