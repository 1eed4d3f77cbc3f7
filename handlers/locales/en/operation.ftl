# The running system: what admins are told, and what failed and was set aside.
command-incidents = messages that failed
news-alert = { $name }, please look at how the bot is running:
news-alert-changed = { $name }, please look at how the bot is running:
alerts-over = { $name }, the bot is running normally again:
alert-outage = { $name }, the bot cannot save anything at the moment. Once it can, it will handle what people have sent, and tell you.
alert-standing = ⚠ Since { DATETIME($since, dateStyle: "medium", timeStyle: "short") }: { $what }
alert-ended = ✓ { DATETIME($since, dateStyle: "medium", timeStyle: "short") } to { DATETIME($until, dateStyle: "medium", timeStyle: "short") }: { $what }
alert-database =
    { $cause ->
        [gone] the database cannot be reached
        [locked] another program has locked the database
        [read-only] the database can be read, but not written
        [full] the database's disk is full
        [silent] the database does not answer
       *[other] the database has failed
    }
alert-telegram = Telegram cannot be reached
alert-webhook = Telegram cannot reach the webhook: { $error }
alert-job = the scheduled job { $job } has failed; please see the log
alert-backup = the backup failed or is too old. The latest: { $latest ->
        [none] none
       *[other] { $latest }
    }
alert-disk = the disk of { $what ->
        [database] the database
        [files] the files
       *[other] the backups
    } is nearly full, about { $free } MB left
alert-incident = { $count ->
        [one] 1 failure
       *[other] { $count } failures
    }, number { $numbers }. Send /incidents to deal with them
incidents-button = Show failures
incidents-none = Nothing has failed.
incidents-heading = <b>What has failed</b>. Once the cause is fixed, it can be run again, only once. What was said is not shown here.
incident-line = { $number } { DATETIME($at, dateStyle: "medium", timeStyle: "short") } { $what } ({ $error })
incident-update = message received
incident-message = message to be sent
incident-document = file to be made
incident-report = text to be read
incident-import = list to be read from a file
incident-impact = change of the indicators to be computed
incident-again = ✓ Run { $number }
incident-dismiss = ✗ Skip { $number }
incident-was-run = { $number } was run again.
incident-failed-again = It failed again ({ $error }) and is still here.
incident-nothing-kept = Nothing was kept, so it cannot be run again. Please ask the sender to send it again.
incident-settled = { $number } has been dealt with already.
did-incident-again = ran a failed message again
did-incident-dismissed = skipped a failed message
audit-subject-incident = failed message #{ NUMBER($number, useGrouping: 0) }
