# Filling in: questions, buttons, hints

form-back = ‹ Back
form-skip = Skip
form-keep = Keep as it is
form-clear = Clear
form-submit = Submit
form-save = Save
form-start = Start
form-plan = Plan
form-confirm = ✓ Confirm
form-continue = Continue
form-more = Add details
form-change = Change an answer
form-change-close = Close
form-held = “{ $words }” is not filled in yet. Please look at the question first.
form-held-take = Use these words
form-same = Same as last time
form-done = Done
form-done-count = Done ({ $count })
form-page-previous = ‹ Previous
form-page-next = Next ›
form-ticked = ✓ { $label }
form-unticked = ○ { $label }
form-yes = Yes
form-no = No
form-none = None
form-list = { $items }
form-today = Today
form-yesterday = Yesterday
form-tomorrow = Tomorrow
form-calendar = Calendar
form-month =
    { $month ->
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
    } { $year }
form-date = { DATETIME($date, dateStyle: "full") }

form-day-hint = Tap, or type it: “yesterday”, “last Friday”, “20 Nov”.
form-day-hint-future = Tap, or type it: “tomorrow”, “next Friday”, “20 Nov”.
form-moment-hint = Tap, or type it: “14:30”, “2pm”.
form-next-day = { $time } the next day
form-text-hint = Up to { $maximum } characters; paragraphs are fine.

form-required = This is required; please answer it first.
form-use-buttons = Please use the buttons below.
form-old-button = This button no longer works; please use those of the current question.
form-text-not-file = Please answer this one in words or with a button.
form-needs-words = Please answer in words; emoji or symbols alone do not say enough.
form-name-absent = “{ $name }” was away? Please name only those who took part.
form-name-too-long = A name has { $maximum } characters at most; separate several by commas or lines.
form-text-too-long = At most { $maximum } characters; this has { $length }. Please shorten it.
form-choose-one = Please choose one of the options, or type its name or number.
form-tick-one = Please choose at least one.
form-tick-some = Please choose from the options, or type their names or numbers, separated by commas.
form-yes-or-no = Please answer yes or no.
form-answer-invalid = “{ $field }” is not right yet; please fill it in again.
form-still-missing = “{ $field }” is still missing; please add it and submit again.
form-already-submitted = This has been submitted; nothing more is needed.

date-not-understood = I could not read that date. Please type it like “20 Nov” or “2026-11-20”.
date-not-in-calendar = There is no day “{ $typed }”; please check it.
date-too-far = The year should be from { $earliest } to { $latest }; please check it.
date-ambiguous = “{ $typed }” may be { DATETIME($one, dateStyle: "long") } or { DATETIME($two, dateStyle: "long") }. Please type it like “2026-11-20”.
date-serial = “{ $typed }” looks like a spreadsheet's number for { DATETIME($date, dateStyle: "long") }. If that is the day, please type “{ $iso }”.
date-other-weekday = Date and weekday do not match: { DATETIME($date, dateStyle: "full") }. Please check.
date-one-day = Please give one day only, like “20 Nov”.
date-in-future = Please give today's date or an earlier one.
time-not-understood = I could not read that time. Please type it like “14:30” or “2pm”.
time-end-of-day = 24:00 is 00:00 of the next day; please enter it for that day.
end-before-start = The end must be later than the start: now it starts at { $start } and ends at { $end }.

evidence-received = Received: { $items }.
evidence-caption-said = “{ $caption }”
evidence-reused = This photo is already used in “{ $record }”; please check that it is the right one.
evidence-albums =
    { $albums ->
        [one] 1 album
       *[other] { $albums } albums
    } ({ $photos ->
        [one] 1 photo
       *[other] { $photos } photos
    })
evidence-photos =
    { $count ->
        [one] 1 photo
       *[other] { $count } photos
    }
evidence-documents =
    { $count ->
        [one] 1 document
       *[other] { $count } documents
    }
evidence-links =
    { $count ->
        [one] 1 link
       *[other] { $count } links
    }
evidence-not-text = Please send photos, documents, or a link that starts with http.
evidence-too-large = “{ $name }” is over { $megabytes } MB and was not taken. Please send a smaller copy, or a link to it.
evidence-not-fetched = “{ $name }” could not be fetched and is missing from the evidence. Please send it again, or a link to it.
evidence-too-many = At most { $maximum } pieces of evidence.

person-hint = Tap, or type a name or a part of it to search.
person-as-typed = Use “{ $name }”
person-show-all = Show all
person-not-a-name = Please give one person's name, without digits or symbols.
people-hint = Tap, or type or paste several names, separated by commas.
people-chosen = Chosen: { $names }.
people-not-understood = Please give names, like “Zhang Wei, Li Na”.

attendance-hint = Everyone is marked present; tap those who were not. Or type “all but { $name }”, or paste the names of those present.
attendance-hint-checked-in = Filled in from check-ins; anyone who did not check in is marked absent. Tap those who were there anyway, or paste the names of those present.
attendance-all-present = All present ({ $count })
attendance-done = Done ({ $present } of { $expected } present)
attendance-stale = The date or branches have changed, and so has the list of people expected. Please check attendance again.
attendance-nobody-expected = The roster has no party members for that day. Please have your coordinator complete it with /roster, then come back.
attendance-others = Also present, not on the roster: { $names }.
attendance-ambiguous = Several people on the roster share a name: { $names }. Please tap the right one.
attendance-why = Reason for the absence of { $names }?
attendance-why-hint = Only your side and admins see the reasons.
attendance-away-too = Also absent: { $names }.
attendance-same-reason = Same for all { $count }
attendance-was-there = Was present
attendance-unknown = Not on the roster: { $names }. What should I do?
attendance-what-now = What should I do?
attendance-not-read = I could not read: { $texts }.
attendance-elsewhere = In a branch that did not take part: { $people }.
attendance-not-that-day = Not yet on the roster that day: { $names }.
attendance-of-branch = { $name } ({ $branch })
attendance-title = Taken as a title, not as names: { $texts }.
attendance-counted = You wrote that { $said } were present; by the list it is { $present }. Please check.
attendance-meant = { $typed } → { $name }
attendance-unknown-guests = Others present
attendance-unknown-ignore = Ignore
attendance-unknown-again = Type again
attendance-choose-reason = Please choose a reason: on business, sick leave, personal leave, on duty or other.
attendance-not-understood = Please type the names of those present, or something like “all but { $name }”.
attendance-without-names = { $numbers } (old ledger, numbers only)
attendance-without-names-together = { $numbers } (old ledger, numbers only, of both sides together)
attendance-without-names-expected = { $expected } expected
attendance-without-names-present = { $present } present
attendance-numbers =
    { $present } of { $expected } present{ $others ->
        [0] { "" }
        [one] , and 1 other
       *[other] , and { $others } others
    }
attendance-absence = { $name } ({ $reason })
attendance-with-absences = { $numbers }; absent: { $absences }
attendance-counted-twice = Somebody is counted twice; please check the attendance again.
attendance-does-not-add-up = { $expected } expected, { $present } present and { $absent } absent do not add up; please check the attendance again.
attendance-branches-changed = The branches that took part have changed; please check the attendance again.

form-pick-hint = Tap one, or type part of the name.
form-pick-all = Show all
form-pick-none = Nothing found for “{ $text }”; please try another word.
form-number-not-understood = Please enter a number, such as 120 or 1.5.
form-number-which-unit = Is “{ $number }” in yuan or in 10,000 yuan? Please add the unit, such as “300万元” or “CNY 3,000”.
form-number-open = Please enter one exact number, such as { $number }.
form-number-range = Please enter a number from { $minimum } to { $maximum }.
form-number-decimals = At most { $decimals } decimals, please.
form-number-whole = Please enter a whole number.
form-link-hint = Paste the address, such as https://example.com/news.
form-link-not-understood = That does not look like a web address; please paste it in full, starting with http.
form-reference-hint = Tap a registered project, or type its contract number.
unit-ten-thousand-cny = CNY 10,000
    .figure = CNY { TEN_THOUSANDS($number) }
    .hint = Unit: CNY 10,000. For CNY 1,800,000, enter 180 or 1.8m.
unit-percent = %
    .figure = { NUMBER($number, maximumFractionDigits: 4) }%
    .hint = Unit: %.
unit-jobs = jobs
    .figure = { NUMBER($number, maximumFractionDigits: 4) } jobs
    .hint = Unit: jobs.
unit-readers = people
    .figure = { NUMBER($number, maximumFractionDigits: 4) } people
    .hint = Unit: people.
participants-hint = Tap, or type or paste names; if there are many, just the number, such as “30 people”.
participants-headcount =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
participants-count = The number of people should be from 1 to { $maximum }.
participants-not-understood = Please give names, like “Zhang Wei, Li Na”, or a number, like “30 people”.
participants-changed = The date has changed, and with it the roster: please choose the people again.

## Why a file that was sent as a report cannot be read
document-empty = There are no words in this file; please fill it in and send it again.
document-too-large = The file is too large; please keep it within { $megabytes } MB.
document-too-heavy = This file is too complex and could not be read to its end. Please copy the text and send me that.
document-not-read = No text could be read from this file; please send a Word (.docx), PDF or plain text file.
document-encrypted = This file has a password; please remove it and send the file again.
document-scan = This PDF is a scan without text. Please send the original file, or just the text.
document-picture = I cannot read words in a picture; please send me the text.
document-archive = This is an archive; please unpack it and send the file that is in it.
document-old-word = This is an old Word file (.doc); please save it as .docx and send it again.
document-table = This is a table; please send a Word (.docx) or PDF file with text.
