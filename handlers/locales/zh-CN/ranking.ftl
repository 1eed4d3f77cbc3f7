# 比较与排序

command-compare = 比较两个结对
command-rank = 结对排序
compare-which = 要比较哪两个结对共建？
compare-needs-two = 请指明两个不同的结对共建，如“/compare 精工 机电 2026Q3”。
compare-heading = <b>{ $one }</b> 与 <b>{ $two }</b>
compare-line = { $name }：{ $one } / { $two }
compare-group = <b>{ $name }：{ $one } / { $two }</b>
compare-nothing = 两个结对都还没有得分：{ $names }。
compare-above = { $name } 得分更高（把握 { $probability }）。
compare-not-told-apart = 分不出高低：{ $name } 更高的把握只有 { $probability }，不到 { $least }。
compare-too-little = 数据不够，不能比较综合得分。
rank-ask = 要按{ $period }的综合得分给各结对排序吗？只发给您。得分接近的分不出高低，请连同区间一起看。
rank-now = 排序
rank-title = 各结对综合得分排序：{ $period }
rank-caption =
    { $period }：{ $ranked } 个结对参加排序，{ $unranked } 个数据不足。
    { $lines }
rank-line = { $number }. { $name } { $score }
rank-line-above = { $number }. { $name } { $score }（明显高于下一名）
rank-column-place = 序
rank-column-name = 结对共建
rank-column-score = 综合得分
rank-column-interval = 得分区间（5%–95%）
rank-column-places = 名次区间
rank-column-above = 与下一名
rank-above = 明显更高
rank-not-told-apart = 分不出高低
rank-note = 权重、目标值在合理范围内变动 { $draws } 次（{ $failed } 次无效）得出区间；把握不到 { $least } 的不说谁高谁低。
rank-unranked = 数据不足、不参加排序：{ $names }。
rank-caption-none = { $period }：{ $unranked } 个结对的数据都不够，不能排序；缺什么见各自的 /scores。
influence-title = 各指标的影响
influence-note = 熵权法按各结对拉开差距的程度定权重，只供比较，不用于综合得分。后两列是去掉这一项后，综合得分和名次最多变多少。
influence-column-name = 指标
influence-column-weight = 本方法的权重
influence-column-entropy = 熵权法的权重
influence-column-score = 得分变化
influence-column-rank = 名次变化
