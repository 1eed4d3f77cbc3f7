# The ledger as a file: screens, headings, the index

command-export = export the ledger and its evidence
export-which = The ledger of which partnership?
export-heading = <b>Export</b> { $partnership }: { $count } in all
export-of-kind = · { $kind }: { $count }
export-ask = Please choose a format; the file follows as soon as it is ready.
export-nothing = No record matches; please change the filter.
export-as-ledger-workbook = Ledger, Excel
export-as-ledger-separated = Ledger, CSV
export-as-evidence = Evidence, ZIP
export-too-large = The file is larger than Telegram takes; please choose a shorter period.
export-no-evidence = These records have no evidence.
export-caption = { $partnership } ({ $by }): { $count } in all
export-evidence-caption =
    { $partnership } ({ $by }), files: { $files }{ $parts ->
        [1] { "" }
       *[other] , part { $part } of { $parts }
    }

export-ledger = Joint ledger
export-evidence = Evidence
export-index = Index
export-title = { $ledger }, { $partnership } ({ $by })
export-foot = Page &P of &N
export-with-unit = { $label } ({ $unit })
export-of-side = { $side }: { $label }

export-number = No.
export-record = Record
export-reporter = Reported by
export-author = Logged by
export-confirmer = Confirmed by
export-confirmed-on = Confirmed on
export-headcount = Number of people
export-expected = Expected
export-present = Present
export-rate = Rate
export-others = Others present
export-absent = Absent, and why

export-date = Date
export-title-of-record = Title
export-sort = Type
export-file = File or link
export-original = Original name
export-size = Size (KB)
export-part = Part
export-kept = Enclosed
export-kept-yes = enclosed
export-kept-no = not stored yet, not enclosed
evidence-kind-photo = Photo
evidence-kind-document = Document
evidence-kind-link = Link
