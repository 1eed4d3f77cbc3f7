# 人：角色、邀请、成员、退出、群、通知。

role-member = 成员
role-coordinator = 联络员
role-admin = 管理员
whoami-name = <b>{ $name }</b>
whoami-line = { $role } · { $organisation }
whoami-everywhere = 全部单位
whoami-roster = 党员名册：{ $branch }，{ $party }
whoami-partnership = 结对共建：{ $name }

command-whoami = 我的角色
command-people = 成员与角色
command-leave = 退出共建台账
command-invite = 邀请成员
command-bind = 绑定本群
command-unbind = 解除本群的绑定

people-list = 成员
people-list-person = 成员
    .ask = 要看谁？
people-option = { $name } · { $where }
people-left = 已退出
people-left-line = 已退出，历史台账保留。
people-blocked = 已停用机器人，收不到消息。
people-all = 全部成员
person-none = 没有这位成员，或者不在您的管理范围。

role-give = 设为{ $role }
role-end = 取消{ $role }
role-end-ask = 要取消 { $name } 的角色“{ $role }”吗？已记的台账都会保留。
role-end-yes = 取消这个角色
role-end-no = 保留
role-held = 此人已有这个角色。
last-admin = 您是唯一的管理员，请先邀请另一位管理员。
leave-ask = 要退出共建台账吗？您记过的台账都会保留；想再回来，请联络员发邀请即可。
leave-yes = 退出
leave-no = 留下
leave-stayed = 好的，一切照旧。
leave-done = 您已退出。谢谢您一直以来的参与！想看或删除个人信息，请发 /privacy。

news-roles = { $name }，您好！您现在的角色：{ $roles }。
news-roles-none = { $name }，您好！您在共建台账中的角色已全部结束，谢谢您的参与。

invite-ask = 要邀请谁？
invite-button = { $organisation } · { $role }
invite-holding = 有效的邀请 { $count } 个，点开可修改或撤销：
invite-link = 请把这个链接发给要邀请的人：{ $link }
invitation-line = { $organisation } · { $role }：可用 { $uses } 次，{ DATETIME($until, dateStyle: "medium") }前有效
invitation-used-by = ▸ { $name } 已加入（{ DATETIME($at, dateStyle: "medium") }）
invitation-uses = { $uses } 次
invitation-days = { $days } 天
invitation-revoke = 撤销邀请
invitation-revoked = 已撤销
invitation-all = ‹ 全部邀请
invitation-over = 这个邀请已失效。
invitation-none = 没有这个邀请，或者不是您发出的。
invitation-revoked-already = 这个邀请已撤销，请另发一个。
invitation-invalid = 这个邀请已失效。请向联络员要一个新的链接。

own-name = 您在名册上的姓名
own-name-name = 姓名
    .ask = 您在党员名册上的姓名是？
own-name-is-it = 名册上有“{ $name }”，是您吗？
own-name-yes = 是我
own-name-no = 不是
own-name-done = 好的，{ $name }，已与名册对上。
roster-claim-none = 名册上没有可关联的“{ $name }”。请核对姓名，或请联络员为您关联。

bind-in-group = 请在要绑定的群里发 /bind。
bind-ask = 本群属于哪个结对共建？
bound = 本群已与“{ $partnership }”绑定。
bound-elsewhere = 本群已绑定另一个结对共建，请先由那个结对的联络员或管理员解除。
not-bound = 本群没有绑定结对共建。
unbind-in-group = 请在要解除绑定的群里发 /unbind。
unbound = 已解除本群与结对共建的绑定。
