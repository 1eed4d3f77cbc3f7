# Reminders and their burden: what waits, when somebody may be told, days off, how much was sent

todo-complete = <b>Events that are over: please say how they went</b>
todo-colleague = <b>A colleague of yours has not got round to it; please have a look</b>
todo-overdue = <b>Left undone for long; please have a look</b>
todo-overdue-line = { $line } (waits for { $whom })
reminder-greeting = Hello { $name }! { $count ->
        [1] One thing waits
       *[other] { $count } things wait
    } for you; a tap will do, whenever it suits you.
reminder-foot =
    { $whom ->
        [coordinator] If something is in the way, please tell your coordinator.{ " " }
        [admin] If something is in the way, please tell the admin.{ " " }
       *[nobody] { "" }
    }What is done disappears from here.
reminder-under-way = { $name }, thank you. Once you have submitted what you are filling in, all is done.
reminder-done = { $name }, all is done. Thank you!
reminder-tomorrow = Not before tomorrow
reminder-next-week = Next week
reminder-snoozed =
    { $days ->
        [1] Good: no reminder before tomorrow.
       *[other] Good: no reminder for { $days } days.
    }

command-settings = how I want to be reminded
command-daysoff = days off and substituted working days
command-burden = how much was sent, and how long a record takes
habits = Reminders
habits-remind-at = Reminders from
    .ask = From what time of day may you be reminded?
habits-quiet-from = Quiet from
    .ask = After what time in the evening shall it be quiet? The same as its end means: at any time.
habits-quiet-until = Quiet until
    .ask = Until what time in the morning shall it be quiet?
habits-rest-days = Also on days off
    .ask = May you be reminded on weekends and holidays, too?
habits-per-week = Messages a week
    .ask = At most how many messages a week may be sent to you unasked? Digests do not count. If you leave it empty, it is as many as everybody may have.
habits-above-budget = Everybody may have { $most } a week at most; please enter a number from 0 to { $most }.
habits-weekly = Weekly digest
    .ask = Do you want the weekly digest? Coordinators get it unless they say no.
habits-digest-day = Digest on
    .ask = On which day? If it is a day off, the digest comes on the next working day.
habits-digest-at = Digest at
    .ask = At what time?
habits-time-zone = Time zone
    .ask = In which time zone are you? If you leave it empty, it is your partnership's.
    .hint = Examples: Asia/Shanghai, Europe/Berlin
habits-leave-from = Leave from
    .ask = From which day are you away? There are no reminders then.
habits-leave-until = Leave until
    .ask = Until which day are you away, that day included?
habits-kept = Kept; it holds from now on.
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
leave-ends-before-it-begins = A leave ends on the day on which it begins, or later.

days-off = Days off
days-off-heading = <b>Days off and substituted working days</b>
days-off-known = Public holidays and substituted working days are known up to { $year }. After that, weekends and the holidays of the law hold; add the rest here once it is announced.
days-off-none = No other days are noted.
days-off-everybody = everybody
days-off-line = { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }: off ({ $note }, { $whose })
days-off-working-line = { DATETIME($first, dateStyle: "medium") } to { DATETIME($last, dateStyle: "medium") }: working ({ $note }, { $whose })
days-off-add = Add for { $whose }
days-off-remove = Remove: { $note }
days-off-first = First day
    .ask = From which day?
days-off-last = Last day
    .ask = Until which day, that day included?
days-off-working = Working days
    .ask = Is work done on these days? “Yes” for substituted working days, “no” for a holiday.
days-off-note = Note
    .ask = What are these days? Example: winter holidays.
days-off-end-before-begin = The last day is the first one or later.

burden-heading = <b>The burden</b>: messages that the bot sent unasked (digests left out), { $most } a person and week at most
burden-budget-button = Change the limit
budget = Limit of messages
budget-per-week = Messages a person and week
    .ask = At most how many messages a week may be sent to each person unasked? Digests do not count; whoever wants fewer can say so.
burden-week =
    Week of { DATETIME($date, dateStyle: "medium") }: { $messages ->
        [0] none
        [1] one message
       *[other] { $messages } messages to { $people ->
            [1] one person
           *[other] { $people } people, { $each } each, { $most } at most
        }
    }
burden-seconds-heading = <b>How long a record takes</b> (median of the last 90 days)
burden-seconds = { $kind }: { $seconds } seconds (records: { $count })
burden-seconds-none = No records in the last 90 days.

todo-more = … and { $count } more, which follow as these are done.
todo-closing = <b>A period comes to its end; still missing</b>
todo-closing-line = { $partnership }, { $period } (until { DATETIME($last, dateStyle: "medium") }): { $missing }
closing-nil-return = your nil return for what has no record
closing-nil-return-button = Nil return { $period }
closing-assessment = your side’s assessment
closing-assessment-button = Assessment { $period }
closing-unconfirmed =
    { $count ->
        [1] one record to be confirmed
       *[other] { $count } records to be confirmed
    }
news-period-complete = Hello { $name }! Records, nil returns and assessments of { $partnership } for { $period } are complete; the scores can be looked at and published.
