# What is said in chat: greetings, buttons, hints and notices.

greeting = Hello { $name }! I look after the joint ledger.
greeting-log = After an event, just tell me what happened, or send /log.
greeting-first-setup = First, /setup: name the organisations and their partnership, then invite coordinators of both sides.
greeting-first-roster = First, /roster: paste the list of your side's party members; then /invite your colleagues.
joined = Welcome, { $name }! You can now use the joint ledger.
not-known-yet = I do not know you yet. Please open the invitation link from your coordinator.
not-your-role = Your role does not allow this; a coordinator or an admin can help.
command-near = There is no such command; did you mean { $command }?
command-unknown = There is no such command. Send /help to see what can be done.
only-admins = Your role does not allow this; an admin can help.
only-coordinators = Your role does not allow this; a coordinator can help.
only-sides = This is for members and coordinators of the two sides; admins cannot do it for them.
private-only = Please continue in private: https://t.me/{ $bot }
bot-description = Joint ledger of university–enterprise party building. Press Start to accept your invitation; after an event, tell the bot what happened, and it counts once the other side has confirmed it.
group-greeting = Hello everyone! When a coordinator sends /bind, this group hears of joint events. Records are logged in private.
button-private = Private chat
button-old = This button no longer works; please use the latest message.
button-cancel = Cancel
send-as-file = Please send videos and recordings as a file (Attach → File).
command-which = You may be looking for:
files-kept-which = They are kept for you. Which record are they for? Add them to one below, or log a new one.
files-kept = They are kept for you: choose what to log, and they go into that record.
not-an-answer = Please send text, a photo or a file.
nothing-asked = Nothing is waiting for your answer. Send /log to log a record, /help for all commands.
nothing-to-cancel = There is nothing being filled in.
not-saved-yet = Not saved yet. Your messages will be handled automatically; please tap buttons again in a moment.
incident = Sorry, that did not work. Your earlier answers are kept. Please try again later; if it fails again, tell an admin the number { $number }.
deed-done = Done.
deed-left = Nothing was changed.
deed-leave = Not now
done = Done
not-shown = Sorry, this message could not be shown. What it was about is kept. Please tell an admin the number { $number }.
text-cut = … too long; the rest is not shown.
list-more = … and { $count } more.
partnerships-more = { $count ->
        [one] One more partnership is not listed
       *[other] { $count } more partnerships are not listed
    }: add a part of the name to the command, for instance “{ $said }”.

help-all = All { $count } commands
help-first = ‹ Most used
help-heading = <b>What you can do</b>
help-line = { $command } — { $does }
help-more = All commands: /help
section-record = <b>Log and plan</b>
section-tasks = <b>My tasks</b>
section-look = <b>Look up</b>
section-side = <b>Your side</b>
section-programme = <b>Programme</b>
section-own = <b>My account</b>
help-foot-member = Questions? Please ask your coordinator.
help-foot-coordinator = Questions? Please ask an admin.
command-start = start page
command-help = all commands
command-language = choose a language · 选择语言
command-cancel = discard what I am filling in
command-log = log a record
command-my = my records
command-pending = records to review or confirm
command-ledger = the joint ledger

language-ask = Please choose a language · 请选择语言
language-zh-cn = 中文
language-en = English
language-chosen-zh-cn = 好的，以后用中文。
language-chosen-en = English from now on.

draft-about = { $form } { $record }
draft-record = #{ NUMBER($number, useGrouping: 0) } { $title }
draft-left-over = You have an unfinished <b>{ $form }</b>. Continue or discard it?
draft-continue = Continue
draft-continue-with = Continue: { $form }
draft-suspended = “{ $form }” is set aside; your answers are kept.
draft-suspended-ask = “{ $form }” is not finished. Continue with it?
draft-words-not-taken = “{ $words }” was not filled in.
draft-discard = Discard
form-closed = Closed.
draft-discarded = The draft is discarded.
draft-gone = This draft was submitted, discarded or has expired. To start again, send /log.
cancel-ask = Discard what you are filling in? “Continue” keeps all your answers.

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
partnership-none = You have no partnership yet. Admins start with /setup; everyone else, please ask your coordinator.
partnership-not-yours = Your organisation is not part of this partnership.
record-submitted = Submitted. Status: { $state }.
record-submitted-next = The card below changes as it is reviewed and confirmed; see also /my.
record-now = Record #{ NUMBER($number, useGrouping: 0) }, now: { $state }.
record-not-found = No such record, or you may not see it.
record-heading = <b>#{ NUMBER($number, useGrouping: 0) } { $title }</b> ({ $kind })
record-state-line = Status: { $state }
record-from = Reported by: { $organisation }
record-counterpart = <b>Filled in by { $organisation }</b>
record-returned-because = Returned because: { $reason }
record-returned-fields = To revise: { $fields }
record-mended-nothing = Nothing was changed since it was returned.
record-amended-fields = Changed since it was submitted: { $fields }
record-amended-nothing = The same as what was submitted.
record-corrected-fields = Corrected: { $fields }
record-corrected-nothing = The same as what was confirmed.
record-change = { $label }: { $before } → { $now }
record-change-none = (blank)
record-log-again = ✎ Fill in again
record-change-button = ✎ Change #{ NUMBER($number, useGrouping: 0) }
record-open-button = Open #{ NUMBER($number, useGrouping: 0) }
amendment-same = This is the same as what was submitted, so there is nothing to change. Change an answer and submit, or tap “Cancel”.
correction-same = This is the same as what was confirmed, so there is nothing to correct. Change an answer and submit, or tap “Cancel”.
edit-after-submission = Record #{ NUMBER($number, useGrouping: 0) } { $title } is { $state }; your edit was not used. To change the record, use the button below.
edit-after-review = Record #{ NUMBER($number, useGrouping: 0) } { $title } has been approved by your side; editing a message does not change it. Withdraw it and fill it in again, or correct it once the other side has confirmed.
edit-after-confirmation = Record #{ NUMBER($number, useGrouping: 0) } { $title } is confirmed by both sides; editing a message does not change it. Use a correction: the record still counts until both sides have confirmed that.
edit-changes-nothing = Your edited message was read again; record #{ NUMBER($number, useGrouping: 0) } { $title } stays as it is.
record-correct-button = ✎ Correct #{ NUMBER($number, useGrouping: 0) }
draft-changes = Changes:
edit-not-taken = Your edit was not used: the message is no answer to anything that is being filled in.
said-after-submission = Record #{ NUMBER($number, useGrouping: 0) } { $title } has been submitted; what you just wrote was not added. To change it, use the button below; for a new record, send /log.
files-add-to = + Add to #{ NUMBER($number, useGrouping: 0) } { $title }
record-mended-fields = Revised since it was returned: { $fields }
record-objected-because = Objection: { $reason }
record-name = #{ NUMBER($number, useGrouping: 0) } { DATETIME($date, dateStyle: "medium") } { $title }
record-line = { $name } · { $state }
record-where = { $line } · { $partnership }

action-pass = ✓ Approve
action-confirm = ✓ Confirm
action-return = ← Return
action-object = Raise objection
action-mend = ✎ Revise
action-amend = ✎ Change
action-withdraw = Withdraw
action-decide-confirm = Decide: confirm
action-decide-return = Decide: return
action-decide-void = Decide: void
passed-on = Approved; the other side confirms next
confirmed = Confirmed

notice-to-pass = Hello { $name }! A record from your side needs your review.
notice-amended = Hello { $name }! This record was changed after it was submitted; see the changes below.
notice-passed = Hello { $name }! Your record is approved on your side; the other side confirms next.
notice-to-confirm = Hello { $name }! The other side has submitted a record; please confirm it.
notice-to-decide = Hello { $name }! There is an objection to a record; please decide.
notice-confirmed = Hello { $name }! Both sides have confirmed this record.
notice-returned = Hello { $name }! This record was returned; only the items below need revising.
notice-objected = Hello { $name }! The other side objects to this record; an admin will decide.
notice-withdrawn = Hello { $name }! This record was withdrawn.
notice-void = Hello { $name }! This record was voided.

ledger-heading =
    <b>Joint ledger</b>: { $count ->
        [one] { $count } record
       *[other] { $count } records
    }
ledger-empty = Nothing is confirmed yet.
my-heading = <b>My records</b>: { $count }
my-empty = You have logged nothing yet. Send /log to start.
my-empty-admin = Admins log no records; see /ledger.
pending-heading = <b>Records waiting for you</b>: { $count }
pending-empty = All done, thank you!
page-before = ← Previous
page-after = Next →

return = Return a record
return-fields = Items to revise
    .ask = Which items need revising? Tick as many as you like.
return-reason = Reason
    .ask = In a sentence, what would be right?
reason = Give a reason
reason-reason = Reason
    .ask = Please give the reason in a sentence.
