# Several records reviewed or confirmed at once

several-pass = Approve several
several-confirm = Confirm several
several-pass-heading = <b>Approve several</b>: { $count } to review. Tick those to approve; open the ones you are not sure of.
several-confirm-heading = <b>Confirm several</b>: { $count } to confirm, with nothing for your side to fill in. Tick those to confirm; open the ones you are not sure of.
several-record = { $name } ({ $kind })
several-details = { $organisation }, { $author }
several-attendance = Present: { $attendance }
several-doubts = <b>Please note</b>: { $doubts }
several-revised = revised since it was returned
several-no-evidence = no evidence
several-like = may be the same as #{ NUMBER($number, useGrouping: 0) }
several-ticked = ✓ #{ NUMBER($number, useGrouping: 0) } { $title }
several-unticked = ○ #{ NUMBER($number, useGrouping: 0) } { $title }
several-open = Open #{ NUMBER($number, useGrouping: 0) }
several-tick-all = Tick all here
several-tick-none = Untick all
several-take-pass = ✓ Approve { $count }
several-take-confirm = ✓ Confirm { $count }
several-back = ‹ All to-dos
several-empty = No records are left to handle together.
several-passed =
    { $count ->
        [one] { $count } record
       *[other] { $count } records
    } approved; the other side confirms next.
several-confirmed =
    { $count ->
        [one] { $count } record
       *[other] { $count } records
    } confirmed.
several-left-out = Changed meanwhile and left as they are: { $numbers }. Please open them one by one.
several-changed = The list has been updated; please look again.
notice-several-passed = Hello { $name }! { $count } of your records are approved on your side; the other side confirms next.
notice-several-confirmed = Hello { $name }! Both sides have confirmed { $count } records.
notice-several-open = Show
