# 填写：问题、按钮、提示

form-back = ‹ 返回
form-skip = 跳过
form-keep = 保留原答案
form-clear = 清空
form-submit = 提交
form-confirm = ✓ 确认
form-continue = 继续填写
form-more = 补充选填内容
form-change = 修改某一项
form-change-close = 收起
form-held = “{ $words }”还没有填入，请先看清问题再答。
form-held-take = 填入这句话
form-same = 与上次相同
form-done = 完成
form-done-count = 完成（已选 { $count }）
form-page-previous = ‹ 上一页
form-page-next = 下一页 ›
form-ticked = ✓ { $label }
form-unticked = ○ { $label }
form-yes = 是
form-no = 否
form-none = 无
form-list = { $items }
form-today = 今天
form-yesterday = 昨天
form-tomorrow = 明天
form-calendar = 日历
form-month = { $year }年{ $month }月
form-date = { DATETIME($date, dateStyle: "full") }

form-day-hint = 可点选，也可直接输入，如“昨天”“上周五”“11月20日”。
form-day-hint-future = 可点选，也可直接输入，如“明天”“下周五”“11月20日”。
form-moment-hint = 可点选，也可直接输入，如“14:30”“下午2点半”。
form-text-hint = 最多 { $maximum } 字，可分段。

form-required = 这一项必填，请先作答。
form-use-buttons = 请点选下方按钮：提交，或选择要修改的内容。
form-old-button = 这个按钮已失效，请用当前问题下方的按钮。
form-text-not-file = 这一项请用文字或按钮回答。
form-needs-words = 请用文字作答，只有表情或符号还看不明白。
form-name-too-long = 一个姓名最多 { $maximum } 字；多个姓名请用顿号或换行隔开。
form-text-too-long = 最多 { $maximum } 字，现在是 { $length } 字，请精简一下。
form-choose-one = 请从选项中选一个，也可以输入选项的名称或序号。
form-tick-one = 请至少选一项。
form-tick-some = 请从选项中选择，也可以输入选项的名称或序号，用顿号隔开。
form-yes-or-no = 请回答“是”或“否”。
form-answer-invalid = “{ $field }”这一项还不对，请重新填写。
form-still-missing = 还差“{ $field }”，请补充后再提交。
form-already-submitted = 已经提交，不必再填。

date-not-understood = 没看懂这个日期，请输入如“昨天”“11月20日”或“2026-11-20”。
date-not-in-calendar = 没有“{ $typed }”这一天，请核对。
date-in-future = 请填写今天或之前的日期。
time-not-understood = 没看懂这个时间，请输入如“14:30”或“下午2点半”。
end-before-start = 结束时间要晚于开始时间：现在是 { $start } 开始，{ $end } 结束。

evidence-received = 已收到：{ $items }。
evidence-reused = 这张照片已用在“{ $record }”里，请核对是否发错。
evidence-albums = 相册 { $albums } 组（照片 { $photos } 张）
evidence-photos = 照片 { $count } 张
evidence-documents = 文件 { $count } 份
evidence-links = 链接 { $count } 条
evidence-not-text = 请发送照片、文件，或以 http 开头的链接。
evidence-too-large = “{ $name }”超过 { $megabytes } MB，没有收下。请压缩后再发，或发它的网盘链接。
evidence-not-fetched = “{ $name }”没能取到，佐证材料里缺这一份。请再发一次，或发它的链接。
evidence-too-many = 佐证材料最多 { $maximum } 件。

person-hint = 可点选，也可输入姓名或其中一个字来查找。
person-as-typed = 就填“{ $name }”
person-show-all = 显示全部
person-not-a-name = 请填写一位人员的姓名，不含数字和符号。
people-hint = 可点选，也可一次输入或粘贴多个姓名，用顿号或空格隔开。
people-chosen = 已选：{ $names }。
people-not-understood = 请填写姓名，如“张伟、李娜”。

attendance-hint = 默认全部到场，没来的点一下名字；也可输入“除了{ $name }都到了”，或粘贴到场名单。
attendance-hint-checked-in = 已按签到填好，没签到的先记为缺席。到了但没签到的，点一下名字，或粘贴到场名单。
attendance-all-present = 全部到齐（{ $count } 人）
attendance-done = 完成（实到 { $present } / 应到 { $expected }）
attendance-stale = 日期或支部变了，应到人员也变了，请再核对一次出勤。
attendance-nobody-expected = 名册上当天没有应到的党员。请联络员用 /roster 补好名册，再来填出勤。
attendance-others = 另有名册外人员：{ $names }。
attendance-ambiguous = 名册上有同名的人：{ $names }。请在名单里点选。
attendance-why = 请选择{ $names }的缺席原因。
attendance-why-hint = 缺席原因仅本方和管理员可见。
attendance-away-too = 缺席的还有：{ $names }。
attendance-same-reason = 原因都相同（{ $count } 人）
attendance-was-there = 改为到场
attendance-unknown = 名册上没有：{ $names }。怎么处理？
attendance-unknown-guests = 记为名册外到场
attendance-unknown-ignore = 忽略
attendance-unknown-again = 重新输入
attendance-choose-reason = 请选择缺席原因：因公、病假、事假、值班或其他。
attendance-not-understood = 请输入到场人员的姓名，或如“除了{ $name }都到了”。
attendance-numbers =
    应到 { $expected }，实到 { $present }{ $others ->
        [0] { "" }
       *[other] ，另有 { $others } 人参加
    }
attendance-absence = { $name }（{ $reason }）
attendance-with-absences = { $numbers }；缺席：{ $absences }
attendance-counted-twice = 有人被重复统计，请再核对一次出勤。
attendance-does-not-add-up = 应到 { $expected } 人，实到 { $present } 人，缺席 { $absent } 人，对不上，请再核对一次出勤。
attendance-branches-changed = 参加的支部变了，请再核对一次出勤。

form-pick-hint = 可点选，也可输入名称的一部分来查找。
form-pick-all = 显示全部
form-pick-none = 没有找到“{ $text }”，请换个词试试。
form-number-not-understood = 请输入一个数字，如 120 或 1.5万。
form-number-which-unit = “{ $number }”是元还是万元？请连单位一起写，如“300万元”或“3000元”。
form-number-open = 请填一个确定的数，如 { $number }。
form-number-range = 请输入 { $minimum } 到 { $maximum } 之间的数。
form-number-decimals = 最多 { $decimals } 位小数。
form-number-whole = 请输入整数。
form-link-hint = 请粘贴网址，如 https://example.com/news。
form-link-not-understood = 这不像网址，请粘贴以 http 开头的完整网址。
form-reference-hint = 可点选已登记的项目，也可输入合同编号。
unit-ten-thousand-cny = 万元
    .figure = { NUMBER($number, maximumFractionDigits: 4) } 万元
    .hint = 单位：万元。
unit-percent = %
    .figure = { NUMBER($number, maximumFractionDigits: 4) }%
    .hint = 单位：%。
unit-jobs = 个岗位
    .figure = { NUMBER($number, maximumFractionDigits: 4) } 个岗位
    .hint = 单位：个岗位。
unit-readers = 人
    .figure = { NUMBER($number, maximumFractionDigits: 4) } 人
    .hint = 单位：人。
participants-hint = 可点选，也可输入或粘贴姓名；人多时直接输入人数，如“30人”。
participants-headcount = { $count } 人
participants-count = 人数应在 1 到 { $maximum } 之间。
participants-not-understood = 请填写姓名，如“张伟、李娜”，或人数，如“30人”。
participants-changed = 日期变了，名册上的人员有变化，请再选一次人员。
