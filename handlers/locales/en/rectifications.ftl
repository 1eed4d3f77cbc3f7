# Rectifications: problem, measure, owner, due date, evidence, verified by the other side

command-rectify = raise a rectification
command-rectifications = rectifications
rectify-ask = Which side should fix it?
rectify-side-of = { $organisation } ({ $side }, with { $other })
rectify-side = { $organisation } ({ $side })
rectify-from = Rectify
rectification = Rectification
rectification-problem = Problem
    .ask = What is the problem? Please be specific.
rectification-due-on = Due
    .ask = By what date should it be fixed?
rectification-measure = Measure
    .ask = How will it be fixed?
rectification-responsible = Owner
    .ask = Who is responsible for it?
rectification-plan = Plan of a rectification
rectification-plan-measure = Measure
    .ask = How will it be fixed?
rectification-plan-responsible = Owner
    .ask = Who is responsible for it?
rectification-extension = Extension
rectification-extension-due-on = New due date
    .ask = What is the new due date?
rectification-extension-reason = Reason
    .ask = Why is more time needed?
rectification-outcome = Outcome of a rectification
rectification-outcome-measure = Measure
    .ask = What was done about it?
rectification-outcome-responsible = Owner
    .ask = Who is responsible for it?
rectification-outcome-outcome = Outcome
    .ask = What was the outcome?
rectification-outcome-evidence = Evidence
    .ask = Any evidence? Photos, documents or links.
rectification-reason = Give a reason
rectification-reason-reason = Reason
    .ask = Please give the reason in a sentence.

rectification-heading = <b>Rectification #{ NUMBER($number, useGrouping: 0) }</b> · { $state }
rectification-side = To be fixed by { $organisation } ({ $side })
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
rectification-line = #{ NUMBER($number, useGrouping: 0) } { $problem } · { $side } · { DATETIME($due, dateStyle: "medium") } · { $state }
rectification-state-open = in progress
rectification-state-closed = awaiting verification
rectification-state-verified = verified
rectification-state-withdrawn = withdrawn
rectification-overdue-short = overdue
rectification-now = Rectification #{ NUMBER($number, useGrouping: 0) } is now { $state }.
rectification-verified = Verified

rectification-plan-button = ✎ Measure and owner
rectification-extend-button = Extend
rectification-close-button = ✓ Report fixed
rectification-verify-button = ✓ Verify
rectification-refuse-button = ← Not fixed yet
rectification-reopen-button = ↻ Reopen
rectification-withdraw-button = Withdraw

did-rectification-raise = raised it
did-rectification-plan = planned measure and owner
did-rectification-extend = extended it
did-rectification-close = reported it as fixed
did-rectification-verify = verified it
did-rectification-refuse = found it not fixed yet
did-rectification-reopen = reopened it
did-rectification-withdraw = withdrew it

rectifications-heading = <b>Rectifications</b>: { $count }
rectifications-none = Nothing to rectify.
rectifications-all = Show all
rectifications-undone = Show open ones only
todo-rectifications = <b>To fix or verify</b>

rectification-none = No such rectification, or you may not see it.
rectification-state-changed = This rectification is now “{ $state }”; that step no longer applies.
rectification-changed = Rectification #{ NUMBER($number, useGrouping: 0) } has been updated; please look at it first.
rectification-own-side = The other side verifies a rectification; your own side cannot.
rectification-not-allowed = Only the owner or a coordinator of either side can do this.
rectification-overdue = The due date ({ DATETIME($due, dateStyle: "medium") }) has passed, so it can no longer be extended or withdrawn. Please report it once fixed.
rectification-due-past = It cannot be due before today ({ DATETIME($today, dateStyle: "medium") }).
rectification-not-later = The new due date must be later than { DATETIME($due, dateStyle: "medium") }.

news-rectification-raise = Hello { $name }! A rectification was raised; please have a look.
news-rectification-plan = Hello { $name }! This rectification now has a measure and an owner.
news-rectification-extend = Hello { $name }! This rectification has been extended.
news-rectification-close = Hello { $name }! This rectification is reported as fixed and awaits verification.
news-rectification-verify = Hello { $name }! This rectification has been verified.
news-rectification-refuse = Hello { $name }! This rectification is not complete yet and needs more work.
news-rectification-reopen = Hello { $name }! The problem has come back; this rectification is open again.
news-rectification-withdraw = Hello { $name }! This rectification was withdrawn.
audit-subject-rectification = rectification #{ NUMBER($number, useGrouping: 0) }
