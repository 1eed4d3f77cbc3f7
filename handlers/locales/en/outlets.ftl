# Public mentions: own outlets, and mentions from a list

command-outlets = own media
command-mentions = log media reports from a list
outlets = Own media
outlets-names = Names
    .ask = Please enter the names of your own media, one per line.
    .hint = Such as the college's account or the company's site: reports in media of that name do not count.
outlets-whose = Own media of which organisation?
outlets-heading = <b>Own media</b>: { $organisation }
outlets-why = Reports in your own media can be recorded, but do not count towards public standing.
outlets-line = · { $name }
outlets-none = No own media registered yet.
outlets-add = + Add own media
outlets-added = { $count } registered.
outlets-remove = ✗ { $name }
mentions = Media reports from a list
mentions-lines = List
    .ask = Please paste the reports, one per line, or send an Excel or CSV file.
    .hint = Example: River City Daily | A new way of working together | 2026-11-12 | 23000 | positive | https://… Outlet, title and date are required.
mentions-whose = Which partnership are the reports about?
mentions-can-take =
    { $taken ->
        [0] Nothing can be logged
       *[other] { $taken } can be logged
    }{ $refused ->
        [0] { "" }
        [one] , { $refused } line cannot
       *[other] , { $refused } lines cannot
    }.
mentions-line = · { $outlet }: { $title }
mentions-line-author = · { $outlet }: { $title } (author: { $author })
mentions-refused = Line { $line }: { $reason }
mentions-take = { $count ->
    [one] Log this one
   *[other] Log these { $count }
}
mentions-leave = Log none
mentions-taken = { $count } logged; awaiting the other side's confirmation.
mention-line-short = outlet, title and date are needed, with “|” between them
mention-line-number = could not read “{ $said }”; write the reach as one number, such as 3500 or 12k, and the date like 2026-11-20
mention-line-many = “{ $said }” is one item too many; where a title contains “|”, put “;” between the items, or add a heading
mention-line-tone = the tone should be positive, neutral or negative, not “{ $said }”
mention-line-known = “{ $title }” is there already
did-add-outlets = registered own media
did-remove-outlet = removed own media
did-log-mentions = logged media reports from a list
mentions-read = List read; see below.
mentions-left = OK, nothing was logged.
