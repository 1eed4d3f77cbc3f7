# An organisation's own forms: upload, check, sample, fill

command-forms = forms of our own
templates-heading = <b>Forms of our own</b>. Choose one to have it filled from the ledger.
templates-none = There are no forms yet. Once an admin has uploaded one, you can fill it here.
templates-none-admin = There are no forms yet. Get the list of placeholders, write them into your Word or Excel form, then upload it.
template-line = · { $form } ({ $organisation }, { $purpose })
template-add = + Upload form
template-placeholders-button = Placeholder list
template-placeholders = Placeholders
template-placeholders-caption = Copy from the first column into your form. Those with a dot go into one row of a table, which is repeated for each item.
template-column-placeholder = Placeholder
template-column-meaning = What it is filled with

template-heading = <b>{ $form }</b>
template-of = { $organisation }, { $purpose }
template-version = Version { $version }, uploaded by { $who } on { DATETIME($at, dateStyle: "long") }
template-other-version = Version { $version }
template-retired = This version is not used any more.
template-fill = Fill in
template-sample-button = See a sample
template-sample = sample
template-replace = ✎ New version
template-retire = Stop using it
template-retire-ask = Stop using version { $version } of “{ $form }”? If there is an earlier version, it is used again.
template-purpose-result = result of a period
template-purpose-record = one record
template-purpose-ledger = list of records

template-ask-organisation = Whose form is it?
template-ask-purpose = What is this form of { $organisation } filled with?
own-form = Form of our own
own-form-file = File of the form
    .ask = Please send the form (Word .docx or Excel .xlsx), with placeholders such as {"{{ overall_score }}"}.
    .hint = It is checked, and comes back filled as a sample.
template-file-wanted = Please send a .docx or .xlsx file.
template-file-too-large = The file is too large. Please keep it below { $megabytes } MB.
template-received = Received { $file }. Checking it …
template-taken = ✓ “{ $form }”, version { $version }, can be used. It has { $count } { $count ->
        [one] placeholder
       *[other] placeholders
    }. A sample follows.
template-sample-caption = Sample of “{ $form }”
template-filled = “{ $form }” filled in: { $partnership }
template-not-found = There is no such form, or it belongs to another organisation.
template-retired-already = This version is not used any more. Send /forms for the present one.
template-outdated = A placeholder of this form is not known any more. Please ask an admin for a new version: { $text }
template-other-organisation = This form's organisation is not part of the partnership.
template-too-many = There are more than { $maximum } records. Please narrow them with /ledger first.

template-ask-result = Which result should it be filled with?
template-ask-record = Which record should it be filled with?
template-ask-ledger = Of which partnership? The records are those that /ledger shows.
template-no-result = No result is published yet.
template-no-record = There are no records yet.
template-no-ledger = There is no partnership to fill it for.
template-result = { $partnership } { $period }
template-record = { $number } { $title }

template-refused = { $file } was not taken. Please correct it and send it again:
template-problem-text = { $problem }: { $text }
template-problem-at = { $place }: { $problem }
template-problem-meant = { $problem }; did you mean { $meant }?
template-problem-unknown = unknown placeholder
template-problem-code = only placeholders and simple loops are possible
template-problem-broken = the braces of a placeholder are not paired
template-problem-full-width = please use the plain double braces of the keyboard
template-problem-no-row = please put placeholders with a dot into a row of a table
template-problem-two-lists = only placeholders of one list are possible in a row
template-problem-loop = a loop has no start or no end
template-problem-none = there are no placeholders in it; /forms has the list
template-problem-macros = the file has macros; please save it as .docx or .xlsx without macros
template-problem-links = the file has links to other places; please remove them
template-problem-embedded = the file has other files or controls in it; please remove them
template-problem-fields = a field in the file reads other content; please remove it
template-problem-formula = this formula is not possible; please use sums and the like only
template-problem-too-large = the file is too large or too complex; please keep it below 2 MB
template-problem-not-a-form = please send an intact .docx or .xlsx file
template-place-paragraph = Paragraph { $number }
template-place-table = Table { $table }, row { $row }
template-place-cell = Sheet “{ $sheet }”, { $cell }
template-place-part = { $part }, { $place }
template-part-header = Header
template-part-footer = Footer
template-part-footnotes = Footnotes

did-add-template = uploaded a form
did-retire-template = stopped using a form
audit-subject-template = form { $number }

placeholder-day = { DATETIME($day, dateStyle: "long") }
placeholder-of-indicator = Indicator { $number } { $label }
placeholder-partnership = Partnership
placeholder-agreement-number = Agreement number
placeholder-started-on = Partnership since
placeholder-today = Date of filling in
placeholder-filled-by = Filled in by
placeholder-period = Period
placeholder-first-day = First day
placeholder-last-day = Last day
placeholder-overall-score = Overall score
placeholder-coverage = Data coverage
placeholder-days = Days of partnership
placeholder-method = Method version
placeholder-published = Publication
placeholder-published-on = Published on
placeholder-digest = Checksum
placeholder-indicators = Indicators
placeholder-groups = Groups
placeholder-number = Number
placeholder-name = Name
placeholder-value = Value
placeholder-score = Score
placeholder-weight = Weight
placeholder-contribution = Contribution
placeholder-records = Records
placeholder-filter = Filter
placeholder-count = Count
