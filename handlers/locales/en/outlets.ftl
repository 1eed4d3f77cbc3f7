# Public mentions: own outlets, and mentions from a list

command-outlets = our own outlets
command-mentions = log mentions from a list
outlets = Own outlets
outlets-names = Names
    .ask = Please write the names of your own outlets, one a line.
    .hint = Such as the college's account or the company's site: mentions in an outlet of that name do not count.
outlets-whose = Whose outlets?
outlets-heading = <b>Own outlets</b>: { $organisation }
outlets-why = What your own outlets publish can be recorded, but it does not count as standing with the public.
outlets-line = · { $name }
outlets-none = No outlet is registered yet.
outlets-add = + Register outlets
outlets-added = { $count } registered.
outlets-remove = ✗ { $name }
mentions = Mentions from a list
mentions-lines = List
    .ask = Please paste the mentions, one a line, or send an Excel or CSV file.
    .hint = Example: River City Daily | A new way of working together | 2026-11-12 | 23000 | positive | https://… Outlet, title and date are needed.
mentions-whose = Which partnership do they mention?
mentions-can-take =
    { $taken } can be logged, { $refused ->
        [one] { $refused } line
       *[other] { $refused } lines
    } cannot.
mentions-line = · { $outlet }: { $title }
mentions-refused = Line { $line }: { $reason }
mentions-take = { $count ->
    [one] Log this one
   *[other] Log these { $count }
}
mentions-leave = Log none
mentions-taken = { $count } logged; they wait for the other side.
mention-line-short = outlet, title and date are needed, with “|” between them
mention-line-known = “{ $title }” is there already
did-add-outlets = registered own outlets
did-remove-outlet = took back an own outlet
did-log-mentions = logged mentions from a list
mentions-read = The list is read; see below.
mentions-left = All right, nothing of the list was logged.
