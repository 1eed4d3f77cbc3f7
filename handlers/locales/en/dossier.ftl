# The year's dossier

command-annual = annual report
dossier-heading =
    <b>{ $name }</b>
    Annual report, { $period }
dossier-hint = Based on the result published on { DATETIME($day, dateStyle: "long") }. The file is in your language, ready to print, sign and seal.
dossier-hint-programme = Based on { $count } published results.
dossier-word = Word document
dossier-pdf = PDF
dossier-programme-button = Whole programme
dossier-which = Whose annual report would you like?
dossier-not-published = The result for { $period } is not published yet. The annual report can be made once it is.
dossier-too-early = { $period } ends on { DATETIME($last, dateStyle: "long") }. The annual report can be made once it is over and its result is published.
dossier-publish = Publish it
dossier-caption =
    <b>{ $partnership }</b>
    Annual report, { $period }
dossier-caption-programme = Annual report, { $period }, whole programme, { $count } results
dossier-file = Annual report

dossier-title = Annual Report on Party-Building Co-Construction
dossier-title-programme = Annual Report of the Co-Construction Programme
dossier-name = { $name }, annual report, { $period }
dossier-name-programme = Co-construction programme, annual report, { $period }
dossier-running = Published { DATETIME($day, dateStyle: "long") } · checksum { $digest }
dossier-running-programme = { $count } published results · checksum { $digest }
dossier-contents = Contents
dossier-fact-days-label = Period
dossier-fact-days = { DATETIME($first, dateStyle: "long") } to { DATETIME($last, dateStyle: "long") }
dossier-fact-source-label = Figures
dossier-fact-source =
    { $several ->
        [yes] Results published from { DATETIME($first, dateStyle: "long") } to { DATETIME($last, dateStyle: "long") }
       *[no] Result published on { DATETIME($first, dateStyle: "long") }, { $method ->
            [0] built-in method
           *[other] method version { $method }
        }
    }
dossier-fact-digest-label = Checksum
dossier-fact-digest = { $digest }
dossier-fact-made-label = Compiled on
dossier-fact-made = { DATETIME($day, dateStyle: "long") }
dossier-nothing = Nothing recorded.
dossier-stop = .{" "}
dossier-semicolon = ;{" "}
dossier-this-year = This academic year
dossier-this-period = This period
dossier-last-year = Last academic year
dossier-last-period = Last period

dossier-section-summary = Summary
dossier-section-done = Planned and done
dossier-section-indicators = Indicators
dossier-section-assessments = Assessments by both sides
dossier-section-practices = Good practices
dossier-section-problems = Problems and rectifications
dossier-section-next = Next steps
dossier-section-restated = Restatement
dossier-table-numbered = Table { $number }. { $caption }
dossier-figure-numbered = Figure { $number }. { $caption }
dossier-annex-numbered = Annex { $number }

dossier-summary-records = { $now }, { $count ->
        [one] 1 record counts towards the scores; both sides have confirmed it.
       *[other] { $count } records count towards the scores; both sides have confirmed each of them.
    }{" "}
dossier-summary-full = All indicators have data; the overall score is { $score }
dossier-summary-missing = { $count ->
        [one] 1 indicator lacks data
       *[other] { $count } indicators lack data
    }; the overall score is { $score }, between { $low } and { $high } with what is missing at 0 and at 100
dossier-summary-none = There is too little data for an overall score
dossier-summary-before = { $told } ({ $then }: { $before })
dossier-not-comparable = With what is missing at 0 and at 100, the overall score lies between { $low } and { $high }: the two periods cannot be compared.
dossier-summary-groups = Scores by group: { $groups }.
dossier-group-score = { $name } { $score }
dossier-not-due = nothing due
dossier-table-indicators = All indicators
dossier-column-scale = 0 → 100
dossier-sum = Sum of contributions
dossier-table-key = Filled: { $now }. Hollow: { $then }. Hatched: missing. Dotted: nothing due. “Missing” is not 0.
dossier-restated-note = Corrected since: { $told } → { $now }.{" "}
dossier-see-page = See page { $page }.
dossier-on-page = {" "}(page { $page })
dossier-figure-groups = Scores by group
dossier-figure-contributions = What makes up the overall score
dossier-shared = How the sides share the work: { $lines }.
dossier-formula = Formula: { $formula }
dossier-indicator = { $now }: { $value }, score { $score }.{" "}
dossier-indicator-missing = { $now }: no value ({ $reason }).{" "}
dossier-indicator-then = { $then }: { $value }.{" "}
dossier-indicator-contribution = Weight { $weight }, contribution { $contribution }.
dossier-counted = { $count ->
        [one] 1 record counts
       *[other] { $count } records count
    }: { $records }.{" "}
dossier-left-out = Not counted: { $count } ({ $reasons }).{" "}
dossier-left-out-reason = { $records }: { $reason }
dossier-so-many = { $count } in all
dossier-see-annexes = See the annexes.
dossier-figure-course = { $name } by quarter (records and method as of publication)
dossier-column-working = Calculation
dossier-table-workings = How { $name } is calculated

dossier-events = { $now }, { $count ->
        [one] 1 event was planned
       *[other] { $count } events were planned
    }: { $states }.
dossier-events-of-state = { $count } { $state }
dossier-table-events = Planned events
dossier-table-done = Confirmed records
dossier-column-records = Records
dossier-column-record = Record
dossier-column-state = State
dossier-side = { $side }: { $name }
dossier-practice = Reported by the { $side }, #{ NUMBER($number, useGrouping: 0) }, { DATETIME($day, dateStyle: "long") }
dossier-column-side = Side
dossier-column-mended = Action or outcome
dossier-column-due = Due
dossier-table-problems = Rectifications due in the period
dossier-restated = The figures below have changed since publication; everywhere else this report shows the figures as published.
dossier-table-restated = Corrections since publication
dossier-column-published = Published
dossier-column-today = Now
dossier-cause = Record #{ NUMBER($number, useGrouping: 0) }: { $did }.
dossier-cause-why = Record #{ NUMBER($number, useGrouping: 0) }: { $did }. Reason: { $reason }.

dossier-annex-activities = Ledger of joint activities
dossier-annex-exchanges = Ledger of talent exchanges
dossier-annex-outcomes = Ledger of outcomes
dossier-annex-evidence = Index of evidence
dossier-annex-total = Total of those that count for participation
dossier-annex-activities-key = Attendance is present / expected; “—” means none. Names and reasons of absence are not in this annex. Each record can be found in the ledger by its number.
dossier-annex-key = “—” means none. Names of persons are not in this annex. Each record can be found in the ledger by its number.
dossier-annex-evidence-key = The figures count pieces. They can be found in the ledger by the number of the record.
dossier-column-attendance = { $side } present
dossier-column-counts = Counts for
dossier-column-reporter = Reported by
dossier-column-number = Number
dossier-counts-for = counts for { $numbers }
dossier-does-not-count = not { $numbers }: { $reason }
dossier-pieces = { $count } { $kind }

dossier-signatures = Signatures
dossier-statement = The figures in this report are those of the result published on { DATETIME($day, dateStyle: "long") }; assessments and good practices are in the words of their authors. Both sides have checked it and sign two copies, one for each.
dossier-statement-programme = The figures in this report are those of { $count } published results; assessments and good practices are in the words of their authors.
dossier-signatory-programme = Compiled by
dossier-seal = Seal
dossier-responsible = Responsible
dossier-handled-by = Prepared by
dossier-date = Date
dossier-date-blank = {"　　　"}DD / MM / YYYY
dossier-proof = To verify: pack the data with gongjian bundle, then run gongjian verify on any computer.
dossier-proof-digest = Checksum { $digest }

dossier-overview = { $count ->
        [one] 1 partnership has
       *[other] { $count } partnerships have
    } a published result. They are listed in the order in which they were set up, and not ranked.
dossier-table-partnerships = Partnerships
dossier-column-partnership = Partnership
dossier-column-bounds = Possible range
dossier-column-coverage = Coverage
dossier-column-published-on = Published on
dossier-overview-key = Possible range: with all that is missing at 0 and at 100.
dossier-without-result = No published result yet: { $names }.
