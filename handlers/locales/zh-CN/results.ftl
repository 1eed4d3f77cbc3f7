# 结果发布

did-publish = 发布结果
did-object-to-result = 对结果提出异议
did-answer-objection = 答复对结果的异议
audit-subject-publication = 发布的结果 { $number }

command-publish = 发布结果
command-results = 已发布的结果
publish-heading = <b>发布结果</b> { $partnership }
publish-hint = 还有 { $missing } 项指标没有数值。发布后结果冻结，双方同时收到，{ $days } 天内可以提出异议；以后的更正另作说明。
publish-now = 发布并通知双方
publish-too-early = 这个周期还没有结束，请选已结束的，如“/publish 2026Q3”。
publish-which-partnership = 为哪个结对共建发布结果？
publish-already = 这个周期的结果已经发布。
published = 已发布
news-published = { $name }，您好！新的结果已经发布，请查看；如有不同意见，可在期限内提出异议。
news-result-objected = { $name }，您好！有一方对已发布的结果提出异议，请您答复。
news-objection-answered = { $name }，您好！对结果的异议已有答复。

results-heading = <b>已发布的结果</b>
results-none = 还没有发布过结果。
results-line = { $partnership }，{ $period }：{ $score }
results-button = { $period } { $name }
result-of = 结果：{ $period }
result-published =
    { DATETIME($at, dateStyle: "medium") }发布，异议期至{ DATETIME($until, dateStyle: "medium") }；{ $method ->
        [0] 系统自带的计算方法
       *[other] 计算方法第 { $method } 版
    }，校验码 { $digest }
result-groups = 五个一级指标
result-indicators = 全部指标
result-sum = 综合得分就是各项贡献相加。
result-workings = 计算过程
result-page = 网页
result-word = Word 文档
result-object = 提出异议
result-answer = 答复{ $side }的异议
result-objected = 异议已提交，管理员会答复。
result-objection = <b>{ $side }有异议</b>：{ $reason }（等待答复{ $answer }）
result-objection-answered = <b>{ $side }有异议</b>：“{ $reason }”，答复：“{ $answer }”
result-not-found = 没有这份结果，或者您不能查看。
result-caption = { $partnership }，{ $period }：综合得分 { $score }
result-column-number = 序号
result-column-name = 指标
result-column-value = 数值
result-column-score = 得分
result-column-contribution = 贡献
objection-too-late = 异议期已过。台账有误请提交更正，变化会列入“更正说明”。
objection-answered = 已答复，双方都会收到。

result-objecting = 对结果提出异议
result-objecting-reason = 理由
    .ask = 哪一项不对？请说明理由。
objection-answer-send = 发出答复
objection-answering = 答复异议
objection-answering-answer = 答复
    .ask = 请写答复，双方都会看到。

restatement-heading = <b>更正说明</b>（发布的数字不改，以下是之后的变化）
restatement-figure = { $name }：发布时 { $told }，现在 { $now }
restatement-cause = #{ NUMBER($number, useGrouping: 0) }：{ $who } { $did }{ $reason }
restatement-cause-why = #{ NUMBER($number, useGrouping: 0) }：{ $who } { $did }，理由：{ $reason }

command-assess = 写周期总结评价
assessment = 总结评价
assessment-of = <b>{ $side }总结评价</b>
assessment-outcomes = 成效
    .ask = 这个周期有什么成效？
assessment-problems = 问题
    .ask = 存在什么问题？
assessment-next-steps = 下一步
    .ask = 下一步打算怎么做？
assess-what = { $partnership }：请代表本方总结{ $period }。
assessed = 已记下本方对{ $period }的总结评价，发布结果时一并公布。
assess-published = 这个周期的结果已经发布，总结评价不能再改。
did-assess = 提交总结评价
