# 网页工作台：/desk，以及页面上的文字。

command-desk = 在电脑上看和办：网页工作台
desk-none = 这里没有开网页工作台。运维人员设置 [desk] 后才有；事情都可以在这里办。
desk-link =
    工作台的链接，{ $minutes } 分钟内有效，只能用一次：
    { $link }
    请不要转给别人。之前打开的工作台已经退出。
desk-name = 共建
desk-enter-title = 进入工作台
desk-enter-note = 点“进入”以后，这个链接就用掉了。打开链接本身不会改动任何东西。
desk-enter-button = 进入
desk-mini-app-note = 正在进入工作台。没有进去的话，请在 Telegram 里给机器人发 /desk，用里面的链接。
desk-shut-title = 这里打不开
desk-shut-note = 链接或登录已经失效。请在 Telegram 里给机器人发 /desk，拿一个新链接。
desk-failed-title = 没有办成
desk-failed-note = 什么都没有改动。请过一会儿再试一次。
desk-too-often-title = 请稍等一下
desk-too-often-note = 请求太多了，什么都没有改动。请过一分钟再试。
desk-refused-title = 这件事没有办
desk-back = 回到今日
desk-leave = 退出
desk-left-title = 已退出
desk-left-note = 要再进来，请在 Telegram 里给机器人发 /desk。
desk-skip = 跳到正文
desk-menu = 菜单
desk-other-language = English
desk-rail-today = 今日
desk-day = { MONTH_DAY($day) } { WEEKDAY($day) }
desk-day-today = 今天
desk-day-of-week = { WEEKDAY($day) }
desk-days = { $days } 天
desk-summary = { $partnerships } 个结对里，<b>{ $concerned } 个要您看一眼</b>，{ $quiet } 个照常。待办一共 { $count } 件，其中 { $ready } 件可以在这里办。
desk-summary-none = 您还没有负责的结对。管理员用 /setup 建好以后，这里就有内容。
desk-waiting = 待办
desk-count = { $count } 件
desk-where = 没有链接的，请在 Telegram 里发 /todo 办理。
desk-to-queue = 去办理
desk-in-partnerships = { $count } 个结对
desk-longest = 最久的等了 { $days } 天
desk-verb-review = 待本方审核
desk-verb-confirm = 待您确认
desk-verb-let-go = 待您同意撤回
desk-verb-draft = 没写完的草稿
desk-verb-complete = 待登记结果的活动
desk-verb-returned = 已退回，待修改
desk-verb-batches = 待确认的导入
desk-verb-objected = 有异议，待裁定
desk-verb-result-objections = 待答复的结果异议
desk-verb-erasures = 待决定的删除申请
desk-verb-closing = 周期收尾
desk-verb-rectifications = 待整改或销号
desk-verb-ratings = 待评分
desk-verb-surveys = 待答问卷
desk-verb-claims = 待核对的名册关联
desk-verb-spot-checks = 待抽查
desk-verb-colleague = 同事还没有办的
desk-verb-overdue = 等待已久的
desk-heed = 要留意的
desk-heeding = { $count } 个结对；先列有期限的，再列等得最久的，不按得分排
desk-partnership = 结对
desk-what = 怎么了
desk-weeks = 近 12 周的活动
desk-when = 期限或起始
desk-open = 看一看
desk-until = 到 { MONTH_DAY($day) }
desk-since = 自 { MONTH_DAY($day) }
desk-heed-rectification = 整改 { $count } 项，<b>{ $when }</b>
desk-due-today = 今天到期
desk-due-in = 还有 { $days } 天到期
desk-due-past = 已过期 { $days } 天
desk-heed-objection = 1 条台账<b>有异议</b>，等管理员裁定
desk-heed-unanswered = { $count } 条台账等对方答复<b>满 7 天</b>
desk-heed-silent = <b>{ $count } 天</b>没有联合活动
desk-agenda = 近七天安排
desk-agenda-none = 近七天没有安排活动。安排活动请在 Telegram 里发 /plan。
desk-ageing = { $count } 个结对，上次联合活动距今多少天
desk-ageing-note = 一个圈是一个结对；实心的超过 60 天
desk-ageing-never = 还没有联合活动的结对：{ $count } 个。

# 待办
desk-rail-queue = 待办
desk-queue-pass = 待本方审核
desk-queue-confirm = 待您确认
desk-queue-pass-note = { $count } 条，{ $alone ->
        [0] 都可一起通过
       *[other] { $together } 条可一起通过；虚线框的要打开看
    }
desk-queue-confirm-note = { $count } 条，{ $alone ->
        [0] 都可一起确认
       *[other] { $together } 条可一起确认；虚线框的要打开看，或先填本方出勤
    }
desk-queue-where = { $partnership } · { $kind } #{ NUMBER($number, useGrouping: 0) }
desk-queue-tick = 选中
desk-queue-details = 要点
desk-queue-waited = 等了
desk-queue-alone = 请单独打开
desk-queue-hidden = 还有 { $count } 条，办完这些就会列出。
desk-queue-take = 办理选中的
desk-queue-take-note = 待审核的通过，待确认的确认。
desk-queue-empty = 没有待您审核或确认的台账。
desk-none-ticked = 请先勾选要办的台账。

# 台账
desk-rail-ledger = 台账
desk-search = 搜索台账
desk-search-hint = 标题、编号、合同号、书号
desk-filter = 查看
desk-date = 日期
desk-number = 编号
desk-title = 标题
desk-college-attendance = 校方出勤
desk-enterprise-attendance = 企方出勤
desk-evidence-column = 佐证
desk-short-day = { DATETIME($day, dateStyle: "medium") }
desk-attendance = { $present } / { $expected }
desk-people = { $count } 人
desk-not-filled = 未填
desk-attendance-note = 实到 / 应到。“18 人”是导入的人数，没有名单。
desk-ledger-count = 共 { $count } 条
desk-ledger-more = { $count } 条以上
desk-first-page = ‹ 第一页
desk-next-page = 下一页 ›
desk-ledger-empty = 还没有台账。在 Telegram 里发 /log 记第一条。
desk-ledger-nothing = 没有符合条件的台账，可以换个条件，或点“清除条件”。

# 一条台账
desk-record-title = #{ NUMBER($number, useGrouping: 0) } { $title }
desk-close = 关闭
desk-to-record = 打开这条台账
desk-version = 第 { $version } 版
desk-evidence = 佐证 { $count } 份，在 Telegram 里查看。
desk-history = 经过
desk-moment = { MONTH_DAY($day) } { $time }
desk-impact = 带来的变化
desk-steps = 可以办的
desk-pass = ✓ 通过
desk-confirm = ✓ 以 { $name } 的名义确认
desk-return = 退回…
desk-return-fields = 哪几项不对
desk-return-do = 退回
desk-object = 提出异议…
desk-object-do = 提出异议
desk-reason = 原因
desk-elsewhere = 其他步骤请在 Telegram 里办：找到 #{ NUMBER($number, useGrouping: 0) } 的卡片，或发 /ledger { NUMBER($number, useGrouping: 0) }。
desk-record-now = #{ NUMBER($number, useGrouping: 0) } 现在是：{ $state }
desk-stale = 这条台账已有变动，现在是：{ $state }。请打开再看一遍。
desk-attendance-first = 请先在 Telegram 里填本方出勤，再确认 #{ NUMBER($number, useGrouping: 0) }。
desk-reason-missing = 请写明原因。
desk-reason-long = 原因最多 { $most } 个字，现在有 { $length } 个。
desk-fields-missing = 请勾选哪几项不对。
