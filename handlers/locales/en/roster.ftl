# The roster: lists that are added, single people that are changed.

command-roster = party member roster
roster = Roster
roster-whose = Whose roster?
roster-people = List
    .ask = Please paste the list, one person per line, or send an Excel or CSV file. Type one name to view or edit that person.
    .hint = Example: Zhang Wei, party, First Branch, 2020-01-01. Only the name is required.
roster-people-button = Roster ({ $count })
roster-branches-button = Branches ({ $count })
roster-empty = Nobody is on the roster yet; please paste a list or send a file first.

roster-can-take =
    <b>{ $taken ->
        [0] Nobody can be added
       *[other] { $taken } can be added
    }{ $refused ->
        [0] { "" }
        [one] , { $refused } line cannot
       *[other] , { $refused } lines cannot
    }.</b> Nothing is saved yet.
roster-new-branches = New branches: { $branches }
roster-names = · { $branch }: { $names }
roster-name-non-party = { $name } (not a Party member)
roster-undated = { $count ->
    [one] One has no joining date
   *[other] { $count } have no joining date
}; { DATETIME($date, dateStyle: "medium") } will be used.
roster-refused = Line { $line }: { $reason }
roster-can-update =
    <b>{ $taken } to add, { $changed } to change{ $refused ->
        [0] { "" }
        [one] , { $refused } line needs correcting
       *[other] , { $refused } lines need correcting
    }.</b> Changes without a date apply from today. Nothing is saved until you press “{ $count ->
        [one] Save this one
       *[other] Save these { $count }
    }”.
roster-update = { $count ->
    [one] Save this one
   *[other] Save these { $count }
}
roster-updated = { $taken } added, { $changed } updated.
roster-change-name = · New name: { $names }
roster-change-transfer = · Transferred: { $names }
roster-change-leaving = · Leaving: { $names }
roster-change-party = · Party status: { $names }
roster-one-name = { $before } → { $after }
roster-one-transfer = { $name } ({ $before } → { $after })
roster-one-leaving = { $name } ({ DATETIME($date, dateStyle: "medium") })
roster-one-party = { $name } (now { $party })
roster-unchanged = · No change: { $names }. For another person of the same name, write “Name (2)”.
roster-staying = · Not in the list, stay on the roster: { $names }
roster-doubt-namesake = <b>Line { $line }, { $name }: the roster has people of that name. Which one is it?</b>
roster-doubt-namesake-yes = { $name } ({ $branch })
roster-doubt-moved = <b>Line { $line }, { $name }: “{ $before }” on the roster, “{ $after }” in the list. Is it the same person?</b>
roster-doubt-moved-yes = Yes, transferred
roster-doubt-other = Another person
roster-doubt-renamed = <b>Line { $line }, { $name }: nobody has this name, but one is like it. Has somebody on the roster a new name?</b>
roster-doubt-renamed-yes = Yes, { $name }
roster-doubt-new = No, joins now
roster-doubt-left-out = Skip this line
roster-doubt-absent = <b>{ $name } ({ $branch }) is on the roster, but not in this list. Is this person still there?</b>{ $count ->
        [1] { "" }
       *[other] {" "}{ $count } people are not in the list:
    }
roster-doubt-stays = Still there
roster-doubt-has-left = Left (from today)
roster-doubt-all-stay = All { $count } are there
roster-doubt-all-have-left = All { $count } left
roster-doubt-all-moved = All { $count } moved
roster-doubt-all-new = All { $count } are new
roster-line-not-taken = { $name } is skipped, as you chose
roster-undone = Undone: the roster is as it was before this list ({ $count ->
    [one] one entry
   *[other] { $count } entries
}). New branches stay.
roster-undo-late = This list was saved more than a day ago and cannot be undone as a whole; please send /roster and change people one by one.
roster-undo-changed = The entry of { $name } was changed after this list, so it cannot be undone as a whole; please send /roster and change people one by one.
roster-undo-counted = { $name } has been counted at an event since, so this list cannot be undone as a whole; please send /roster and change people one by one.
roster-same-already = The list agrees with the roster; nothing needs saving.
roster-try-again = Once corrected, send /roster again.
roster-taken = { $taken } added.
roster-line-no-name = no name found; a name has no digits or symbols, and { $maximum } characters at most
roster-line-unclear = “{ $words }” is unclear; a branch's name ends in 支部 or Branch
roster-line-date = could not read the date { $date }; write it like 2020-01-01
roster-line-no-day = there is no day { $date }; write it like 2020-01-01
roster-line-counted = { $name } already counts at the event on { DATETIME($date, dateStyle: "medium") }; the change must be after that date
roster-line-too-early = the change for { $name } cannot be before { DATETIME($date, dateStyle: "medium") }, when the current entry starts
roster-line-known = { $name } is already on the roster; for another person of that name, write “{ $name } (2)”
roster-line-twice = { $name } is already in line { $line }; for two people, write the branch of each, or “{ $name } (2)”
roster-line-formula = this is a formula; please write plain text
roster-line-party = for { $name }, please write “party” or “non-party”
roster-line-left-before = the leaving date must be after the joining date
roster-line-left-out = left out with “{ $branch }”, as you chose
roster-branch-unknown = The list has { $count ->
    [one] one person
   *[other] { $count } people
} in “{ $branch }”, a branch that is not known. Which branch is it?
roster-branch-missing = { $count ->
    [one] One person has no branch. Which branch are they in?
   *[other] { $count } people have no branch. Which branch are they in?
}
roster-branch-new = New: “{ $branch }”
roster-branch-all-new = All are new
roster-branch-out = { $count ->
    [one] Leave this one out
   *[other] Leave these { $count } out
}

import-reading = Reading { $name } …
import-read = List read; see below.
import-take = { $count ->
    [one] Add this one
   *[other] Add these { $count }
}
import-leave = Add none
import-undo-ask = Undo this list? The roster will be as it was before.
import-undo = Undo this list
import-left = OK, nothing was saved.
import-passed = Line { $line } is not taken as data: “{ $text }”
import-page = (page { $page } of { $pages })
import-which-sheet = { $count } sheets of the file look like such a table. Which one is to be imported?
import-sheet-button = { $sheet } ({ $count } rows)
import-sheet = From the sheet “{ $sheet }”{ $others ->
        [0] { "" }
        [one] ; one other sheet was not read
       *[other] ; { $others } other sheets were not read
    }.
import-gone = This list has been dealt with.
table-not-photo = Please send an Excel, ODS or CSV file, or a Word file (.docx) with a table; I cannot read words in a picture.
table-not-read = There is no table in this file; please send an Excel, ODS or CSV file.
table-not-fetched = This file could not be fetched; please send it again.
table-encrypted = This file has a password; please remove it and send the file again.
table-pdf = This is a PDF, from which no table can be read; please send an Excel, ODS or CSV file.
table-archive = This is an archive; please unpack it and send the table that is in it.
table-old-word = This is an old Word file (.doc); please save it as .docx and send it again.
table-none-within = There is no table in this file; please send one that has a table.
table-too-heavy = This file is too complex and could not be read to its end. Please copy the list into a new table and send that.
table-empty = This file is empty; please fill in the list and send it again.
table-too-large = The file is too large; please keep it within { $megabytes } MB.
table-too-long = The table is too long, at most { $maximum } lines at once; please send it in parts.

roster-find = Roster
roster-find-entry = Person
    .ask = Whom would you like to see?
roster-option = { $name } · { $branch }
roster-option-left = { $name } · has left
roster-entry-none = Nobody by that name, or not in your organisation.
roster-entry-heading = <b>{ $name }</b>
roster-entry-linked = Uses the bot as: { $name }
roster-claimed-by = { $called } (says so; to check)
roster-not-linked = not linked
roster-party-yes = party member
roster-party-no = not a party member
roster-stretch = ▸ { $branch }, { $party }, since { DATETIME($since, dateStyle: "medium") }
roster-stretch-ended = ▸ { $branch }, { $party }, { DATETIME($since, dateStyle: "medium") } to { DATETIME($until, dateStyle: "medium") }
roster-name-button = Correct name
roster-joined-button = Joining date
roster-left-button = Record leaving
roster-back-button = Record return
roster-party-begin-button = Joins the party
roster-party-end-button = Leaves the party
roster-link-button = Link to a person
roster-unlink-button = Unlink
roster-all-button = ‹ Roster

roster-name = Correct the name
roster-name-name = Name
    .ask = What is the right name?
roster-joined = Joining date
roster-joined-on = Joining date
    .ask = From what date is this person on the roster?
roster-left = Leaving the roster
roster-left-on = Leaving date
    .ask = From what date is this person off the roster? Earlier records stay as they are.
roster-back = Return to the roster
roster-back-on = Return date
    .ask = From what date is this person on the roster again?
roster-party = Change of party membership
roster-party-on = Date of the change
    .ask = From what date does the change apply? Earlier records stay as they are.
roster-transfer = Transfer
roster-transfer-branch = New branch
    .ask = To which branch?
roster-transfer-on = Transfer date
    .ask = From what date is this person in the new branch? Earlier records stay as they are.
roster-link = Link to a person
roster-link-person = Person
    .ask = Which person is this?
roster-joined-after-left = The joining date must be before { DATETIME($date, dateStyle: "medium") }.
roster-left-before-joined = The leaving date cannot be before { DATETIME($date, dateStyle: "medium") }.
roster-back-before-left = The return date cannot be before the leaving date.
roster-has-left = This person left on { DATETIME($date, dateStyle: "medium") }; please record their return first.
roster-change-before-joined = The date cannot be before { DATETIME($date, dateStyle: "medium") }, when the current entry starts.
roster-same-branch = They are already in this branch.
roster-one-branch = There is one branch only; please add another with /roster first.
roster-nobody-to-link = Nobody of this organisation uses the bot yet; please invite them with /invite.
roster-linked-already = This person is linked to { $name } on the roster already.
roster-counted = The event on { DATETIME($date, dateStyle: "medium") } already counted this person as now registered; please give a later date.
