# Reminders and their burden: what waits, when somebody may be told, days off, how much was sent

todo-complete = <b>Events that have ended: please say what happened</b>
todo-colleague = <b>Still open with a colleague; could you have a look?</b>
todo-overdue = <b>Waiting for a while; could you look into it?</b>
todo-overdue-line = { $line } (waiting for { $whom })
reminder-greeting = Hello { $name }! { $count ->
        [1] One item is
       *[other] { $count } items are
    } waiting for you. Please have a look when it suits you.
reminder-foot =
    { $whom ->
        [coordinator] If you cannot, please tell your coordinator.{ " " }
        [admin] If you cannot, please tell an admin.{ " " }
       *[nobody] { "" }
    }Finished items disappear by themselves.
reminder-under-way = Thank you, { $name }. Once you submit what you are filling in, everything is done.
reminder-done = Everything is done, { $name }. Thank you!
reminder-tomorrow = Tomorrow
reminder-next-week = In a week
reminder-snoozed =
    { $days ->
        [1] OK, no reminders before tomorrow.
       *[other] OK, no reminders for { $days } days.
    }

command-settings = reminders and digest
command-daysoff = holidays and make-up workdays
command-burden = message load
habits = Reminders
habits-remind-at = Reminders from
    .ask = From what time of day may you be reminded?
habits-no-quiet = Quiet hours: none
habits-quiet-from = Quiet from
    .ask = Quiet hours start at? For none, enter the same time as the end.
habits-quiet-until = Quiet until
    .ask = Quiet hours end at?
habits-rest-days = Also on days off
    .ask = May you be reminded on weekends and holidays, too?
habits-per-week = Messages per week
    .ask = How many messages a week at most? Digests do not count. Leave empty for the general limit.
habits-above-budget = The general limit is { $most } a week; please enter 0 to { $most }.
habits-weekly = Weekly digest
    .ask = Do you want the weekly digest? Coordinators get it unless they say no.
habits-digests-together = One digest for all
    .ask = One digest for all your partnerships? If left empty: one for four partnerships or more, one each for fewer.
habits-digest-day = Digest day
    .ask = Which day? If it is a day off, the digest comes on the next working day.
habits-digest-at = Digest time
    .ask = At what time?
habits-time-zone = Time zone
    .ask = In which time zone are you? Leave empty for that of your partnership.
    .hint = Examples: Asia/Shanghai, Europe/Berlin
habits-leave-from = Away from
    .ask = From which day are you away? No reminders are sent then.
habits-leave-until = Away until
    .ask = What is the last day you are away?
habits-kept = Saved; it applies from now on.
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
leave-ends-before-it-begins = The last day away cannot be before the first.

days-off = Days off
days-off-heading = <b>Holidays and make-up workdays</b>
days-off-known = Public holidays and make-up workdays are included up to { $year }. After that only weekends and statutory holidays are known; please add the rest once announced.
days-off-none = No other days are registered.
days-off-everybody = everybody
days-off-line = { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }: off ({ $note }, { $whose })
days-off-working-line = { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }: working ({ $note }, { $whose })
days-off-add = Add for { $whose }
days-off-remove = Remove: { $note }
days-off-first = First day
    .ask = From which day?
days-off-last = Last day
    .ask = Until which day, including that day?
days-off-working = Working days
    .ask = Are these working days? “Yes” for make-up workdays, “No” for holidays.
days-off-note = Note
    .ask = What are these days? Example: winter holidays.
days-off-end-before-begin = The last day cannot be before the first.

burden-heading = <b>Message load</b>: unprompted messages (digests aside), at most { $most } per person per week
burden-budget-button = Change the limit
budget = Message limit
budget-per-week = Messages per person per week
    .ask = How many messages a week at most may each person be sent unprompted? Digests do not count; everyone can choose fewer.
burden-week =
    Week of { DATETIME($date, dateStyle: "medium") }: { $messages ->
        [0] none
        [1] one message
       *[other] { $messages } messages to { $people ->
            [1] one person
           *[other] { $people } people, { $each } per person, { $most } at most
        }
    }
burden-seconds-heading = <b>How long a record takes</b> (median of the last 90 days)
burden-seconds = { $kind }: { $seconds } seconds (records: { $count })
burden-seconds-none = No data for the last 90 days.
burden-model-heading = <b>What logging an activity takes</b> (one absent, three photos; touch-level model, without typing)
burden-model-form = Question by question: { $taps ->
    [one] 1 tap
   *[other] { $taps } taps
}, { $messages ->
    [one] 1 message
   *[other] { $messages } messages
}, about { $seconds } seconds
burden-model-text = Written as a text: { $taps ->
    [one] 1 tap
   *[other] { $taps } taps
}, { $messages ->
    [one] 1 message
   *[other] { $messages } messages
}, about { $seconds } seconds
burden-model-event = From a planned event: { $taps ->
    [one] 1 tap
   *[other] { $taps } taps
}, { $messages ->
    [one] 1 message
   *[other] { $messages } messages
}, about { $seconds } seconds

todo-more = … and { $count } more.
todo-all = All { $count } ›
todo-closing = <b>Period closing: still missing</b>
todo-closing-line = { $partnership }, { $period } (until { DATETIME($last, dateStyle: "medium") }): { $missing }
closing-nil-return = the nil return for items without records
closing-nil-return-button = Nil return { $period }
closing-assessment = your side's assessment
closing-assessment-button = Assessment { $period }
closing-unconfirmed =
    { $count ->
        [1] one record to be confirmed
       *[other] { $count } records to be confirmed
    }
news-period-complete = Hello { $name }! Records, nil returns and assessments of { $partnership } for { $period } are complete. You can now review the scores and publish.
