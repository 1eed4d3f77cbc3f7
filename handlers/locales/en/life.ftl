# The life of a record: steps, history, notices

action-agree-withdrawal = ✓ Let it go
action-keep = Keep it
action-correct = ✎ Correct
action-ask-correction = ← Ask for a correction
action-ask-withdrawal = Ask to withdraw
action-withdraw-correction = Withdraw the correction
action-void = Void
withdrawal-agreed = Withdrawn
record-kept = Kept
record-stands = What was confirmed before stands until the correction is confirmed.
record-good-practice = ★ Good practice
record-praise = ★ Good practice
record-unpraise = ☆ No good practice
record-praised = Marked as a good practice
record-unpraised = No longer marked
record-withdrawing-because = To be withdrawn because: { $reason }
record-withdrawn-because = Withdrawn because: { $reason }
record-void-because = Voided because: { $reason }
record-shared = The same number is recorded in { $count } partnerships; they share its score.

alike-ask = There is a record like it. Is it the same event? One event is one record.
alike-this = It is #{ $number } { $title }
alike-none = No, it is another one
record-joined = Good: it is #{ $number } { $title } already. You are named as a reporter, and need fill in nothing.

record-history = History
record-show-evidence = Evidence
history-heading = <b>#{ $number } { $title }</b>: history
history-line = { DATETIME($at, dateStyle: "short", timeStyle: "short") } { $who } { $did } (version { $version })
history-fields = 　　About: { $fields }
history-reason = 　　Because: { $reason }
history-clock = The system
did-submit = submitted it
did-resubmit = mended and submitted it
did-pass-on = passed it
did-confirm = confirmed it
did-return = returned it
did-object = objected
did-withdraw = withdrew it
did-correct = submitted a correction
did-ask-correction = asked for a correction
did-ask-withdrawal = asked to withdraw it
did-agree-withdrawal = let it go
did-keep = kept it
did-decide-confirm = decided to confirm it
did-decide-return = decided to return it
did-decide-void = decided to void it
did-void = voided it
did-praise = marked it as a good practice
did-unpraise = took the mark of a good practice away
did-join-record = joined in reporting it
did-silent = told the admins: no answer for seven days
did-spot-check = checked it: sound

evidence-none = This record has no evidence.
evidence-coming = The evidence is on its way
evidence-caption = Evidence of #{ $number }: { $name }
evidence-links-of = Links of #{ $number }:
evidence-more = { $count } more were not sent one by one; /ledger exports all evidence as one file.

notice-joined = Hello { $name }! One more person has reported this record; please see to it soon.
notice-withdrawing = Hello { $name }! This confirmed record is to be withdrawn, and waits for the other side.
notice-to-let-go = Hello { $name }! The other side asks to withdraw a confirmed record; please decide.
notice-kept = Hello { $name }! This record is kept and stands.
notice-correction-withdrawn = Hello { $name }! The correction was withdrawn; what was confirmed before stands.
notice-silent = Hello { $name }! The other side has not answered this record for seven days; please have a look.

spot-check-heading = <b>Spot check</b> { $period }: { $count } drawn, { $checked } checked
spot-check-none = No confirmed records to check in { $period }.
spot-check-line = { $mark } #{ $number } { $title }
spot-check-hint = Open each and look at its evidence. If it is sound, say so; if not, void it there and say why.
spot-check-sound = ✓ #{ $number } is sound
spot-check-passed = Noted as sound
spot-check-before = ← { $period }
spot-check-after = { $period } →
spot-check-too-early = That period is not over yet; please choose one that is.
