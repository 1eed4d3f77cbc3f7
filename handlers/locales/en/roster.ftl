# The roster: lists that are added, single people that are changed.

command-roster = the roster
roster = Roster
roster-whose = Whose roster?
roster-people = List
    .ask = Please paste the list, one person a line, or send an Excel or CSV file. Type a name to see that person.
    .hint = Example: Zhang Wei, party, 第一支部, 2020-01-01. Only the name is needed.
roster-people-button = On the roster: { $count }
roster-branches-button = Branches: { $count }
roster-empty = Nobody is on the roster yet; please paste a list or send a file first.

roster-can-take =
    <b>{ $taken } can be added, { $refused ->
        [one] { $refused } line
       *[other] { $refused } lines
    } cannot.</b> Nothing is written yet.
roster-new-branches = New branches: { $branches }
roster-undated = { $count ->
    [one] One has no day of joining
   *[other] { $count } have no day of joining
}; { DATETIME($date, dateStyle: "medium") } will be noted.
roster-refused = Line { $line }: { $reason }
roster-try-again = Once it is mended, send /roster again.
roster-taken = { $taken } added.
roster-line-no-name = no name found; a name has no digits or symbols, and { $maximum } characters at most
roster-line-unclear = “{ $words }” is unclear; a branch's name ends in 支部 or Branch
roster-line-date = there is no day { $date }; write it like 2020-01-01
roster-line-known = { $name } is on the roster already; for a namesake write “{ $name } (2)”
roster-line-twice = { $name } stands in line { $line } already; for a namesake write “{ $name } (2)”
roster-line-formula = this is a formula; please write plain text
roster-line-party = for { $name }, please write “party” or “non-party”
roster-line-left-before = the day of leaving should be after that of joining
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
roster-branch-all-new = All { $count } are new branches
roster-branch-out = { $count ->
    [one] Leave this one out
   *[other] Leave these { $count } out
}

import-reading = Reading { $name } …
import-read = The list is read; see below.
import-take = { $count ->
    [one] Add this one
   *[other] Add these { $count }
}
import-leave = Add none
import-left = Good, nothing was written.
import-gone = This list has been dealt with.
table-not-photo = Please send an Excel (.xlsx) or CSV file; I cannot read words in a photo.
table-not-read = There is no table in this file; please send an Excel (.xlsx) or CSV file.
table-not-fetched = This file could not be fetched; please send it again.
table-old-excel = This Excel file is of the old kind or has a password; please save it as .xlsx and send that.
table-empty = This file is empty; please put the list on the first sheet.
table-too-large = The file is too large; please keep it within { $megabytes } MB.
table-too-long = The table is too long, at most { $maximum } lines at once; please send it in parts.

roster-find = Roster
roster-find-entry = Person
    .ask = Whom would you like to see?
roster-option = { $name } · { $branch }
roster-option-left = { $name } · has left
roster-entry-none = There is no such person on the roster, or they are not yours to look after.
roster-entry-heading = <b>{ $name }</b>
roster-entry-linked = Uses the bot as: { $name }
roster-not-linked = nobody yet
roster-party-yes = party member
roster-party-no = not a party member
roster-stretch = ▸ { $branch }, { $party }, since { DATETIME($since, dateStyle: "medium") }
roster-stretch-ended = ▸ { $branch }, { $party }, { DATETIME($since, dateStyle: "medium") } to { DATETIME($until, dateStyle: "medium") }
roster-name-button = Correct the name
roster-joined-button = Day of joining
roster-left-button = Leaves
roster-back-button = Comes back
roster-party-begin-button = Becomes party member
roster-party-end-button = No longer a party member
roster-link-button = Link to a person
roster-unlink-button = Unlink
roster-all-button = ‹ Roster

roster-name = Correct the name
roster-name-name = Name
    .ask = What is the right name?
roster-joined = Day of joining
roster-joined-on = Day of joining
    .ask = Since which day on the roster?
roster-left = Leaving the roster
roster-left-on = Day of leaving
    .ask = From which day on no longer on the roster? Earlier records stay as they are.
roster-back = Coming back
roster-back-on = Day of coming back
    .ask = Since which day on the roster again?
roster-party = Change of party membership
roster-party-on = Day of the change
    .ask = From which day on? Earlier records stay as they are.
roster-transfer = Transfer
roster-transfer-branch = New branch
    .ask = To which branch?
roster-transfer-on = Day of the transfer
    .ask = From which day on in the new branch? Earlier records stay as they are.
roster-link = Link to a person
roster-link-person = Person
    .ask = Which person is this?
roster-joined-after-left = The day of joining should be before { DATETIME($date, dateStyle: "medium") }.
roster-left-before-joined = The day of leaving cannot be before { DATETIME($date, dateStyle: "medium") }.
roster-back-before-left = Coming back cannot be before the day of leaving.
roster-has-left = This person left on { DATETIME($date, dateStyle: "medium") }; let them come back first.
roster-change-before-joined = The day cannot be before { DATETIME($date, dateStyle: "medium") }, since when the present entry holds.
roster-same-branch = This is the branch they are in already.
roster-one-branch = There is one branch only; please add another with /roster first.
roster-nobody-to-link = Nobody of this organisation uses the bot yet; please invite them with /invite.
roster-linked-already = This person is linked to { $name } on the roster already.
roster-counted = An event on { DATETIME($date, dateStyle: "medium") } has counted this person as now registered; please give a later day.
