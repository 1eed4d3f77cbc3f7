# 活动安排：计划、签到、请假，以及活动之后

command-plan = 安排活动
command-events = 活动与签到
plan = 安排活动
plan-change = 修改活动安排
plan-ask-partnership = 为哪个结对共建安排活动？
plan-category = 类别
    .ask = 是哪一类活动？
plan-title = 标题
    .ask = 活动叫什么？
plan-day = 日期
    .ask = 哪一天举行？
plan-start = 开始时间
    .ask = 几点开始？
plan-end = 结束时间
    .ask = 几点结束？
plan-place = 地点
    .ask = 在哪里举行？
plan-branches = 参加支部
    .ask = 哪些党支部参加？
plan-host = 主办方
    .ask = 由哪一方主办？
plan-repeat = 重复
    .ask = 只办一次，还是定期举行？
plan-until = 重复到
    .ask = 重复到哪一天为止？跳过则一直重复。
repeat-once = 只此一次
repeat-weekly = 每周
repeat-monthly = 每月
event-in-past = 这个时间已经过去，请改为以后的日期或时间。
event-too-far = 只能安排 { $days } 天以内的活动，请换一个日期。
event-until-before-day = “重复到”不能早于第一场活动的日期。

plan-rest-days = 安排在休息日，可以吗？
plan-rest-public = · { DATETIME($date, dateStyle: "full") }：公共假日
plan-rest-registered = · { DATETIME($date, dateStyle: "full") }：{ $whose }休息（{ $note }）
plan-rest-more = · 另有 { $count } 天
plan-keep-day = 照常安排
plan-other-day = 换一天

event-state-planned = 已安排
event-state-held = 已举行
event-state-postponed = 已延期
event-state-not-held = 未举行
event-state-cancelled = 已取消
event-not-found = 没有这场活动，或者您不能查看。
event-not-yours = 这一步由活动组织者或联络员来做。
event-state-changed = 这场活动{ $state }，这一步不适用了。
event-not-over = 活动还没有结束，结束后再来登记。

events-heading = <b>近期活动</b>：{ $count } 场
events-empty = 目前没有安排活动。联络员可以发 /plan 安排一场。
event-line = { $when } { $title } · { $place }
event-heading = <b>{ $title }</b>（{ $category }）
event-partnership = { $partnership }
event-when = { DATETIME($date, dateStyle: "full") } { $start }–{ $end }
event-repeats = 重复：{ $repeat }
event-repeats-until = 重复：{ $repeat }，到 { DATETIME($until, dateStyle: "medium") }
event-button = { DATETIME($date, dateStyle: "medium") } { $title }
event-place = 地点：{ $place }
event-host = 主办：{ $host }
event-branches = 参加：{ $branches }
event-state-line = 状态：{ $state }
event-following-cancelled = 以后各场也取消了。
event-counts = 已签到：校方 { $college } 人，企方 { $enterprise } 人；请假 { $leave } 人
event-own-present = ✓ 您已签到
event-own-leave = 您已请假（{ $reason }）

event-planned = 各位同志：安排了一场共建活动，请留出时间。
event-changed = 各位同志：活动安排有变动，以这条为准。
event-cancelled = 各位同志：这场活动取消了，抱歉。
event-soon =
    各位同志：{ $day ->
        [today] 今天
       *[tomorrow] 明天
    }有活动“{ $title }”，{ $when }，{ $place }。来不了请提前请假。
news-event-changed = { $name }，您好！这场活动有变动，以这条为准。
news-event-cancelled = { $name }，您好！这场活动取消了，抱歉。
news-event-rest-day = { $name }，您好！定期活动的这一场在休息日，请看是否修改或取消。
event-leave-kept = 您的请假仍然保留。现在能来的话，请点“更改或取消请假”。
event-planned-announced = 已安排，并已在共建群里通知。
event-planned-no-group = 已安排。这个结对共建还没有绑定群；在群里发 /bind，活动就会在群里通知。
event-changed-done = 已修改。
event-called-off = 已取消

event-check-in = ✓ 签到
event-excuse = 请假
event-excuse-again = 更改或取消请假
event-more = 请假、详情
event-attend = 代为签到
event-code = 签到码
event-change = ✎ 修改
event-call-off = 取消活动
event-calendar-file = 加入日历
event-call-off-ask = 要取消“{ $title }”吗？
event-call-off-this = 只取消这场
event-call-off-following = 取消这场及以后
event-held-button = 已举行，填台账
event-held-named = 已举行：{ $title }
event-postponed-button = 延期了
event-postponed-ask = “{ $title }”延期了吗？这场活动就此结束，改期的另行安排，不能改回。
event-not-held-ask = “{ $title }”没有举行吗？这场活动就此结束，不能改回。
event-not-held-button = 没有举行
event-calendar-remove = 从日历移除
event-calendar-cancelled = “{ $title }”已取消。点开这个文件，日历里的这一场就会移除。
event-calendar-caption = “{ $title }”的日历文件，点开即可加入日历。

check-in-done = 签到成功，谢谢您！
check-in-done-excused = 签到成功，请假已取消。
check-in-known = 您已经签到了。
check-in-not-yet = 签到在活动开始前一小时开放，请到时再签。
check-in-closed = 签到已经结束。如果您到场了，请告诉活动组织者。
check-in-not-yours = 这场活动没有安排您的单位参加，不用签到。
check-in-code-unknown = 没有这个签到码，请重新扫描现场的二维码。
check-in-code-caption = “{ $title }”的签到码，请在现场出示。活动前后一小时内有效：{ $link }
attend-heading = <b>{ $title }</b>：本方已签到 { $present } 人。点名字代为签到，再点一次撤销。
excuse-ask = “{ $title }”：请选不能参加的原因（仅本方和管理员可见）。
excuse-noted = 已请假，活动组织者会看到
excuse-take-back = 能来，取消请假
excuse-taken-back = 已取消请假，到时见
excuse-too-late = 活动已经开始或已变动，不能再请假；请直接告诉组织者。

command-silent = 久未活动的结对
silent-heading = 有 { $silent } 个结对超过 { $days } 天没有共同活动（共 { $count } 个）：
silent-none = { $count } 个结对在最近 { $days } 天里都有共同活动。
silent-line = { $partnership }：{ $days } 天，上次 { DATETIME($date, dateStyle: "medium") }
silent-never = { $partnership }：结对 { $days } 天，还没有共同活动
silent-planned = { $line }；已安排 { DATETIME($date, dateStyle: "medium") }
silent-plan = 安排 · { $partnership }
