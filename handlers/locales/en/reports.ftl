# What people write of what happened: the cards of what was read, and what is said of the rest.

report-quotes = In quotation marks: your own words
report-quotes-number = { $number } of { $total }; in quotation marks: your own words
report-whole-text = all that you wrote
report-missing = { $count ->
    [one] One more question after this.
   *[other] { $count } more questions after this.
}
report-passed = Not logged: “{ $words }” is yet to come
report-events = <b>{ $count } events in what you wrote</b>; in quotation marks: your own words
report-event = <b>{ $number } { $form }</b>: complete
report-event-lacks = <b>{ $number } { $form }</b>: still needed: { $fields }
report-event-doubts = <b>{ $number } { $form }</b>: { $count } to settle
report-comma = {", "}
report-submit = Submit { $count }
report-look = Open { $number }
report-fill = Fill in { $number }
report-settle = Settle { $number }
report-drop = Drop { $number }
report-others = ‹ { $count } more from the same text
report-plan = Plan what is to come
report-plan-day = Plan { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
report-unlisted = Not on the roster: { $names }; please check the attendance
report-outside = You wrote “{ $organisation }”, which is not in this partnership; tap “Cancel” if it is about another event
report-unclear = “{ $words }” is not filled in: { $why }
report-reading = Reading “{ $name }”…
report-read = “{ $name }” has been read.
report-offer = That is a longer text. Read all of it as a draft record?
report-not-read = I could not read that. Please send /log and answer the questions; your words are still above.
report-ask-partnership = Which partnership is “{ $words }” about?
report-chosen = { $partnership }
report-plan-not-yours = “{ $words }” is yet to come. A coordinator can plan it with /plan.
report-whole = Read it all
report-here = { $name }, please continue in our private chat.
report-open = Private chat
report-gone = The drafts of that text were submitted, discarded or have expired. Please send it again.
form-answer-in-words = { $label }: “{ $words }”
form-answer-read = { $label }: { $value } ← “{ $words }”
form-doubt = <b>{ $mark } { $field }?</b> “{ $words }” { $why }.
form-doubt-choice = { $mark } { $choice }
form-doubt-attendance = These { $count }
form-doubt-other = Other
form-doubt-day = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
} { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
doubt-several = can be read in several ways
doubt-uncertain = is not certain
doubt-not-in-calendar = is not in the calendar
doubt-future = is yet to come
doubt-namesake = is more than one person on the roster
doubt-near-name = is not on the roster, but names like it are
doubt-count-differs = differs from the names given
wanted-log = Log a record
wanted-todo = To-do list
wanted-events = Events
wanted-help = How to use it
