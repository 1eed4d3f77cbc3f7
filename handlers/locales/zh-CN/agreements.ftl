# 共建协议：起草、修改、对方同意、期限

command-agreement = 共建协议
agreement-ask-partnership = 看哪个结对共建的协议？
agreement-heading = <b>共建协议</b>：{ $partnership }
agreement-none = 目前没有生效的协议。
agreement-in-force = <b>现行协议</b>（第 { $version } 版）
agreement-term = 期限：{ DATETIME($start, dateStyle: "medium") } 至 { DATETIME($end, dateStyle: "medium") }
agreement-term-before = 　原为：{ DATETIME($start, dateStyle: "medium") } 至 { DATETIME($end, dateStyle: "medium") }
agreement-coming = 已商定的下一期：{ DATETIME($start, dateStyle: "medium") } 至 { DATETIME($end, dateStyle: "medium") }
agreement-proposed = <b>待对方同意</b>（第 { $version } 版，{ $organisation }提出）
agreement-before = 　原为：{ $value }
agreement-unchanged = 内容与上一版相同。
agreement-gap = 请注意：{ DATETIME($start, dateStyle: "medium") } 至 { DATETIME($end, dateStyle: "medium") } 没有协议。
agreement-agree = ✓ 同意
agreement-change = ✎ 提出修改
agreement-propose = ✎ 起草协议
agreement-sent = ✓ 已提交，对方同意后生效。
agreement-agreed = ✓ 双方已同意，协议按期限生效。

agreement-text = 共建协议
agreement-text-starts-on = 开始日期
    .ask = 协议从哪一天开始？
agreement-text-ends-on = 结束日期
    .ask = 协议到哪一天结束（含当天）？
agreement-text-aims = 共建目标
    .ask = 共建要达到什么目标？
agreement-text-college-duties = 校方职责
    .ask = 校方承担哪些职责？
agreement-text-enterprise-duties = 企方职责
    .ask = 企方承担哪些职责？

agreement-over = 协议的结束日期不能早于今天（{ DATETIME($today, dateStyle: "medium") }）。
agreement-ends-before-start = 结束日期不能早于开始日期（{ DATETIME($start, dateStyle: "medium") }）。
agreement-overlaps = 期限与 { DATETIME($start, dateStyle: "medium") } 至 { DATETIME($end, dateStyle: "medium") } 的协议重叠：续签请从其结束后开始，修改请用同一开始日期。
agreement-newer = 协议已有更新的版本，请发 /agreement 看过再办。
agreement-own-side = 本方提出的版本要由对方同意。

news-agreement-proposed = { $name }，您好！对方提出了一版共建协议，请您看看。
news-agreement-agreed = { $name }，您好！双方已同意这一版共建协议。
news-agreement-ends = { $name }，您好！共建协议快到期了，请与对方商议续签。
did-agreement-propose = 提出共建协议
did-agreement-agree = 同意共建协议
