# What is said in chat: greetings, buttons, hints and notices.

greeting = Hello { $name }! I keep the co-construction ledger.
greeting-log = After an event, send /log: a record takes a few minutes.
greeting-first-setup = First, /setup: name the organisations and their partnership, then invite coordinators of both sides.
greeting-first-roster = First, /roster: paste the list of your side's party members; then /invite your colleagues.
joined = Welcome, { $name }! You have joined the co-construction ledger.
not-known-yet = I do not know you yet. Please open the invitation link from your coordinator.
not-your-role = This is for coordinators or admins; your role cannot do it.
command-near = There is no such command; did you mean { $command }?
command-unknown = There is no such command. Send /help to see what can be done.
private-only = Please continue in private: https://t.me/{ $bot }
group-greeting = Hello! A coordinator can bind this group to a partnership with /bind; records are logged in private.
button-private = Open private chat
button-old = This button is out of date; please look at the latest state.
button-cancel = Cancel
not-an-answer = Please send text, a photo or a file.
nothing-asked = Nothing is being asked right now. To log a record, send /log.
nothing-to-cancel = There is nothing being filled in.
not-saved-yet = Not saved yet. Messages will be read again by themselves; please repeat taps in a while.
incident = Sorry, this step failed. It is noted as { $number } and an admin will look at it. Your earlier answers are kept.
done = Done
text-cut = … too long; the rest is not shown.
partnerships-more = { $count ->
        [one] One more partnership is not listed
       *[other] { $count } more partnerships are not listed
    }: add a part of the name to the command, for instance “{ $said }”.

help-heading = <b>What you can do</b>
help-line = { $command } — { $does }
help-more = All commands: /help
section-record = <b>Log and plan</b>
section-tasks = <b>What is mine to do</b>
section-look = <b>Look up</b>
section-side = <b>Our side</b>
section-programme = <b>The programme</b>
section-own = <b>Myself</b>
help-foot-member = For questions, please turn to your own coordinator.
help-foot-coordinator = For questions, please turn to an admin.
command-start = begin
command-help = all commands
command-language = choose a language · 选择语言
command-cancel = leave what is being filled in
command-log = log a record
command-my = the records I logged
command-pending = what waits for me to pass or confirm
command-ledger = the joint ledger

language-ask = Please choose a language · 请选择语言
language-zh-cn = 中文
language-en = English
language-chosen-zh-cn = 好的，以后用中文。
language-chosen-en = English from now on.

draft-about = { $form } { $record }
draft-record = #{ $number } { $title }
draft-left-over = You have an unfinished <b>{ $form }</b>. Continue or discard it?
draft-continue = Continue
draft-discard = Discard
draft-discarded = The draft is discarded.
draft-gone = This draft is no longer there. To begin again, send /log.
cancel-ask = Discard what is being filled in? With “Continue” all answers are kept.

form-heading = <b>{ $form }</b>
form-heading-progress = <b>{ $form }</b> ({ $number }/{ $total })
form-answer = { $label }: { $value }
form-error = ✗ { $error }
form-note = ▸ { $note }
form-prompt = <b>{ $prompt }</b>
form-hint = <i>{ $hint }</i>

log-ask-partnership = Which partnership does this record belong to?
log-chosen = { $partnership }: { $kind }.
log-ask-kind = { $partnership }: what kind of record?
partnership-none = There is no partnership of yours yet: admins begin with /setup, others please ask their coordinator.
partnership-not-yours = This partnership is not your organisation's.
record-submitted = Submitted, now: { $state }.
record-now = Record #{ $number }, now: { $state }.
record-not-found = There is no such record, or it is not yours to see.
record-heading = <b>#{ $number } { $title }</b> ({ $kind })
record-state-line = State: { $state }
record-from = Reported by: { $organisation }
record-counterpart = <b>Filled in by { $organisation }</b>
record-returned-because = Returned because: { $reason }
record-returned-fields = To mend: { $fields }
record-mended-fields = Mended since it was returned: { $fields }
record-objected-because = Objection: { $reason }
record-name = #{ $number } { DATETIME($date, dateStyle: "medium") } { $title }
record-line = { $name } · { $state }

action-pass = ✓ Pass
action-confirm = ✓ Confirm
action-return = ← Return
action-object = Object
action-mend = ✎ Mend the returned fields
action-withdraw = Withdraw
action-decide-confirm = Decide: confirm
action-decide-return = Decide: return
action-decide-void = Decide: void
passed-on = Passed; waiting for the other side
confirmed = Confirmed

notice-to-pass = Hello { $name }! A record of your side waits for you to pass it.
notice-passed = Hello { $name }! Your side has passed your record; it now waits for the other side.
notice-to-confirm = Hello { $name }! The other side has reported a record; please confirm it.
notice-to-decide = Hello { $name }! There is an objection to a record; please decide.
notice-confirmed = Hello { $name }! Both sides have confirmed this record.
notice-returned = Hello { $name }! This record came back; only the returned fields need mending.
notice-objected = Hello { $name }! There is an objection to this record; an admin decides.
notice-withdrawn = Hello { $name }! This record was withdrawn.
notice-void = Hello { $name }! This record was voided.

ledger-heading =
    <b>Joint ledger</b>: { $count ->
        [one] { $count } record
       *[other] { $count } records
    }
ledger-empty = Nothing is confirmed yet.
my-heading = <b>The records I logged</b>: { $count }
my-empty = You have logged nothing yet. Send /log to begin.
pending-heading = <b>Waiting for you</b>: { $count }
pending-empty = All done, thank you!
page-before = ← Previous
page-after = Next →

return = Return a record
return-fields = Fields to mend
    .ask = Which answers need mending? You can tick several.
return-reason = Reason
    .ask = In a sentence, what would be right?
reason = Give a reason
reason-reason = Reason
    .ask = Please give the reason in a sentence.
