# 对话里的话：问候、按钮、提示与通知。

greeting = { $name }，您好！我是共建台账助手。活动结束后发 /log，几分钟就能记好一条台账。
joined = 欢迎您，{ $name }！您已加入共建台账。
not-known-yet = 我还不认识您。请打开联络员发给您的邀请链接。
not-your-role = 这项操作由联络员或管理员办理，您的角色暂时不能使用。
command-unknown = 没有这个命令。发 /help 看看能做什么。
private-only = 请到私聊里继续：https://t.me/{ $bot }
group-greeting = 各位好！联络员发 /bind 可以把本群与结对共建绑定；记录台账请到私聊。
button-private = 打开私聊
button-old = 这个按钮已经过时，请看最新的内容。
button-cancel = 取消
not-an-answer = 请发文字、照片或文件。
nothing-asked = 现在没有等您回答的问题。要记一条台账，请发 /log。
nothing-to-cancel = 没有正在填写的内容。
not-saved-yet = 暂时没能保存。您发的消息稍后会自动重新处理；点过的按钮请稍后再点一次。
incident = 抱歉，这一步出了问题，已记下编号 { $number }，管理员会处理。之前的回答都还在。
done = 好了
text-cut = ……内容太长，余下部分未显示。

help-heading = <b>您可以这样用</b>
help-line = { $command } — { $does }
help-more = 全部命令：/help
section-record = <b>记一记</b>
section-tasks = <b>办一办</b>
section-look = <b>看一看</b>
section-side = <b>本方事务</b>
section-programme = <b>项目管理</b>
section-own = <b>我自己</b>
help-foot = 有问题请直接联系本单位的联络员。
command-start = 开始使用
command-help = 能做什么
command-language = 选择语言 / Language
command-cancel = 放下正在填写的内容
command-log = 记一条台账
command-my = 我记的台账
command-pending = 等我审核或确认的
command-ledger = 共建台账

language-ask = 请选择语言 · Please choose a language
language-zh-cn = 中文
language-en = English
language-chosen-zh-cn = 好的，以后用中文。
language-chosen-en = English from now on.

draft-left-over = 您有一份没写完的<b>{ $form }</b>。继续，还是放弃？
draft-continue = 继续填写
draft-discard = 放弃
draft-discarded = 已放弃这份草稿。
draft-gone = 这份草稿已经不在了。要重新开始，请发 /log。
cancel-ask = 要放弃正在填写的内容吗？选“继续”，回答都还在。

form-heading = <b>{ $form }</b>
form-heading-progress = <b>{ $form }</b>（{ $number }/{ $total }）
form-answer = { $label }：{ $value }
form-error = ✗ { $error }
form-note = ▸ { $note }
form-prompt = <b>{ $prompt }</b>
form-hint = <i>{ $hint }</i>

log-ask-partnership = 这条台账属于哪个结对共建？
log-chosen = { $partnership }：记一条{ $kind }。
log-ask-kind = { $partnership }：要记哪一类？
partnership-none = 您还没有加入任何结对共建，请联系联络员。
partnership-not-yours = 这个结对共建与您的单位无关。
record-submitted = 已提交，现在：{ $state }。
record-now = 台账 #{ $number } 现在：{ $state }。
record-not-found = 没有这条台账，或者您不能查看。
record-heading = <b>#{ $number } { $title }</b>（{ $kind }）
record-state-line = 状态：{ $state }
record-from = 填报单位：{ $organisation }
record-counterpart = <b>{ $organisation } 填写</b>
record-returned-because = 退回原因：{ $reason }
record-objected-because = 异议理由：{ $reason }
record-line = #{ $number } { DATETIME($date, dateStyle: "medium") } { $title } · { $state }

action-pass = ✓ 审核通过
action-confirm = ✓ 确认
action-return = ← 退回
action-object = 有异议
action-mend = ✎ 修改退回项
action-withdraw = 撤回
action-decide-confirm = 裁定：确认
action-decide-return = 裁定：退回
action-decide-void = 裁定：作废
passed-on = 已通过，等待对方确认
confirmed = 已确认

notice-to-pass = { $name }，您好！本方有一条台账等您审核。
notice-passed = { $name }，您好！您的台账本方已审核通过，正等对方确认。
notice-to-confirm = { $name }，您好！对方报来一条台账，请您确认。
notice-to-decide = { $name }，您好！一条台账有异议，请您裁定。
notice-confirmed = { $name }，您好！这条台账已由双方确认。
notice-returned = { $name }，您好！这条台账被退回，只需修改退回项。
notice-objected = { $name }，您好！这条台账有异议，由管理员裁定。
notice-withdrawn = { $name }，您好！这条台账已撤回。
notice-void = { $name }，您好！这条台账已作废。

ledger-heading = <b>共建台账</b>：{ $count } 条
ledger-empty = 还没有已确认的台账。
my-heading = <b>我记的台账</b>：{ $count } 条
my-empty = 您还没有记过台账。发 /log 开始。
pending-heading = <b>等您处理</b>：{ $count } 条
pending-empty = 都处理完了，谢谢您！
page-before = ← 上一页
page-after = 下一页 →

return = 退回台账
return-fields = 退回项
    .ask = 哪些内容需要修改？可以多选。
return-reason = 原因
    .ask = 请用一句话说明怎样改才对。
reason = 说明理由
reason-reason = 理由
    .ask = 请用一句话说明理由。
