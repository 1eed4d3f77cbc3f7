# Finding records: filters, search, what is to be done, files

command-activity = log a joint activity
command-exchange = log a talent exchange
command-outcome = log an outcome
command-todo = my to-do list
command-spotcheck = spot-check confirmed records
ledger-filtered = Filter: { $by }
ledger-nothing = No record matches. Change the filter, or tap “Show all”.
ledger-filter = Filter
ledger-search = Search
ledger-all = Show all
ledger-export = Export
filter-ask = Filter by what?
filter-done = Show the records
filter-set = { $name }: { $value }
filter-any = All
filter-kind = Kind
filter-mode = Mode
filter-side = Side
filter-state = State
filter-period = Period
filter-good-practice = Good practice
search = Search the ledger
search-words = Words
    .ask = What are you looking for? Type words of a title or a narrative.
searched = Search: { $words }
record-name-good = ★ #{ NUMBER($number, useGrouping: 0) } { DATETIME($date, dateStyle: "medium") } { $title }
queue-next = Next, of { $count } waiting for you:
todo-heading = <b>Your to-do list</b>: { $count }
todo-empty = Nothing to do. Thank you!
todo-drafts = Unfinished drafts: { $count }
todo-draft = ✎ Continue: { $form }
todo-draft-where = { $form } ({ $partnership })
todo-erasures = <b>Erasure requests, please decide</b>
todo-erasure-line = ▸ { $who } (asked { DATETIME($on, dateStyle: "medium") })
todo-erasure-button = Request of { $who }
todo-result-objections = <b>Objections to results, please answer</b>
todo-result-objection-line = ▸ { $partnership }, { $period }: objection by the { $side }
todo-result-objection-button = Result: { $partnership }
todo-claims = <b>Links to the roster, please check</b>
todo-claims-line = ▸ { $organisation }: { $count ->
    [one] one person
   *[other] { $count } people
}
todo-claims-button = Check the links
todo-spot-checks = <b>Spot checks, please look</b>
todo-spot-checks-line = ▸ { $period }: { $count ->
    [one] one record
   *[other] { $count } records
} left
todo-spot-checks-button = Spot check { $period }
todo-returned = <b>Returned, please revise</b>
todo-waiting = <b>Please review or confirm</b>
todo-objected = <b>Under objection, please decide</b>

period-month =
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
period-programme-year = academic year { $year }–{ $next }
period-custom = { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }
period-not-understood = I could not read that period. Try “this quarter”, “2026Q3” or “last term”.
period-in-future = That period has not started yet; please choose one that has.
