# 把台账导出成文件：界面、表头、目录

command-export = 导出台账和佐证材料
export-which = 导出哪一个结对共建的台账？
export-heading = <b>导出</b> { $partnership }：共 { $count } 条
export-of-kind = · { $kind }：{ $count } 条
export-ask = 请选择格式，好了就发给您。
export-nothing = 没有符合条件的台账，请换个条件。
export-as-ledger-workbook = 台账 Excel
export-as-ledger-separated = 台账 CSV
export-as-evidence = 佐证材料 ZIP
export-too-large = 文件太大，Telegram 发不了，请选短一些的周期再导出。
export-no-evidence = 这些台账没有佐证材料。
export-caption = { $partnership }（{ $by }）：共 { $count } 条
export-evidence-caption =
    { $partnership }（{ $by }）：{ $files } 个文件{ $parts ->
        [1] { "" }
       *[other] ，第 { $part } 份，共 { $parts } 份
    }

export-ledger = 共建台账
export-evidence = 佐证材料
export-index = 目录
export-title = { $ledger }　{ $partnership }（{ $by }）
export-foot = 第 &P 页，共 &N 页
export-with-unit = { $label }（{ $unit }）
export-of-side = { $side }{ $label }

export-number = 序号
export-record = 编号
export-reporter = 填报单位
export-author = 填报人
export-confirmer = 确认人
export-confirmed-on = 确认日期
export-headcount = 人数
export-expected = 应到
export-present = 实到
export-rate = 出勤率
export-others = 其他到场
export-absent = 缺席及原因

export-date = 日期
export-title-of-record = 标题
export-sort = 类型
export-file = 文件名或链接
export-original = 原文件名
export-size = 大小（KB）
export-part = 所在分卷
export-kept = 是否附上
export-kept-yes = 已附上
export-kept-no = 尚未存入，未附上
evidence-kind-photo = 照片
evidence-kind-document = 文件
evidence-kind-link = 链接
