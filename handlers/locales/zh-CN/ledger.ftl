# 查台账：筛选、搜索、待办、导出

command-activity = 记一条联合活动
command-exchange = 记一条人才交流
command-outcome = 记一条成果
command-todo = 我的待办
command-spotcheck = 抽查已确认的台账
ledger-filtered = 条件：{ $by }
ledger-nothing = 没有符合条件的台账，可以换个条件，或点“清除条件”。
ledger-filter = 筛选
ledger-search = 搜索
ledger-all = 清除条件
ledger-export = 导出
filter-ask = 按什么筛选？
filter-done = 看结果
filter-set = { $name }：{ $value }
filter-any = 全部
filter-kind = 类别
filter-mode = 共建模式
filter-side = 填报方
filter-state = 状态
filter-period = 周期
filter-good-practice = 典型做法
search = 搜索台账
search-words = 关键词
    .ask = 要找什么？请输入标题或内容里的词。
searched = 搜索：{ $words }
record-name-good = ★ #{ NUMBER($number, useGrouping: 0) } { DATETIME($date, dateStyle: "medium") } { $title }
queue-next = 下一件（还有 { $count } 件待办）：
todo-heading = <b>您的待办</b>：{ $count } 件
todo-empty = 没有待办，谢谢您！
todo-drafts = 没写完的草稿：{ $count } 份
todo-draft = ✎ 继续填写：{ $form }
todo-draft-where = { $form }（{ $partnership }）
todo-erasures = <b>有人申请删除个人信息，请决定</b>
todo-erasure-line = ▸ { $who }（{ DATETIME($on, dateStyle: "medium") }申请）
todo-erasure-button = { $who } 的申请
todo-result-objections = <b>对结果有异议，请答复</b>
todo-result-objection-line = ▸ { $partnership } { $period }：{ $side }提出异议
todo-result-objection-button = 结果：{ $partnership }
todo-claims = <b>名册关联，请核对</b>
todo-claims-line = ▸ { $organisation }：{ $count } 人
todo-claims-button = 核对名册关联
todo-spot-checks = <b>抽查样本，请查看</b>
todo-spot-checks-line = ▸ { $period }：还有 { $count } 条
todo-spot-checks-button = 抽查 { $period }
todo-returned = <b>已退回，请修改</b>
todo-waiting = <b>请审核或确认</b>
todo-objected = <b>有异议，请裁定</b>

period-month = { $year }年{ $month }月
period-quarter =
    { $year }年第{ $quarter ->
        [1] 一
        [2] 二
        [3] 三
       *[4] 四
    }季度
period-half-year =
    { $half ->
        [first] { $year }年上半年
       *[second] { $year }年下半年
    }
period-term =
    { $term ->
        [first] { $year }–{ $next }学年第一学期
       *[second] { $year }–{ $next }学年第二学期
    }
period-year = { $year }年
period-programme-year = { $year }–{ $next }学年
period-custom = { DATETIME($first, dateStyle: "medium") }至{ DATETIME($last, dateStyle: "medium") }
period-not-understood = 没看懂这个周期，请写如“本季度”“2026Q3”“上学期”。
period-in-future = 这个周期还没有开始，请选已经开始的。
