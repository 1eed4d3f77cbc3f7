# The desk: /desk, and what its pages say.

command-desk = the desk: pages for a large screen
desk-none = There is no desk here. Whoever runs the bot can set [desk]; everything can be done in this chat.
desk-link =
    Your link to the desk. It works once, within { $minutes } minutes:
    { $link }
    Please keep it to yourself. Desks that you had open before are signed out.
desk-name = Gongjian
desk-enter-title = Open the desk
desk-enter-note = “Open” uses up this link. Following the link itself changes nothing.
desk-enter-button = Open
desk-mini-app-note = Opening the desk. If nothing happens, send /desk to the bot in Telegram and use the link.
desk-shut-title = This can't be opened
desk-shut-note = The link or your session has ended. Send /desk to the bot in Telegram for a new link.
desk-failed-title = That didn't work
desk-failed-note = Nothing was changed. Please try again in a moment.
desk-too-often-title = One moment, please
desk-too-often-note = There were too many requests. Nothing was changed. Please try again in a minute.
desk-refused-title = That was not done
desk-back = Back to today
desk-leave = Sign out
desk-left-title = Signed out
desk-left-note = To come back, send /desk to the bot in Telegram.
desk-skip = Skip to the page
desk-menu = Menu
desk-other-language = 中文
desk-rail-today = Today
desk-day = { WEEKDAY($day) } { MONTH_DAY($day) }
desk-day-today = today
desk-day-of-week = { WEEKDAY($day) }
desk-days = { $days } { $days ->
        [one] day
       *[other] days
    }
desk-summary = Of { $partnerships } { $partnerships ->
        [one] partnership
       *[other] partnerships
    }, <b>{ $concerned } { $concerned ->
        [one] needs
       *[other] need
    } a look</b> and { $quiet } { $quiet ->
        [one] is
       *[other] are
    } in order. { $count } to do, { $ready } of them here.
desk-summary-none = You look after no partnership yet. Once an admin has set one up with /setup, it is shown here.
desk-waiting = To do
desk-count = { $count }
desk-where = What has no link here is done in Telegram: send /todo.
desk-to-queue = Go to the queue
desk-in-partnerships = in { $count } { $count ->
        [one] partnership
       *[other] partnerships
    }
desk-longest = the oldest for { $days } { $days ->
        [one] day
       *[other] days
    }
desk-verb-review = To review
desk-verb-confirm = To confirm
desk-verb-let-go = Withdrawals to agree to
desk-verb-draft = Unfinished drafts
desk-verb-complete = Events to report
desk-verb-returned = Returned, to revise
desk-verb-batches = Imports to confirm
desk-verb-objected = Objections to decide
desk-verb-result-objections = Objections to results
desk-verb-erasures = Erasures to decide
desk-verb-closing = Period close
desk-verb-rectifications = To fix or verify
desk-verb-ratings = To rate
desk-verb-surveys = Surveys to answer
desk-verb-claims = Roster links to check
desk-verb-spot-checks = Spot checks
desk-verb-colleague = Still with a colleague
desk-verb-overdue = Waiting for long
desk-heed = Needs a look
desk-heeding = { $count } { $count ->
        [one] partnership
       *[other] partnerships
    }; by deadline, then by how long; never by score
desk-partnership = Partnership
desk-what = What
desk-weeks = Activities, 12 weeks
desk-when = Due or since
desk-open = Open
desk-until = by { MONTH_DAY($day) }
desk-since = since { MONTH_DAY($day) }
desk-heed-rectification = { $count } { $count ->
        [one] rectification
       *[other] rectifications
    }, <b>{ $when }</b>
desk-due-today = due today
desk-due-in = due in { $days } { $days ->
        [one] day
       *[other] days
    }
desk-due-past = overdue by { $days } { $days ->
        [one] day
       *[other] days
    }
desk-heed-objection = 1 record <b>under objection</b>, for an admin to decide
desk-heed-unanswered = { $count } { $count ->
        [one] record has
       *[other] records have
    } waited <b>7 days or more</b> for the other side
desk-heed-silent = <b>{ $count } days</b> without a joint activity
desk-agenda = Next seven days
desk-agenda-none = Nothing is planned for the next seven days. To plan an event, send /plan in Telegram.
desk-ageing = { $count } partnerships by days since their last joint activity
desk-ageing-note = each circle is one partnership; filled: more than 60 days
desk-ageing-never = { $count } { $count ->
        [one] partnership has
       *[other] partnerships have
    } had no joint activity yet.

# The queue
desk-rail-queue = To do
desk-queue-pass = To review
desk-queue-confirm = To confirm
desk-queue-pass-note = { $count }, { $alone ->
        [0] all can be approved together
       *[other] { $together } of them together; dashed boxes need a look
    }
desk-queue-confirm-note = { $count }, { $alone ->
        [0] all can be confirmed together
       *[other] { $together } of them together; dashed boxes need a look, or your attendance first
    }
desk-queue-where = { $partnership } · { $kind } #{ NUMBER($number, useGrouping: 0) }
desk-queue-tick = Select
desk-queue-details = Details
desk-queue-waited = Waiting for
desk-queue-alone = Open it by itself
desk-queue-hidden = { $count } more, listed once these are done.
desk-queue-take = Approve and confirm the selected
desk-queue-take-note = What is to review is approved, what is to confirm is confirmed.
desk-queue-empty = No records wait for your review or confirmation.
desk-none-ticked = Please select the records first.

# The ledger
desk-rail-ledger = Ledger
desk-search = Search the ledger
desk-search-hint = Title, number, contract, ISBN
desk-filter = Show
desk-date = Date
desk-number = No.
desk-title = Title
desk-college-attendance = College
desk-enterprise-attendance = Enterprise
desk-evidence-column = Evidence
desk-short-day = { DATETIME($day, dateStyle: "medium") }
desk-attendance = { $present } / { $expected }
desk-people = { $count } { $count ->
        [one] person
       *[other] people
    }
desk-not-filled = not yet
desk-attendance-note = Present / expected. “18 people” was imported as a number, without names.
desk-ledger-count = { $count } { $count ->
        [one] record
       *[other] records
    }
desk-ledger-more = more than { $count } records
desk-first-page = ‹ First page
desk-next-page = Next page ›
desk-ledger-empty = There are no records yet. Send /log in Telegram to write the first one.
desk-ledger-nothing = No records match. Change the filters, or clear them.

# A record
desk-record-title = #{ NUMBER($number, useGrouping: 0) } { $title }
desk-close = Close
desk-to-record = Open this record
desk-version = version { $version }
desk-evidence = { $count } { $count ->
        [one] piece
       *[other] pieces
    } of evidence, to be seen in Telegram.
desk-history = History
desk-moment = { MONTH_DAY($day) }, { $time }
desk-impact = Effect
desk-steps = What you can do
desk-pass = ✓ Approve
desk-confirm = ✓ Confirm as { $name }
desk-return = Return…
desk-return-fields = What is wrong?
desk-return-do = Return
desk-object = Object…
desk-object-do = Object
desk-reason = Reason
desk-elsewhere = Other steps are taken in Telegram: on the card of #{ NUMBER($number, useGrouping: 0) }, or send /ledger { NUMBER($number, useGrouping: 0) }.
desk-record-now = #{ NUMBER($number, useGrouping: 0) } is now: { $state }
desk-stale = This record has changed; it is now: { $state }. Please open it and look again.
desk-attendance-first = Please fill in your attendance in Telegram first, then confirm #{ NUMBER($number, useGrouping: 0) }.
desk-reason-missing = Please give a reason.
desk-reason-long = A reason has at most { $most } characters; this one has { $length }.
desk-fields-missing = Please tick what is wrong.
