# Imports of old ledgers

command-import = import an old ledger (Excel, CSV, Word tables)
batch-which-partnership = Import an old ledger of which partnership?
old-ledger = Old ledger
old-ledger-rows = Old ledger
    .ask = Please send the old ledger: an Excel, ODS or CSV file, or a Word file with tables. You can also paste a table here.
    .hint = You see first what would be imported; nothing is written before you say so.
batch-received = { $file } has arrived.
batch-heading = <b>Import { $number }</b>: { $file }
batch-reading = Reading the file…
batch-in-line = Waiting in line; { $count } before it.
batch-writing = Importing: { $done }/{ $total }
batch-confirming = Counting these { $total } records…
batch-undoing = Undoing the whole import…
batch-clearing = Cancelling…
batch-stop = Cancel the import
batch-can-take = { $count } can be imported: { $kinds }
batch-kind = { $kind } { $count }
batch-rejected = { $count ->
    [one] { $count } row cannot be imported
   *[other] { $count } rows cannot be imported
}: { $reasons }
batch-nothing = There is nothing to import.
batch-same-file = This file was imported on { $date } (import { $number }).
batch-first = For example:
batch-example = { $date } { $title } ({ $kind })
batch-question = { $left } questions left:
batch-skip = Skip; leave these rows out
batch-write = { $count ->
    [one] Import { $count } record
   *[other] Import { $count } records
}
batch-columns = Columns
batch-column = { $heading } → { $field }
batch-column-none = not imported
batch-see-rejected = Rows left out
batch-mend = Download them to fix
batch-see-all = See all
batch-see-sample = See a sample of { $count }
batch-pending = Imported; { $organisation } has been asked to confirm it as a whole.
batch-from = From { $organisation }
batch-please = Please look at { $count } records drawn at random, and at any others you like. Return single ones that are wrong, then confirm or refuse the import as a whole.
batch-pages-left = Pages of the sample left: { $count }.
batch-confirm = Confirm the import
batch-refuse = Refuse the import
batch-undo = Undo the import
batch-undo-ask = Undo import { $number } with all { $count } records? Scores return to what they were before it.
batch-confirmed = Confirmed by { $who } on { $date }; the import counts.
batch-undone = Undone by { $who } on { $date }.
batch-refused = Refused by { $who }: { $reason }
batch-refused-done = Refused.
batch-unreadable = { $reason }
batch-left = Cancelled; nothing was written.
batch-line = Import { $number }: old ledger of { $organisation }, { $count } records
batch-button = Import { $number } ({ $count })
batch-back = Back
batch-rows-sample = <b>Import { $number }</b>: sample of { $count }
batch-rows-all = <b>Import { $number }</b>: all { $count } records
batch-rows-rejected = <b>Import { $number }</b>: { $count } rows left out
batch-rows-columns = <b>Import { $number }</b>: { $count } columns
batch-row = Row { $row }
batch-row-of-sheet = { $sheet }, row { $row }
batch-row-line = { $where }: { $reason } ({ $said })
batch-mend-caption = Fix these rows and send the file back; only they are imported then.
batch-mend-reason = Reason
batch-refusal = Refuse an import
batch-refusal-reason = Reason
    .ask = Why do you refuse it? The other side reads this.
batch-not-found = There is no such import.
batch-moving = The import that this record came with is being processed; please try again shortly.
batch-other-first = Another ledger of this partnership is being imported; please try again shortly.
batch-no-coordinator = This side has no coordinator yet; please invite one first.
batch-look-first = Please look at the sample before you confirm.
record-of-batch = From import { $number }
history-batch = import { $number }
file-is-old-ledger = Import as an old ledger
pending-only-imports = No single records to review.
todo-batches = <b>Imports to confirm</b>: { $count }
news-batch-asked = The other side has imported an old ledger; please take a look.
news-batch-confirmed = The other side has confirmed the old ledger you imported.
news-batch-refused = The other side has refused the old ledger you imported.
news-batch-undone = The import of an old ledger was undone.
did-import-ledger = imported an old ledger
did-confirm-batch = confirmed an import
did-refuse-batch = refused an import
did-undo-batch = undid an import
audit-subject-batch = import { $number }

# Why a row is left out
old-row-no-date = no date
old-row-no-title = no title
old-row-ambiguous-date = date not clear
old-row-impossible-date = no such date
old-row-future-date = date after today
old-row-before-partnership = before the partnership's start
old-row-missing-field = something required is missing
old-row-unreadable-number = number damaged; enter it as text
old-row-unreadable-cell = cell with an error
old-row-unknown-kind = none of the eight kinds
old-row-cancelled = cancelled
old-row-other-partnership = of another partner
old-row-duplicate-in-file = repeated in the file
old-row-already-in-ledger = already in the ledger
old-row-several-in-one-cell = several in one row; one row each, please
old-row-total-row = total
old-file-empty = There are no entries in this file.
old-file-not-a-table = There is no ledger in this file that can be read.
old-file-encrypted = The file has a password; please send it without one.
old-file-too-large = The file is too large; please send it in parts.
old-file-wrong-type = The file is not what its name says and cannot be read. Please save it as .xlsx and send it again.

# What is asked about a file
old-ask-year = Which year are these dates in? { $subject } { $example }
old-ask-date-order = In dates such as { $example }, which comes first, day or month?
old-ask-columns = What is the column “{ $subject }”? { $example }
old-ask-kind = Which kind of record is “{ $subject }”? { $example }
old-ask-unit = What is the unit of “{ $subject }”? { $example }
old-ask-side = Which side does “{ $subject }” mean? { $example }
old-ask-sheet = Import the sheet “{ $subject }”? { $example }
old-ask-hidden = “{ $subject }” has hidden parts. Import them? { $example }
old-ask-partner = Is “{ $subject }” part of this partnership? { $example }
old-ask-person = Who is “{ $subject }”? { $example }
old-date-order-day-first = Day first
old-date-order-year-first = Year first
old-date-order-month-first = Month first
old-hidden-include = Import
old-hidden-leave-out = Leave out
