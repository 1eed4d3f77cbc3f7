# 提醒与减负：等您办的事、什么时候可以提醒、休息日、提醒了多少

todo-complete = <b>活动已结束，请登记结果</b>
todo-colleague = <b>本方同事还没有办，请您关心一下</b>
todo-overdue = <b>等待已久，请您关心一下</b>
todo-overdue-line = { $line }（待{ $whom }处理）
reminder-greeting = { $name }，您好！有 { $count } 件事等您，方便的时候看一下就好。
reminder-foot =
    { $whom ->
        [coordinator] 有困难请联系联络员。
        [admin] 有困难请联系管理员。
       *[nobody] { "" }
    }办好的会自动消失。
reminder-under-way = { $name }，谢谢！正在填的这份提交后，就都办好了。
reminder-done = { $name }，都办好了，谢谢您！
reminder-tomorrow = 明天再说
reminder-next-week = 一周后再说
reminder-snoozed =
    { $days ->
        [1] 好的，明天之前不再提醒。
       *[other] 好的，{ $days } 天内不再提醒。
    }

command-settings = 提醒与周报设置
command-daysoff = 休息日与调休
command-burden = 减负情况
habits = 提醒设置
habits-remind-at = 提醒时间
    .ask = 每天几点以后提醒您？
habits-no-quiet = 免打扰：不设
habits-quiet-from = 免打扰从
    .ask = 晚上几点以后不打扰您？想随时接收，起止请填同一时间。
habits-quiet-until = 免打扰到
    .ask = 免打扰到早上几点？
habits-rest-days = 休息日也提醒
    .ask = 周末和节假日也可以提醒您吗？
habits-per-week = 每周最多条数
    .ask = 一周最多主动发您几条消息？周报不算；不填就按统一上限。
habits-above-budget = 统一上限是每周 { $most } 条，请填 0 到 { $most }。
habits-weekly = 接收周报
    .ask = 每周发给您一份周报吗？联络员默认接收。
habits-digests-together = 周报合为一份
    .ask = 您负责的结对共建，周报合成一份吗？不填则四个以上合成一份，否则每个结对一份。
habits-digest-day = 周报发送日
    .ask = 周几发周报？遇休息日顺延到下一个工作日。
habits-digest-at = 周报发送时间
    .ask = 几点发周报？
habits-time-zone = 时区
    .ask = 您在哪个时区？不填则按结对共建所在时区。
    .hint = 例：Asia/Shanghai、Europe/Berlin
habits-leave-from = 休假从
    .ask = 从哪一天起休假？休假期间不提醒。
habits-leave-until = 休假到
    .ask = 休假到哪一天为止（含当天）？
habits-kept = 已保存，即时生效。
weekday-monday = 星期一
weekday-tuesday = 星期二
weekday-wednesday = 星期三
weekday-thursday = 星期四
weekday-friday = 星期五
weekday-saturday = 星期六
weekday-sunday = 星期日
leave-ends-before-it-begins = 休假的最后一天不能早于第一天。

days-off = 休息日与调休
days-off-heading = <b>休息日与调休</b>
days-off-known = 法定节假日和调休安排已收录到 { $year } 年；以后先按周末和法定节日算，公布后请在这里补充。
days-off-none = 没有另外登记的日期。
days-off-everybody = 所有单位
days-off-line = { DATETIME($first, dateStyle: "medium") }至{ DATETIME($last, dateStyle: "medium") }：休息（{ $note }，{ $whose }）
days-off-working-line = { DATETIME($first, dateStyle: "medium") }至{ DATETIME($last, dateStyle: "medium") }：上班（{ $note }，{ $whose }）
days-off-add = 添加：{ $whose }
days-off-remove = 删除：{ $note }
days-off-first = 第一天
    .ask = 从哪一天开始？
days-off-last = 最后一天
    .ask = 到哪一天为止（含当天）？
days-off-working = 是否上班
    .ask = 这几天上班吗？调休上班选“是”，放假选“否”。
days-off-note = 说明
    .ask = 是什么日子？例：寒假、春节调休。
days-off-end-before-begin = 最后一天不能早于第一天。

burden-heading = <b>减负情况</b>：主动发出的消息（周报除外），每人每周最多 { $most } 条
burden-budget-button = 修改上限
budget = 提醒上限
budget-per-week = 每人每周最多几条
    .ask = 一周最多主动发给每个人几条消息？周报不算，本人可以设得更少。
burden-week =
    { DATETIME($date, dateStyle: "medium") }起一周：{ $messages ->
        [0] 没有
       *[other] { $people } 人共 { $messages } 条，人均 { $each } 条，最多的一位 { $most } 条
    }
burden-seconds-heading = <b>记一条要多久</b>（近 90 天的中位数）
burden-seconds = { $kind }：{ $seconds } 秒（{ $count } 条）
burden-seconds-none = 近 90 天没有数据。
burden-model-heading = <b>记一次活动要几步</b>（一人缺席、三张照片；触屏操作模型，不含打字）
burden-model-form = 逐题填写：点 { $taps } 次，发 { $messages } 条消息，约 { $seconds } 秒
burden-model-text = 写成一段话：点 { $taps } 次，发 { $messages } 条消息，约 { $seconds } 秒
burden-model-event = 按安排好的活动：点 { $taps } 次，发 { $messages } 条消息，约 { $seconds } 秒

todo-more = ……另有 { $count } 件。
todo-all = 全部 { $count } 件 ›
todo-closing = <b>周期收尾，请补齐</b>
todo-closing-line = { $partnership } { $period }（到{ DATETIME($last, dateStyle: "medium") }为止）还缺：{ $missing }
closing-nil-return = 零报告（没有台账的项目，请确认本方确实没有）
closing-nil-return-button = 零报告 { $period }
closing-assessment = 本方的总结评价
closing-assessment-button = 总结评价 { $period }
closing-unconfirmed = { $count } 条台账的确认
news-period-complete = { $name }，您好！{ $partnership } { $period }的台账、零报告和总结评价都齐了，可以查看得分、发布结果。
