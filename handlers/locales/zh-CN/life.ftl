# 台账的一生：步骤、经过、通知

action-agree-withdrawal = ✓ 同意撤销
action-keep = 保留这条
action-correct = ✎ 更正
action-ask-correction = ← 请对方更正
action-ask-withdrawal = 申请撤销
action-withdraw-correction = 撤回更正
action-void = 作废
withdrawal-agreed = 已同意撤销
record-kept = 已保留
record-stands = 此前确认的内容仍然有效，更正确认后才替换。
record-good-practice = ★ 典型做法
record-praise = ★ 设为典型做法
record-unpraise = ☆ 取消典型做法
record-praised = 已设为典型做法
record-unpraised = 已取消典型做法
record-withdrawing-because = 撤销理由：{ $reason }
record-withdrawn-because = 撤回理由：{ $reason }
record-void-because = 作废理由：{ $reason }
record-shared = 同一编号已在 { $count } 个结对共建中登记，计分时均分。

alike-ask = 这一天已有相似的记录，是同一件事吗？一件事只记一条。
alike-this = 就是 #{ $number } { $title }
alike-none = 不是，另记一条
record-joined = 好的，这件事已记在 #{ $number } { $title }，您也是填报人，不必再填。

record-history = 经过
record-show-evidence = 佐证材料
history-heading = <b>#{ $number } { $title }</b> 的经过
history-line = { DATETIME($at, dateStyle: "short", timeStyle: "short") } { $who } { $did }（第 { $version } 版）
history-fields = 　　涉及：{ $fields }
history-reason = 　　理由：{ $reason }
history-clock = 系统
did-submit = 提交
did-resubmit = 修改后重新提交
did-pass-on = 审核通过
did-confirm = 确认
did-return = 退回
did-object = 提出异议
did-withdraw = 撤回
did-correct = 提交更正
did-ask-correction = 请求更正
did-ask-withdrawal = 申请撤销
did-agree-withdrawal = 同意撤销
did-keep = 决定保留
did-decide-confirm = 裁定确认
did-decide-return = 裁定退回
did-decide-void = 裁定作废
did-void = 作废
did-praise = 设为典型做法
did-unpraise = 取消典型做法
did-join-record = 加入填报
did-silent = 提醒管理员：对方七天未答复
did-spot-check = 抽查合格

evidence-none = 这条台账没有佐证材料。
evidence-coming = 正在发送佐证材料
evidence-caption = #{ $number } 的佐证材料：{ $name }
evidence-links-of = #{ $number } 的佐证链接：
evidence-more = 另有 { $count } 件未逐一发送，可在 /ledger 中导出全部佐证材料。

notice-joined = { $name }，您好！又有一位同志报告了这条台账，请您尽快处理。
notice-withdrawing = { $name }，您好！这条已确认的台账申请撤销，正等对方同意。
notice-to-let-go = { $name }，您好！对方申请撤销一条已确认的台账，请您决定。
notice-kept = { $name }，您好！这条台账保留，继续有效。
notice-correction-withdrawn = { $name }，您好！更正已撤回，原来确认的内容继续有效。
notice-silent = { $name }，您好！这条台账报给对方已满七天，还没有答复，请您关心一下。

spot-check-heading = <b>抽查</b> { $period }：抽取 { $count } 条，已查 { $checked } 条
spot-check-none = { $period } 没有可抽查的已确认台账。
spot-check-line = { $mark } #{ $number } { $title }
spot-check-hint = 点开核对佐证材料；属实点“合格”，不实请在台账里作废并说明理由。
spot-check-sound = ✓ #{ $number } 合格
spot-check-passed = 已记为合格
spot-check-before = ← { $period }
spot-check-after = { $period } →
spot-check-too-early = 这个时间段还没有结束，请选已结束的。
