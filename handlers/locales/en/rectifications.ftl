# Rectifications: problem, measure, owner, due date, evidence, verified by the other side

command-rectify = raise a rectification
command-rectifications = rectifications of both sides
rectify-ask = Which side is to mend it?
rectify-side-of = { $organisation } ({ $side }, with { $other })
rectify-side = { $organisation } ({ $side })
rectify-from = Raise a rectification
rectification = Rectification
rectification-problem = Problem
    .ask = What was found wanting? Please be specific.
rectification-due-on = Due
    .ask = By which day is it to be mended?
rectification-measure = Measure
    .ask = How is it to be mended?
rectification-responsible = Owner
    .ask = Who is responsible for it?
rectification-plan = Plan of a rectification
rectification-plan-measure = Measure
    .ask = How is it to be mended?
rectification-plan-responsible = Owner
    .ask = Who is responsible for it?
rectification-extension = Extension
rectification-extension-due-on = New due date
    .ask = Until which day?
rectification-extension-reason = Reason
    .ask = Why is more time needed?
rectification-outcome = Outcome of a rectification
rectification-outcome-measure = Measure
    .ask = What was done about it?
rectification-outcome-responsible = Owner
    .ask = Who is responsible for it?
rectification-outcome-outcome = Outcome
    .ask = What came of it?
rectification-outcome-evidence = Evidence
    .ask = Is there evidence? Photos, documents or links.
rectification-reason = Give a reason
rectification-reason-reason = Reason
    .ask = Please give the reason in a sentence.

rectification-heading = <b>Rectification #{ $number }</b> · { $state }
rectification-side = To be mended by { $organisation } ({ $side })
rectification-due =
    { $extensions ->
        [0] Due: { DATETIME($due, dateStyle: "medium") }
       *[other] Due: { DATETIME($due, dateStyle: "medium") } (extended { $extensions }×)
    }
rectification-due-overdue =
    { $extensions ->
        [0] ⚠ Due: { DATETIME($due, dateStyle: "medium") }, overdue
       *[other] ⚠ Due: { DATETIME($due, dateStyle: "medium") }, overdue (extended { $extensions }×)
    }
rectification-step = { DATETIME($on, dateStyle: "medium") } { $who } { $did }
rectification-step-because = { DATETIME($on, dateStyle: "medium") } { $who } { $did }: { $reason }
rectification-line = #{ $number } { $problem } · { $side } · { DATETIME($due, dateStyle: "medium") } · { $state }
rectification-state-open = being mended
rectification-state-closed = waiting to be verified
rectification-state-verified = verified
rectification-state-withdrawn = withdrawn
rectification-overdue-short = overdue
rectification-now = Rectification #{ $number } is now { $state }.
rectification-verified = Verified

rectification-plan-button = ✎ Measure and owner
rectification-extend-button = Extend
rectification-close-button = ✓ Report as mended
rectification-verify-button = ✓ Verify
rectification-refuse-button = ← Not mended yet
rectification-reopen-button = ↻ It is back: reopen
rectification-withdraw-button = Withdraw

did-rectification-raise = raised it
did-rectification-plan = planned measure and owner
did-rectification-extend = extended it
did-rectification-close = reported it as mended
did-rectification-verify = verified it
did-rectification-refuse = found it not mended yet
did-rectification-reopen = reopened it
did-rectification-withdraw = withdrew it

rectifications-heading = <b>Rectifications</b>: { $count }
rectifications-none = Nothing is to be mended.
rectifications-all = Show all
rectifications-undone = Show open ones only
todo-rectifications = <b>To mend or to verify</b>

rectification-none = There is no such rectification, or it is not yours to see.
rectification-state-changed = This rectification is now “{ $state }”; that step no longer applies.
rectification-changed = Rectification #{ $number } has gone on meanwhile; please look at it first.
rectification-own-side = The other side verifies a rectification; your own side cannot.
rectification-not-allowed = This step is for the owner, that side's coordinators or the other side's.
rectification-overdue = It was due on { DATETIME($due, dateStyle: "medium") }; it can be extended or withdrawn only before.
rectification-due-past = It cannot be due before today ({ DATETIME($today, dateStyle: "medium") }).
rectification-not-later = The new day must be later than { DATETIME($due, dateStyle: "medium") }.

news-rectification-raise = Hello { $name }! A rectification was raised; please have a look.
news-rectification-plan = Hello { $name }! Measure and owner of this rectification are set.
news-rectification-extend = Hello { $name }! This rectification was given more time.
news-rectification-close = Hello { $name }! This rectification is reported as mended; the other side verifies it.
news-rectification-verify = Hello { $name }! The other side has verified this rectification.
news-rectification-refuse = Hello { $name }! The other side finds that this is not mended yet; please go on.
news-rectification-reopen = Hello { $name }! The problem of this rectification is back; it is open again.
news-rectification-withdraw = Hello { $name }! This rectification was withdrawn.
audit-subject-rectification = rectification #{ $number }
