# 公开的结果网页：谁都能看，不出现个人姓名。

public-name = 共建结果
public-brand = 共建
public-what = 结果发布
public-skip = 跳到正文
public-links = 语言和下载
public-note = 本网页不出现个人姓名。各项数字是发布时的数，由双方确认的台账算出。
public-word = Word
public-data = 数据（JSON）
public-digest = 校验码
public-index = 已发布的结果
public-index-lead = { $results ->
    [0] 还没有公布的结果。
   *[other] { $partnerships } 个结对共建，{ $results } 份结果。点名称看各期；按结对先后排列，不按得分。
}
public-partnership-lead = 共 { $results } 份结果，最近的在前。
public-period-lead = { $results } 个结对共建，按结对先后排列，不按得分。
public-partnership = 结对共建
public-period-column = 周期
public-periods = 按周期看
public-more = 更多
public-others = 各期结果
public-period = { $period }（{ DATETIME($first, dateStyle: "long") }—{ DATETIME($last, dateStyle: "long") }）
public-published = { DATETIME($at, dateStyle: "long") }发布，双方同时收到；异议期到 { DATETIME($until, dateStyle: "long") }，{ $objections }
public-published-on = { DATETIME($at, dateStyle: "long") }发布
public-no-objection = 没有收到异议
public-objection = { $side }提出异议，待答复
public-objection-answered = { $side }提出异议，已答复
public-composite = 综合得分
public-no-composite = 数据还不够，没有综合得分。
public-complete = { $count } 项指标都有数据。
public-partial = 缺 { $count } 项：缺的全按 0 分计是 { $low }，全按 100 分计是 { $high }。
public-before = 上期 { $before }。
public-before-between = 上期 { $before }，但那时有缺项，可能在 { $low }–{ $high } 之间。
public-not-comparable = <b>两期的高低还不能下结论。</b>
public-restated-hint = 发布以后有更正，见下文。
public-told = { $name }：{ $score }
public-told-before = { $name }：本期 { $score }，上期 { $before }
public-key-now = 本期
public-key-before = 上期
public-key-missing = 缺的数据可能使它落在这里
public-indicators = 各项指标
public-number = 序号
public-indicator = 指标
public-value = 数值
public-scale = 0 分 → 100 分
public-score = 得分
public-contribution = 贡献 / 可得
public-receipt = 明细
public-sum = 各项贡献相加
public-assessments = 双方自己的评价
public-shared = 双方配合
public-restated-mark = 更正
public-restated = 发布以后的更正
public-restated-note = 以上表格仍是发布时的数。
public-restated-figure = { $name }：发布时 { $told }，现在 { $now }
public-restated-by = 由 { $count } 处台账变更引起，最近一次在 { DATETIME($latest, dateStyle: "long") }。
public-method = { $number ->
    [0] 系统自带的计算方法
   *[other] 计算方法第 { $number } 版
}
public-method-lead = 每项指标怎么算、占多少分。合计 100 分。

public-comments = 意见
public-comment-by = 读者，{ DATETIME($at, dateStyle: "long") }
public-comment-answer = 答：
public-comment-answered = 管理员，{ DATETIME($at, dateStyle: "long") }

# 读者在公开网页上写的意见：管理员看过才公开。
command-comments = 读者的意见
comments-full = 等待处理的意见太多，暂时收不下。请过几天再写，您写的还在下面。
comment-gone = 这条意见已经不公开了。
comment-shown-already = 这条意见已经公开。
comments-none-held = 没有等您看的意见。{ $shown ->
    [0] 还没有公开的意见。
   *[other] 已公开 { $shown } 条，点开可以撤下。
}
comment-on = <b>读者意见</b> { $partnership }，{ $period }
comment-text = { DATETIME($at, dateStyle: "long") }：“{ $text }”
comment-answer = 答复：“{ $text }”
comment-hint = { $more ->
    [0] 公开以后谁都能看到，请先看有没有个人姓名。
   *[other] 公开以后谁都能看到，请先看有没有个人姓名。后面还有 { $more } 条。
}
comment-pass = 公开
comment-answer-pass = 答复并公开
comment-decline = 不公开
comment-take-down = 撤下
comment-decline-ask = 不公开这条意见，内容随即删除，不能恢复：“{ $text }”
comment-passed = 已公开
comment-declined = 已删除
comment-answering = 答复意见
comment-answering-answer = 答复
    .ask = 请写答复，会和意见一起公开。
news-comment-held = { $name }，您好！公开网页上有读者写了意见，等您看。
did-show-comment = 公开读者的意见
did-decline-comment = 不公开读者的意见

public-comment-write = 写一条意见
public-comment-send = 提交意见
public-comment-note = 管理员看过以后公开。不用登录，不收个人信息；请不要写姓名。
public-comment-arrived = 收到了，谢谢！管理员看过以后公开。
public-leave-empty = 请不要填这一格
public-too-often = 刚才收到的太多，请过一会儿再提交；您写的还在下面。

# 公众问卷的网页。
public-survey-about = { $period }，{ DATETIME($closes, dateStyle: "long") }截止
public-survey-intro = 共 { $count } 题，请双方以外的人来答；不知道的可以不选。不用登录，每人只答一次。
public-survey-comment = 还有什么意见？（可以不写；请不要写姓名）
public-survey-send = 提交问卷
public-survey-thanks = 已提交，谢谢您！截止后在这里看结果。
public-survey-cookies = 没有收下：浏览器不许本页存放一个随机号，无法保证每人只答一次。请允许后再提交。
survey-sheet-empty = 还没有答：请至少选一题。
survey-web-link-is = 没有 Telegram 的人，用这个网页作答：{ $link }
