# Finding records: filters, search, what is to be done, files

command-activity = log a joint activity
command-exchange = log a talent exchange
command-outcome = log an outcome
command-todo = all that waits for me
command-spotcheck = check a sample of confirmed records
ledger-filtered = By: { $by }
ledger-nothing = No record matches.
ledger-filter = Filter
ledger-search = Search
ledger-all = Show all
ledger-export = Export
filter-ask = Filter by what?
filter-done = Show the records
filter-set = { $name }: { $value }
filter-any = any
filter-kind = Kind
filter-mode = Mode
filter-side = Side
filter-state = State
filter-period = Period
filter-good-practice = Good practice
search = Search the ledger
search-words = Words
    .ask = What are you looking for? Type words of a title or a narrative.
searched = Searched: { $words }
record-name-good = ★ #{ $number } { DATETIME($date, dateStyle: "medium") } { $title }
todo-heading = <b>Waiting for you</b>: { $count }
todo-empty = Nothing waits for you. Thank you!
todo-drafts = Unfinished drafts: { $count }
todo-draft = ✎ Go on: { $form }
todo-returned = <b>Returned, please mend</b>
todo-waiting = <b>Please pass or confirm</b>
todo-objected = <b>Objected to, please decide</b>

period-month = { $year }-{ $month }
period-quarter = Q{ $quarter } { $year }
period-half-year =
    { $half ->
        [first] first half of { $year }
       *[second] second half of { $year }
    }
period-term =
    { $term ->
        [first] first term { $year }–{ $next }
       *[second] second term { $year }–{ $next }
    }
period-year = { $year }
period-programme-year = programme year { $year }–{ $next }
period-custom = { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }
period-not-understood = Please say a period such as “this quarter”, “2026Q3” or “last term”.
period-in-future = That period has not begun yet; please choose one that has.
