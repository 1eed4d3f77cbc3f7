# Answers that were collected elsewhere

answers = Import answers collected elsewhere
answers-lines = Answers
    .ask = Please send the Excel or CSV file of the questionnaire site, or paste from a table.
    .hint = The first row holds the questions, worded as here; for satisfaction there is a column “side”, college or enterprise. One row a person.
answers-import = Import answers collected elsewhere
answers-can-take =
    { $taken } can be imported, { $refused ->
        [one] { $refused } row
       *[other] { $refused } rows
    } cannot.
answers-refused = Row { $line }: { $reason }
answers-take = { $count ->
    [one] Import this one
   *[other] Import these { $count }
}
answers-leave = Import none
answers-taken = { $count } imported, and marked as such.
answers-still-open = Answers can be imported once the survey has closed.
answers-imported = Answers were imported into this survey already.
answers-heading-missing = There is no row of questions; the first row should hold them.
answers-questions-missing = These questions are missing: { $questions }
answers-side-missing = There is no column “side”, which should say college or enterprise.
answers-too-few = One side has only { $count }; from { $least } on they can be imported.
answers-line-side = the side should be college or enterprise, not “{ $said }”
answers-line-level = it should be 1 to 5 or a level's words, not “{ $said }”
answers-line-empty = no question is answered
survey-imported = { $count } of them were collected elsewhere and imported.
did-survey-import = imported answers
answers-read = The answers are read; see below.
answers-left = All right, nothing was imported.
