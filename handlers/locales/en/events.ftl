# Planned events: plans, check-in, leave, and what follows the event

command-plan = plan an event
command-events = planned events
plan = Plan an event
plan-change = Change a planned event
plan-ask-partnership = For which partnership is the event?
plan-category = Category
    .ask = What kind of event is it?
plan-title = Title
    .ask = What is the event called?
plan-day = Date
    .ask = On which day is it?
plan-start = Begins
    .ask = When does it begin?
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
    .ask = Until which day? Skip it and it goes on.
repeat-once = once
repeat-weekly = every week
repeat-monthly = every month
event-in-past = An event is planned for a time to come; please choose a later day or time.
event-too-far = Events can be planned up to { $days } days ahead; please choose an earlier day.
event-until-before-day = “Repeats until” is the day of the first event or later.

event-state-planned = planned
event-state-held = held
event-state-postponed = postponed
event-state-not-held = not held
event-state-cancelled = cancelled
event-not-found = There is no such event, or it is not yours to see.
event-not-yours = This is for the event's organiser or a coordinator.
event-state-changed = This event is now “{ $state }”; that cannot be done with it.
event-not-over = The event is not over yet; please say so once it is.

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
event-state-line = State: { $state }
event-counts = Checked in: college { $college }, enterprise { $enterprise }; on leave { $leave }
event-own-present = ✓ You have checked in
event-own-leave = You have asked for leave ({ $reason })

event-planned = Hello everyone, a joint event is planned; please keep the time free.
event-changed = Hello everyone, this event has changed; what stands here holds.
event-cancelled = Hello everyone, this event is cancelled. Sorry!
event-soon =
    Hello everyone, { $day ->
        [today] today
       *[tomorrow] tomorrow
    } there is “{ $title }”: { $when }, { $place }. If you cannot come, please say so beforehand.
event-planned-announced = Planned, and announced in the group.
event-planned-no-group = Planned. No group is bound to this partnership yet; send /bind in your group, and events are announced there.
event-changed-done = Changed.
event-called-off = Cancelled

event-check-in = ✓ Check in
event-excuse = I cannot come
event-excuse-again = Change or take back my leave
event-more = Cannot come / more
event-attend = Check others in
event-code = Check-in code
event-change = ✎ Change
event-call-off = Cancel the event
event-calendar-file = Add to calendar
event-call-off-ask = Cancel “{ $title }”?
event-call-off-this = Cancel this one
event-call-off-following = Cancel this and all later ones
event-held-button = It was held: complete the record
event-held-named = It was held: { $title }
event-postponed-button = Postponed
event-not-held-button = Not held
event-calendar-caption = “{ $title }” as a calendar file; open it to add the event.

check-in-done = You are checked in, thank you!
check-in-known = You have checked in already.
check-in-not-yet = Check-in opens an hour before the event begins; please try again then.
check-in-closed = Check-in is over. If you were there, please tell the organiser.
check-in-not-yours = This event is not your organisation's; there is no need to check in.
check-in-code-unknown = There is no such check-in code; please scan the one on the spot again.
check-in-code-caption = Check-in code of “{ $title }”, to be shown on the spot; it works from an hour before until an hour after: { $link }
attend-heading = <b>{ $title }</b>: { $present } of your side are checked in. Tap a name to check somebody in, once more to take it back.
excuse-ask = “{ $title }”: why can you not come? Only your own side and admins see the reason.
excuse-noted = Noted; the organiser will see it
excuse-take-back = I can come after all
excuse-taken-back = Your leave is taken back; see you there
excuse-too-late = The event has begun or changed; please tell the organiser directly.
