# 运行情况：告知管理员的，和失败后存下来的。
command-incidents = 处理失败的消息
news-alert = { $name }，机器人的运行需要您看一下：
news-alert-changed = { $name }，机器人的运行需要您看一下：
alerts-over = { $name }，机器人运行已恢复正常：
alert-outage = { $name }，机器人现在不能保存任何内容。恢复后会自动处理大家发来的消息，并告诉您。
alert-standing = ⚠ { DATETIME($since, dateStyle: "medium", timeStyle: "short") } 起：{ $what }
alert-ended = ✓ { DATETIME($since, dateStyle: "medium", timeStyle: "short") } 至 { DATETIME($until, dateStyle: "medium", timeStyle: "short") }：{ $what }
alert-database =
    { $cause ->
        [gone] 数据库连不上
        [locked] 数据库被别的程序锁住
        [read-only] 数据库只能读，不能写
        [full] 数据库所在的磁盘满了
        [silent] 数据库没有应答
       *[other] 数据库出错
    }
alert-telegram = 连不上 Telegram
alert-webhook = Telegram 送不到 webhook：{ $error }
alert-job = 定时工作 { $job } 失败，请看日志
alert-backup = 备份没有做成，或者太旧。最近一份：{ $latest ->
        [none] 没有
       *[other] { $latest }
    }
alert-disk =
    { $what ->
        [database] 数据库
        [files] 文件
       *[other] 备份
    }所在的磁盘快满了，只剩大约 { $free } MB
alert-incident = { $count } 条处理失败，编号 { $numbers }。请发 /incidents 处理
incidents-button = 看失败的
incidents-none = 没有处理失败的消息。
incidents-heading = <b>处理失败的消息</b>。修好以后可以重新处理；重新处理只做一次，内容这里不显示。
incident-line = { $number } { DATETIME($at, dateStyle: "medium", timeStyle: "short") } { $what }（{ $error }）
incident-update = 收到的消息
incident-message = 发出的消息
incident-document = 要生成的文件
incident-report = 要识别的文字
incident-import = 要读取的名单文件
incident-impact = 要计算的指标变化
incident-again = ✓ 重做 { $number }
incident-dismiss = ✗ 不管 { $number }
incident-was-run = { $number } 已重新处理。
incident-failed-again = 又失败了（{ $error }），它还在这里。
incident-nothing-kept = 没有存下内容，不能重新处理。请让对方再发一次。
incident-settled = { $number } 已经有人处理过了。
did-incident-again = 重新处理失败的消息
did-incident-dismissed = 不再处理失败的消息
audit-subject-incident = 失败的消息 #{ NUMBER($number, useGrouping: 0) }
