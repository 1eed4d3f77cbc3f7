# Planned events: plans, check-in, leave, and what follows the event

command-plan = plan an event
command-events = events and check-in
plan = Plan an event
plan-change = Change a planned event
plan-ask-partnership = For which partnership is the event?
plan-category = Category
    .ask = What kind of event is it?
plan-title = Title
    .ask = What is the event called?
plan-day = Date
    .ask = What date is it?
plan-start = Starts
    .ask = When does it start?
plan-end = Ends
    .ask = When does it end?
plan-place = Place
    .ask = Where is it?
plan-branches = Branches
    .ask = Which branches take part?
plan-host = Host
    .ask = Which side is the host?
plan-repeat = Repeats
    .ask = Only once, or regularly?
plan-until = Repeats until
    .ask = Until which day? Skip to repeat without end.
repeat-once = Once
repeat-weekly = Every week
repeat-monthly = Every month
event-in-past = That time has passed; please choose a later one.
event-too-far = Events can be planned up to { $days } days ahead; please choose an earlier day.
event-until-before-day = “Repeats until” cannot be before the first event.

plan-rest-days = This falls on a day off. Plan it all the same?
plan-rest-public = · { DATETIME($date, dateStyle: "full") }: public holiday
plan-rest-registered = · { DATETIME($date, dateStyle: "full") }: { $whose } is off ({ $note })
plan-rest-more = · and { $count } more
plan-keep-day = Keep the date
plan-other-day = Another date

event-state-planned = planned
event-state-held = held
event-state-postponed = postponed
event-state-not-held = not held
event-state-cancelled = cancelled
event-not-found = No such event, or you may not see it.
event-not-yours = This is for the event's organiser or a coordinator.
event-state-changed = This event is { $state }; that step no longer applies.
event-not-over = The event is not over yet; please say what happened once it is.

events-heading = <b>Planned events</b>: { $count }
events-empty = No event is planned. A coordinator can plan one with /plan.
event-line = { $when } { $title } · { $place }
event-heading = <b>{ $title }</b> ({ $category })
event-partnership = { $partnership }
event-when = { DATETIME($date, dateStyle: "full") }, { $start }–{ $end }
event-repeats = Repeats: { $repeat }
event-repeats-until = Repeats: { $repeat }, until { DATETIME($until, dateStyle: "medium") }
event-button = { DATETIME($date, dateStyle: "medium") } { $title }
event-place = Place: { $place }
event-host = Host: { $host }
event-branches = Taking part: { $branches }
event-state-line = Status: { $state }
event-following-cancelled = The later ones are cancelled, too.
event-counts = Checked in: college { $college }, enterprise { $enterprise }; apologies { $leave }
event-own-present = ✓ You have checked in
event-own-leave = You have sent apologies ({ $reason })

event-planned = Hello everyone, a joint event is planned; please keep the time free.
event-changed = Hello everyone, this event has changed; please see the new details below.
event-cancelled = Hello everyone, this event is cancelled. Sorry!
event-soon =
    Hello everyone, { $day ->
        [today] today
       *[tomorrow] tomorrow
    } there is “{ $title }”: { $when }, { $place }. If you cannot come, please let us know beforehand.
news-event-changed = Hello { $name }! This event has changed; please see the new details below.
news-event-cancelled = Hello { $name }! This event is cancelled. Sorry!
news-event-rest-day = Hello { $name }! This date of a repeating event is a day off; you can change or cancel it.
event-leave-kept = Your apologies are kept. If you can come now, tap “Change apologies”.
event-planned-announced = Planned, and announced in the group.
event-planned-no-group = Planned. No group is bound to this partnership yet; send /bind in your group, and events are announced there.
event-changed-done = Changed.
event-called-off = Cancelled

event-check-in = ✓ Check in
event-excuse = I cannot come
event-excuse-again = Change apologies
event-more = Apologies / info
event-attend = Check others in
event-code = Check-in code
event-change = ✎ Change
event-call-off = Cancel the event
event-calendar-file = Add to calendar
event-call-off-ask = Cancel “{ $title }”?
event-call-off-this = Only this one
event-call-off-following = This and later
event-held-button = Held: log it
event-held-named = Held: { $title }
event-postponed-button = Postponed
event-postponed-ask = Was “{ $title }” postponed? That closes this event; a new date is planned as another one. This cannot be changed back.
event-not-held-ask = “{ $title }” did not take place? That closes this event and cannot be changed back.
event-not-held-button = Not held
event-calendar-remove = Off my calendar
event-calendar-cancelled = “{ $title }” is cancelled. Open this file to take the event off your calendar.
event-calendar-caption = “{ $title }” as a calendar file; open it to add the event.

check-in-done = You are checked in, thank you!
check-in-done-excused = Checked in; your apologies are cancelled.
check-in-known = You have checked in already.
check-in-not-yet = Check-in opens an hour before the event starts; please try again then.
check-in-closed = Check-in is over. If you were there, please tell the organiser.
check-in-not-yours = Your organisation is not part of this event; no check-in needed.
check-in-code-unknown = No such check-in code; please scan the code at the venue again.
check-in-code-caption = Check-in code of “{ $title }”. Show it at the venue; valid from one hour before to one hour after the event: { $link }
attend-heading = <b>{ $title }</b>: { $present } from your side are checked in. Tap a name to check somebody in, once more to undo it.
excuse-ask = “{ $title }”: why can't you come? Only your side and admins see the reason.
excuse-noted = Noted; the organiser will see it
excuse-take-back = I can come
excuse-taken-back = Great, see you there
excuse-too-late = The event has started or changed; please tell the organiser directly.

command-silent = partnerships without activity
silent-heading = No joint activity for more than { $days } days in { $silent } of { $count } partnerships:
silent-none =
    { $count ->
        [one] The partnership has had a joint activity in the last { $days } days.
       *[other] Each of the { $count } partnerships has had a joint activity in the last { $days } days.
    }
silent-line = { $partnership }: { $days } days, last on { DATETIME($date, dateStyle: "medium") }
silent-never = { $partnership }: none yet in its { $days } days
silent-planned = { $line }; next on { DATETIME($date, dateStyle: "medium") }
silent-plan = Plan · { $partnership }
