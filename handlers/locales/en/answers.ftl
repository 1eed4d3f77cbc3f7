# Answers that were collected elsewhere

answers = Import responses
answers-lines = Responses
    .ask = Please send the Excel or CSV file of the questionnaire site, or paste from a table.
    .hint = The first row holds the questions, worded as in this survey; the satisfaction survey also needs a column “side” (college or enterprise). One response per row.
answers-import = Import responses
answers-can-take =
    { $taken ->
        [0] Nothing can be imported
       *[other] { $taken } can be imported
    }{ $refused ->
        [0] { "" }
        [one] , { $refused } row cannot
       *[other] , { $refused } rows cannot
    }.
answers-refused = Row { $line }: { $reason }
answers-take = { $count ->
    [one] Import this one
   *[other] Import these { $count }
}
answers-leave = Import none
answers-taken = { $count } imported, marked as collected elsewhere.
answers-still-open = Responses can be imported once the survey has closed.
answers-imported = Responses were already imported into this survey.
answers-heading-missing = There is no row of questions; it should be the first row.
answers-questions-missing = These questions are missing: { $questions }
answers-side-missing = There is no column “side”, which should say college or enterprise.
answers-too-few = One side has only { $count }; at least { $least } are needed to import.
answers-line-side = the side should be college or enterprise, not “{ $said }”
answers-line-level = it should be 1 to 5 or a level's words, not “{ $said }”
answers-line-empty = no question is answered
answers-line-twice = the same response as row { $line }
answers-repeated = { $count ->
    [one] One row is
   *[other] { $count } rows are
} the same as rows above, and nothing in the table tells who filled them in. Are they the same response, or from different people?
answers-repeated-once = The same, count it once
answers-repeated-each = Different people, count all
survey-imported = { $count } of them were collected elsewhere and imported.
did-survey-import = imported responses
answers-read = Responses read; see below.
answers-left = OK, nothing was imported.
