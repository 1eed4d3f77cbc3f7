# 评分：评分标准、评分人、依据、一致程度

command-rubrics = 组织评分
command-rate = 我要评的分
closing-day-past = 截止日期不能早于今天（{ DATETIME($today, dateStyle: "medium") }）。
rating-round = 组织一轮评分
rating-round-rubric = 评分标准
    .ask = 评哪一项？
rating-round-period = 周期
    .ask = 评哪个时间段的情况？
rating-round-closes-on = 截止日期
    .ask = 评到哪一天为止？
rubrics-heading = <b>评分</b>：{ $count } 轮
rubric-begin = ＋ 组织评分：{ $partnership }
rubric-begun = 评分已开始，接下来请邀请评分人。
rubric-open = #{ $number } { $rubric }
rubric-line = <b>{ $rubric }</b> · { $period } · { DATETIME($closes, dateStyle: "medium") } 截止
rubric-line-closed = <b>{ $rubric }</b> · { $period } · 已截止
rubric-rater = { $name }（{ $stand }）：{ $done }/{ $of }
rubric-invite = ＋ 邀请双方人员
rubric-invite-ask = 请谁来评分？点一下就邀请；两方都要有人，也可以请外部人员。
rubric-candidate = { $name }（{ $side }）
rubric-asked = 已邀请
rubric-link = ＋ 邀请外部评分人（链接）
rubric-link-made = 把这个链接发给一位外部评分人（只能用一次，评分截止前有效）：{ $link }
rubric-close = 现在截止
rubric-is-closed = 评分已截止
rubric-rectify = 提出整改：{ $item }（{ $side }）
rubric-agreement = <b>评分人之间的一致程度</b>
rubric-spread = { $item }（{ $side }）：中位数 { $median }，{ $lowest }–{ $highest }，{ $raters } 人
rubric-percent = 完全一致的比例：{ $percent }%
rubric-alpha = 克里彭多夫 α：{ $alpha }
rubric-problem = { $item }：评分中位数 { $median }
standpoint-college = 校方
standpoint-enterprise = 企方
standpoint-outside = 外部

rate-none = 现在没有请您评的分。
rate-heading = <b>请您评分</b>：{ $count } 轮
rate-button = 评分：{ $rubric }
rate-item = <b>{ $number }/{ $of } { $item }</b>：{ $organisation }
rate-anchor = { $level } 分：{ $means }
rate-said = 您评的是 { $level } 分，截止前可以改。
rate-evidence-heading = <b>可以参考的台账</b>
rate-evidence-none = 这个时间段没有相关的已确认台账。
rate-evidence = <b>台账 #{ $number }</b>
rate-done = 您都评完了，谢谢！截止前可以修改。
rate-own = { $item }（{ $side }）：{ $level }
rate-not-yet = 未评
rate-revise = ✎ { $item }（{ $side }）
todo-rating = <b>请评分</b>
todo-rating-line = 评分 #{ $number } · { DATETIME($closes, dateStyle: "medium") } 截止

rubric-none = 没有这轮评分，或者没有请您来评。
rubric-known = 这个时间段的这一项已经组织过评分。
rubric-closed = 这轮评分已经截止，不能再改。
rubric-too-few-raters = 至少要有 { $need } 位评分人评过，现在有 { $have } 位。
rubric-one-side = 评分人不能都来自一方，请再邀请另一方或外部人员。

news-rubric-invited = { $name }，您好！请您为共建评分，每项只需点一下；您看不到别人的评分，别人也看不到您的。

audit-subject-rating-round = 评分 #{ $number }
did-rubric-start = 组织评分
did-rubric-invite = 邀请评分人
did-rubric-link = 邀请外部评分人
did-rubric-join = 接受评分邀请
did-rubric-rate = 评分
did-rubric-close = 截止评分
