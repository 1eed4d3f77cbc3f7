# What people write of what happened: the cards of what was read, and what is said of the rest.

report-quotes = 引号里是您的原话
report-quotes-number = 第 { $number } 件，共 { $total } 件；引号里是您的原话
report-whole-text = 您的整段话
report-missing = 另外还差 { $count } 项。
report-passed = 没有当作台账：“{ $words }”是以后的安排
report-events = <b>这段话里的 { $count } 件事</b>；引号里是您的原话
report-event = <b>{ $number } { $form }</b>，齐了
report-event-lacks = <b>{ $number } { $form }</b>，缺{ $fields }
report-event-doubts = <b>{ $number } { $form }</b>，{ $count } 处拿不准
report-comma = 、
report-submit = 提交 { $count } 件
report-look = 打开 { $number }
report-fill = 补填 { $number }
report-settle = 选定 { $number }
report-drop = 不要 { $number }
report-others = ‹ 同一段话的另外 { $count } 件
report-plan = 把以后的安排填进 /plan
report-plan-day = 把 { $month }月{ $day }日的安排填进 /plan
report-unlisted = 名册上没有：{ $names }，请核对出勤
report-outside = 原话说的是“{ $organisation }”，不是这个结对共建的单位；不是这件事请点“取消”
report-unclear = “{ $words }”没有填：{ $why }
report-reading = 正在读“{ $name }”……
report-read = “{ $name }”已读完。
report-offer = 这段话较长，要整段读成台账草稿吗？
report-not-read = 这段话没能读出来，请发 /log 逐项填写；您的原话还在上面。
report-ask-partnership = “{ $words }”说的是哪个结对共建？
report-chosen = { $partnership }
report-plan-not-yours = “{ $words }”是以后的安排，请联络员用 /plan 安排。
report-whole = 整段读一读
report-here = 各位好！已转到与 { $name } 的私聊，请在那里接着填。
report-open = 到私聊接着填
report-gone = 这段话的草稿已提交、放弃或过期。请再发一次。
form-answer-in-words = { $label }：“{ $words }”
form-answer-read = { $label }：{ $value } ← “{ $words }”
form-doubt = <b>{ $mark } { $field }？</b>“{ $words }”{ $why }。
form-doubt-choice = { $mark } { $choice }
form-doubt-attendance = 就是这 { $count } 位
form-doubt-other = 另外填
form-doubt-day = { $month }月{ $day }日 { $weekday ->
    [1] 周一
    [2] 周二
    [3] 周三
    [4] 周四
    [5] 周五
    [6] 周六
   *[7] 周日
}
doubt-several = 有几种说法
doubt-uncertain = 不够确定
doubt-not-in-calendar = 日历上没有
doubt-future = 还没有到
doubt-namesake = 名册上不止一位
doubt-near-name = 名册上没有，有相近的
doubt-count-differs = 与名单人数不同
wanted-log = 记台账
wanted-todo = 我的待办
wanted-events = 活动与签到
wanted-help = 怎么用
