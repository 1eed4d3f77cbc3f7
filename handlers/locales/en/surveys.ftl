# Surveys: beginning, answering, results

command-surveys = surveys
surveys-heading = <b>Surveys</b>: { $owed ->
    [0] none to answer
   *[other] { $owed } to answer
}
survey-form = Start a survey
survey-form-questionnaire = Questionnaire
    .ask = Which questionnaire?
survey-form-period = Period
    .ask = About which period?
survey-form-closes-on = Closes on
    .ask = Until which day can people answer?
survey-form-anonymous = Anonymous
    .ask = Anonymous? If not, coordinators see who has not answered yet. Nobody sees who answered what.
survey-begin = + Start: { $partnership }
survey-begun = The survey has started.
survey-open = #{ NUMBER($number, useGrouping: 0) } { $title }
survey-answer = ✎ Answer: { $title }
survey-line = <b>{ $title }</b> · { $period } · closes { DATETIME($closes, dateStyle: "medium") }
survey-line-closed = <b>{ $title }</b> · { $period } · closed
survey-title = <b>{ $title }</b>
survey-intro = { $count } questions, one tap each; you can stop and continue later. Your response counts once the last question is answered.
survey-is-anonymous = This survey is anonymous: responses are sealed and opened together, in random order, after it closes. Nobody can tell which is yours.
survey-is-not-anonymous = This survey is not anonymous: coordinators see who has not answered yet, but not what you answer.
survey-begin-answering = Start
survey-question = <b>{ $number }/{ $of }　{ $question }</b>
survey-no-answer = Cannot say
survey-back = ‹ Previous
survey-comment-not-taken = What you just wrote was not taken as a comment. To comment, send it again; if you have no comment, tap “✓ Submit”.
survey-comment =
    <b>That was the last question, thank you!</b>
    Anything to add? Just type it; if not, tap “Submit”. Please do not write your name.
survey-hand-in = ✓ Submit
survey-thanks = Submitted, thank you! Everybody will see the result once it has closed.
survey-turnout = { $stand }: { $answered } of { $asked } have answered ({ $share }%)
survey-turnout-open = { $stand }: { $answered } have answered
survey-silent = Not answered yet: { $names }
survey-all-answered = Everybody has answered.
survey-close = Close now
survey-close-ask = Close the survey “{ $title }” ({ $partnership }) now? Responses so far: { $count }. Nobody can answer after that, and it cannot be reopened.
survey-is-closed = The survey is closed
survey-link = Public link, QR
survey-link-is = Public survey link, for people outside the two organisations: { $link }
survey-qr = { $title }: scan to answer
survey-too-few = Fewer than { $least } responses: not opened or shown, to protect privacy.
survey-index = Index { $index }; { $satisfied }% are satisfied or agree
survey-item-mean = · { $question } { $mean }
survey-item-mean-reversed = · { $question } (reverse-scored) { $mean }
survey-straight =
    { $count ->
        [one] { $count } response has
       *[other] { $count } responses have
    } the same level throughout (marked).
survey-comments = <b>Comments, in random order</b>
survey-comment-line = { $number }. { $text }
survey-rectify = Comment { $number } → { $side } to fix
survey-rectify-comments = Rectify comment
survey-rectify-which = Which comment should be rectified?
survey-rectify-side = Which side should fix this?
todo-surveys = <b>Surveys to answer</b>

survey-none = No such survey, or you were not invited to it.
survey-known = This survey was already started for this period.
survey-closed = This survey is closed.
survey-answered = You have already submitted it, thank you! Everybody answers once.
survey-outside-only = This survey is for people outside the two organisations; thank you for your interest.
survey-anonymous = This survey is anonymous; nobody sees who has not answered.
survey-still-open = The survey is still running; there are results once it has closed.

news-survey-asked = Hello { $name }! You are invited to answer a survey.
survey-closed-too-few = Hello { $name }! A survey you were invited to has closed with too few responses, so there is no result. Thank you.
news-survey-closed = Hello { $name }! A survey you were invited to has closed; here is the result.
audit-subject-survey = survey #{ NUMBER($number, useGrouping: 0) }
did-survey-start = started a survey
did-survey-close = closed a survey
