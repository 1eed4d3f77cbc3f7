# 整改台账：问题、措施、责任人、时限、佐证、对方销号

command-rectify = 提出整改
command-rectifications = 整改台账
rectify-ask = 由哪一方整改？
rectify-side-of = { $organisation }（{ $side }，与{ $other }结对）
rectify-side = { $organisation }（{ $side }）
rectify-from = 转为整改
rectification = 整改
rectification-problem = 问题
    .ask = 发现了什么问题？请写具体。
rectification-due-on = 整改时限
    .ask = 最迟哪一天整改到位？
rectification-measure = 整改措施
    .ask = 打算怎样整改？
rectification-responsible = 责任人
    .ask = 由谁负责整改？
rectification-plan = 整改安排
rectification-plan-measure = 整改措施
    .ask = 打算怎样整改？
rectification-plan-responsible = 责任人
    .ask = 由谁负责整改？
rectification-extension = 延期
rectification-extension-due-on = 新的时限
    .ask = 延到哪一天？
rectification-extension-reason = 延期原因
    .ask = 为什么需要延期？
rectification-outcome = 整改结果
rectification-outcome-measure = 整改措施
    .ask = 采取了什么整改措施？
rectification-outcome-responsible = 责任人
    .ask = 由谁负责整改？
rectification-outcome-outcome = 整改结果
    .ask = 整改结果如何？请写具体。
rectification-outcome-evidence = 佐证材料
    .ask = 有佐证材料吗？可以发照片、文件或链接。
rectification-reason = 说明理由
rectification-reason-reason = 理由
    .ask = 请用一句话说明理由。

rectification-heading = <b>整改 #{ NUMBER($number, useGrouping: 0) }</b> · { $state }
rectification-side = 整改单位：{ $organisation }（{ $side }）
rectification-due =
    { $extensions ->
        [0] 整改时限：{ DATETIME($due, dateStyle: "medium") }
       *[other] 整改时限：{ DATETIME($due, dateStyle: "medium") }（已延期 { $extensions } 次）
    }
rectification-due-overdue =
    { $extensions ->
        [0] ⚠ 整改时限：{ DATETIME($due, dateStyle: "medium") }，已逾期
       *[other] ⚠ 整改时限：{ DATETIME($due, dateStyle: "medium") }，已逾期（已延期 { $extensions } 次）
    }
rectification-step = { DATETIME($on, dateStyle: "medium") } { $who } { $did }
rectification-step-because = { DATETIME($on, dateStyle: "medium") } { $who } { $did }：{ $reason }
rectification-line = #{ NUMBER($number, useGrouping: 0) } { $problem } · { $side } · { DATETIME($due, dateStyle: "medium") } · { $state }
rectification-state-open = 整改中
rectification-state-closed = 待销号
rectification-state-verified = 已销号
rectification-state-withdrawn = 已撤回
rectification-overdue-short = 已逾期
rectification-now = 整改 #{ NUMBER($number, useGrouping: 0) } 现在：{ $state }。
rectification-verified = 已销号

rectification-plan-button = ✎ 措施和责任人
rectification-extend-button = 延期
rectification-close-button = ✓ 报整改完成
rectification-verify-button = ✓ 销号
rectification-refuse-button = ← 未到位，退回
rectification-reopen-button = ↻ 重新整改
rectification-withdraw-button = 撤回

did-rectification-raise = 提出
did-rectification-plan = 安排措施和责任人
did-rectification-extend = 延期
did-rectification-close = 报整改完成
did-rectification-verify = 核实并销号
did-rectification-refuse = 认为未到位，退回
did-rectification-reopen = 要求重新整改
did-rectification-withdraw = 撤回

rectifications-heading = <b>整改台账</b>：{ $count } 项
rectifications-none = 没有要整改的问题。
rectifications-all = 查看全部
rectifications-undone = 只看未完成
todo-rectifications = <b>请整改或销号</b>

rectification-none = 没有这项整改，或者您不能查看。
rectification-state-changed = 这项整改现在是“{ $state }”，这一步不适用了。
rectification-changed = 整改 #{ NUMBER($number, useGrouping: 0) } 刚有进展，请看过再办。
rectification-own-side = 整改由对方核实销号，本方不能自己销号。
rectification-not-allowed = 这一步由整改单位的联络员、责任人或对方联络员办理。
rectification-overdue = 已过整改时限（{ DATETIME($due, dateStyle: "medium") }），不能再延期或撤回；整改好后请点“报整改完成”。
rectification-due-past = 整改时限不能早于今天（{ DATETIME($today, dateStyle: "medium") }）。
rectification-not-later = 新的时限要晚于 { DATETIME($due, dateStyle: "medium") }。

news-rectification-raise = { $name }，您好！有一项新的整改，请您看一下。
news-rectification-plan = { $name }，您好！这项整改已安排措施和责任人。
news-rectification-extend = { $name }，您好！这项整改延期了。
news-rectification-close = { $name }，您好！这项整改已报完成，等待销号。
news-rectification-verify = { $name }，您好！这项整改已销号。
news-rectification-refuse = { $name }，您好！这项整改经核实还没有到位，需要继续整改。
news-rectification-reopen = { $name }，您好！问题反弹，这项整改需要重新进行。
news-rectification-withdraw = { $name }，您好！这项整改已撤回。
audit-subject-rectification = 整改 #{ NUMBER($number, useGrouping: 0) }
