# 问卷：组织、作答、结果

command-surveys = 问卷
surveys-heading = <b>问卷</b>：{ $owed ->
    [0] 没有待填的
   *[other] { $owed } 份待填
}
survey-form = 发起问卷
survey-form-questionnaire = 问卷
    .ask = 用哪份问卷？
survey-form-period = 周期
    .ask = 问哪个周期的情况？
survey-form-closes-on = 截止日期
    .ask = 收到哪一天为止？
survey-form-anonymous = 匿名
    .ask = 是否匿名？不匿名时，联络员能看到谁还没有答；答了什么，谁都看不到。
survey-begin = ＋ 发起：{ $partnership }
survey-begun = 问卷已开始。
survey-open = #{ NUMBER($number, useGrouping: 0) } { $title }
survey-answer = ✎ 作答：{ $title }
survey-line = <b>{ $title }</b> · { $period } · { DATETIME($closes, dateStyle: "medium") }截止
survey-line-closed = <b>{ $title }</b> · { $period } · 已截止
survey-title = <b>{ $title }</b>
survey-intro = 共 { $count } 题，每题点一下，可以中途停下再接着答。答完最后一题即计入。
survey-is-anonymous = 本问卷匿名：答卷加密保存，截止后打乱顺序统一打开，谁也看不出哪份是您的。
survey-is-not-anonymous = 本问卷不匿名：联络员能看到谁还没有答，但看不到您答了什么。
survey-begin-answering = 开始作答
survey-question = <b>{ $number }/{ $of }　{ $question }</b>
survey-no-answer = 说不清
survey-back = ‹ 上一题
survey-comment-not-taken = 刚才的话没有算作意见。要写意见，请再发一遍；没有就点“✓ 提交”。
survey-comment =
    <b>题目都答完了，谢谢！</b>
    还有想说的，请直接输入；没有就点“提交”。请不要写自己的姓名。
survey-hand-in = ✓ 提交
survey-thanks = 已提交，谢谢您！截止后会把结果发给大家。
survey-turnout = { $stand }：{ $answered }/{ $asked } 人作答（{ $share }%）
survey-turnout-open = { $stand }：{ $answered } 人作答
survey-silent = 还没有答的：{ $names }
survey-all-answered = 都答了。
survey-close = 现在截止
survey-close-ask = 现在就截止问卷“{ $title }”（{ $partnership }）吗？已收答卷 { $count } 份。截止后不能再答，也不能重新开始。
survey-is-closed = 问卷已截止
survey-link = 公开链接和二维码
survey-link-is = 公开问卷链接，请转给双方以外的人：{ $link }
survey-qr = { $title }：扫码作答
survey-too-few = 不足 { $least } 份，为保护隐私不打开、不显示。
survey-index = 指数 { $index }，满意或同意的占 { $satisfied }%
survey-item-mean = · { $question } { $mean }
survey-item-mean-reversed = · { $question }（反向题，已换算）{ $mean }
survey-straight = 有 { $count } 份从头到尾选同一项，已标记。
survey-comments = <b>意见（顺序已打乱）</b>
survey-comment-line = { $number }. { $text }
survey-rectify = 意见 { $number } → { $side }整改
survey-rectify-comments = 意见转整改
survey-rectify-which = 要把哪条意见转为整改？
survey-rectify-side = 这条意见由哪一方整改？
todo-surveys = <b>请答问卷</b>

survey-none = 没有这份问卷，或者没有请您作答。
survey-known = 这个周期已经发起过这份问卷。
survey-closed = 这份问卷已经截止。
survey-answered = 您已经提交了，谢谢！每人只答一次。
survey-outside-only = 这份问卷请双方以外的人来答，谢谢您的关心。
survey-anonymous = 这份问卷是匿名的，看不到谁还没有答。
survey-still-open = 问卷还在进行，截止后才有结果。

news-survey-asked = { $name }，您好！请您答一份问卷。
survey-closed-too-few = { $name }，您好！请您填写过的问卷已截止。答卷太少，没有结果。谢谢您。
news-survey-closed = { $name }，您好！请您填写过的问卷已截止，请看结果。
audit-subject-survey = 问卷 #{ NUMBER($number, useGrouping: 0) }
did-survey-start = 发起问卷
did-survey-close = 截止问卷
