# Surveys: beginning, answering, results

command-surveys = surveys
surveys-heading = <b>Surveys</b>: { $owed ->
    [0] none waits for you
    [one] one waits for you
   *[other] { $owed } wait for you
}
survey-form = Begin a survey
survey-form-questionnaire = Questionnaire
    .ask = Which questionnaire?
survey-form-period = Period
    .ask = About which period?
survey-form-closes-on = Closes on
    .ask = Until which day can people answer?
survey-form-anonymous = Anonymous
    .ask = Is it anonymous? If not, coordinators see who has not answered yet; what was answered nobody sees.
survey-begin = + Begin a survey: { $partnership }
survey-begun = The survey has begun.
survey-open = #{ $number } { $title }
survey-answer = ✎ Answer: { $title }
survey-line = <b>{ $title }</b> · { $period } · closes { DATETIME($closes, dateStyle: "medium") }
survey-line-closed = <b>{ $title }</b> · { $period } · closed
survey-title = <b>{ $title }</b>
survey-intro = { $count } questions, one tap each; you can stop and go on later. It counts once the last one is answered.
survey-is-anonymous = This survey is anonymous: answers are sealed, and opened together in random order after it has closed. Nobody sees which are yours.
survey-is-not-anonymous = This survey is not anonymous: coordinators see who has not answered yet, but not what you answer.
survey-begin-answering = Begin
survey-question = <b>{ $number }/{ $of }　{ $question }</b>
survey-no-answer = I cannot say
survey-back = ‹ Previous question
survey-comment =
    <b>That was the last question, thank you!</b>
    Is there anything to add? Just type it; if not, hand it in. Please do not write your name.
survey-hand-in = ✓ Hand in
survey-thanks = Handed in, thank you! Once it has closed, everybody hears what came of it.
survey-turnout = { $stand }: { $answered } of { $asked } have answered ({ $share }%)
survey-turnout-open = { $stand }: { $answered } have answered
survey-silent = Not answered yet: { $names }
survey-all-answered = Everybody has answered.
survey-close = Close it now
survey-is-closed = The survey is closed
survey-link = Public link and QR code
survey-link-is = The public link of the survey, for people outside of both sides: { $link }
survey-qr = { $title }: scan to answer
survey-too-few = Fewer than { $least } answers: not opened, not shown.
survey-index = Index { $index }; { $satisfied }% are satisfied or agree
survey-item-mean = · { $question } { $mean }
survey-straight =
    { $count ->
        [one] { $count } answer ticks one level all the way down; it is marked.
       *[other] { $count } answers tick one level all the way down; they are marked.
    }
survey-comments = <b>Comments, in random order</b>
survey-comment-line = { $number }. { $text }
survey-rectify = Comment { $number } → { $side } mends it
todo-surveys = <b>To answer</b>

survey-none = There is no such survey, or it does not ask you.
survey-known = This questionnaire was asked about this period already.
survey-closed = This survey is closed.
survey-answered = You have handed it in already, thank you! Everybody answers once.
survey-outside-only = This survey asks people outside of both sides; thank you for your interest.
survey-anonymous = This survey is anonymous; nobody sees who has not answered.
survey-still-open = The survey still runs; there are results once it has closed.

news-survey-asked = Hello { $name }! You are asked to answer a survey.
news-survey-closed = Hello { $name }! The survey that asked you has its results.
audit-subject-survey = survey #{ $number }
did-survey-start = began a survey
did-survey-close = closed a survey
