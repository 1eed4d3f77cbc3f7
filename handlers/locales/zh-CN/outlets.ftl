# 宣传报道：自有媒体、从名单录入

command-outlets = 自有媒体
command-mentions = 批量录入宣传报道
outlets = 自有媒体
outlets-names = 媒体名称
    .ask = 请输入自有媒体的名称，一行一个。
    .hint = 如学院公众号、企业官网；录入报道时名称相同就不计入社会影响力。
outlets-whose = 哪个单位的自有媒体？
outlets-heading = <b>自有媒体</b>：{ $organisation }
outlets-why = 自有媒体的报道可以记，但不计入社会影响力。
outlets-line = · { $name }
outlets-none = 还没有登记自有媒体。
outlets-add = ＋ 登记自有媒体
outlets-added = 已登记 { $count } 个。
outlets-remove = ✗ { $name }
mentions = 批量录入宣传报道
mentions-lines = 报道清单
    .ask = 请粘贴报道清单，一行一条，或发 Excel、CSV 文件。
    .hint = 例：江城日报 | 校企共建出新招 | 2026-11-12 | 2.3万 | 正面 | https://…　媒体、标题、日期必填。
mentions-whose = 是哪个结对共建的报道？
mentions-can-take =
    { $taken ->
        [0] 没有可以录入的报道
       *[other] 可以录入 { $taken } 条
    }{ $refused ->
        [0] { "" }
       *[other] ，{ $refused } 行有问题
    }。
mentions-line = · { $outlet }：{ $title }
mentions-line-author = · { $outlet }：{ $title }（作者：{ $author }）
mentions-refused = 第 { $line } 行：{ $reason }
mentions-take = 录入这 { $count } 条
mentions-leave = 都不录入
mentions-taken = 已录入 { $count } 条，等待对方确认。
mention-line-short = 要写明媒体、标题和日期，用“|”隔开
mention-line-number = 没看懂“{ $said }”，覆盖人数请写一个数，如 3500 或 1.2万；日期如 2026-11-20
mention-line-many = 多出了“{ $said }”；标题里有“|”时，请改用“；”隔开各项，或加上表头
mention-line-tone = 倾向应是正面、中性或负面，不是“{ $said }”
mention-line-known = 已有“{ $title }”
did-add-outlets = 登记自有媒体
did-remove-outlet = 取消自有媒体
did-log-mentions = 批量录入宣传报道
mentions-read = 已读取清单，结果如下。
mentions-left = 好的，清单没有录入。
