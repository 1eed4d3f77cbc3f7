# 党员名册：导入名单，修改单个人。

command-roster = 党员名册
roster = 党员名册
roster-whose = 要看哪个单位的名册？
roster-people = 名单
    .ask = 请粘贴名单（一行一人），或发来 Excel、CSV 文件。输入一个姓名，可查看或修改这个人。
    .hint = 例：张伟 党员 第一支部 2020-01-01。除姓名外都可以不写。
roster-people-button = 名册（{ $count } 人）
roster-branches-button = 党支部（{ $count }）
roster-empty = 名册上还没有人，请先粘贴名单或发来文件。

roster-can-take =
    <b>{ $taken ->
        [0] 没有可加入的人
       *[other] 可加入 { $taken } 人
    }{ $refused ->
        [0] { "" }
       *[other] ，{ $refused } 行有问题
    }。</b>{ $taken ->
        [0] { "" }
       *[other] 点“加入这 { $taken } 人”之前不会写入。
    }
roster-new-branches = 将新建党支部：{ $branches }
roster-names = · { $branch }：{ $names }
roster-name-non-party = { $name }（非党员）
roster-undated = 有 { $count } 人没写加入日期，将按 { DATETIME($date, dateStyle: "medium") }记。
roster-refused = 第 { $line } 行：{ $reason }
roster-can-update =
    <b>加入 { $taken } 人，变动 { $changed } 人{ $refused ->
        [0] { "" }
       *[other] ，{ $refused } 行有问题
    }。</b>没写日期的变动从今天起算。点“写入这 { $count } 人”之前不会写入。
roster-update = 写入这 { $count } 人
roster-updated = 已加入 { $taken } 人，更新 { $changed } 人。
roster-change-name = · 改名：{ $names }
roster-change-transfer = · 转支部：{ $names }
roster-change-leaving = · 离开：{ $names }
roster-change-party = · 政治面貌：{ $names }
roster-one-name = { $before } → { $after }
roster-one-transfer = { $name }（{ $before } → { $after }）
roster-one-leaving = { $name }（{ DATETIME($date, dateStyle: "medium") }）
roster-one-party = { $name }（改为{ $party }）
roster-unchanged = · 没有变化：{ $names }。若有同名的另一人，请写成“姓名（2）”。
roster-staying = · 不在名单里，仍在名册上：{ $names }
roster-doubt-namesake = <b>第 { $line } 行 { $name }：名册上有同名的人。是哪一位？</b>
roster-doubt-namesake-yes = { $name }（{ $branch }）
roster-doubt-moved = <b>第 { $line } 行 { $name }：名册上是“{ $before }”，名单里是“{ $after }”。是同一个人吗？</b>
roster-doubt-moved-yes = 是，转支部
roster-doubt-other = 同名的另一人
roster-doubt-renamed = <b>第 { $line } 行 { $name }：名册上没有这个名字，有很像的。是名册上的人改了名字吗？</b>
roster-doubt-renamed-yes = 是 { $name }，改名
roster-doubt-new = 不是，新加入
roster-doubt-left-out = 这一行不导入
roster-doubt-absent = <b>名册上的 { $name }（{ $branch }）不在这份名单里，还在名册上吗？</b>{ $count ->
        [1] { "" }
       *[other] 不在名单里的一共 { $count } 人：
    }
roster-doubt-stays = 还在
roster-doubt-has-left = 已离开（今天起）
roster-doubt-all-stay = { $count } 人都还在
roster-doubt-all-have-left = { $count } 人都已离开
roster-doubt-all-moved = { $count } 人都是转支部
roster-doubt-all-new = { $count } 人都是新加入
roster-line-not-taken = { $name } 按您的选择不导入
roster-undone = 已撤销，名册恢复到导入之前（{ $count } 项登记）。新建的支部还在。
roster-undo-late = 导入已经超过一天，不能整批撤销；请发 /roster 逐个修改。
roster-undo-changed = { $name } 的登记在导入之后又改过，不能整批撤销；请发 /roster 逐个修改。
roster-undo-counted = { $name } 在导入之后已计入活动，不能整批撤销；请发 /roster 逐个修改。
roster-same-already = 名单与名册一致，不需要写入。
roster-try-again = 改好以后，发 /roster 再来一次。
roster-taken = 已加入 { $taken } 人。
roster-line-no-name = 没有看到姓名，姓名不含数字和符号，不超过 { $maximum } 字
roster-line-unclear = 看不懂“{ $words }”，支部名称请以“支部”结尾
roster-line-date = 没看懂日期“{ $date }”，请写成如 2020-01-01
roster-line-no-day = 没有“{ $date }”这一天，日期应如 2020-01-01
roster-line-counted = { $name } 已计入 { DATETIME($date, dateStyle: "medium") }的活动，变动日期要晚于那一天
roster-line-too-early = { $name } 的变动日期不能早于 { DATETIME($date, dateStyle: "medium") }，那是现有登记的起始日
roster-line-known = { $name } 已在名册上；若是同名的另一人，请写成“{ $name }（2）”
roster-line-twice = { $name } 与第 { $line } 行重名；若是两个人，请写明各自的支部，或写成“{ $name }（2）”
roster-line-formula = 这里是公式，请直接写文字
roster-line-party = { $name } 的政治面貌请写“党员”或“群众”
roster-line-left-before = 离开日期要晚于加入日期
roster-line-left-out = 按您的选择不加入“{ $branch }”
roster-branch-unknown = 名单里有 { $count } 人在“{ $branch }”，名册上没有这个支部。这是哪个支部？
roster-branch-missing = 有 { $count } 人没写支部。他们在哪个支部？
roster-branch-new = 新建“{ $branch }”
roster-branch-all-new = 都是新支部
roster-branch-out = 这 { $count } 人不加入

import-reading = 正在读取 { $name }……
import-read = 已读取名单，结果如下。
import-take = 加入这 { $count } 人
import-leave = 都不加入
import-undo-ask = 要撤销这次导入吗？名册会恢复到导入之前。
import-undo = 撤销这次导入
import-left = 好的，名单没有写入。
import-passed = 第 { $line } 行不当作数据：“{ $text }”
import-page = （{ $page }/{ $pages }）
import-which-sheet = 文件里有 { $count } 个工作表都像这样的表，要导入哪一个？
import-sheet-button = { $sheet }（{ $count } 行）
import-sheet = 读取的是工作表“{ $sheet }”{ $others ->
        [0] { "" }
       *[other] ，另外 { $others } 个工作表没有读取
    }。
import-gone = 这份名单已经处理过了。
table-not-photo = 请发来 Excel、ODS、CSV 文件，或带表格的 Word 文件（.docx）；图片里的字我读不了。
table-not-read = 这个文件读不出表格，请发来 Excel、ODS 或 CSV 文件。
table-not-fetched = 这个文件没能取到，请再发一次。
table-encrypted = 这个文件有密码，请去掉密码再发来。
table-pdf = 这是 PDF，读不出表格，请发来 Excel、ODS 或 CSV 文件。
table-archive = 这是压缩包，请解压后把里面的表格发来。
table-old-word = 这是旧版 Word 文件（.doc），请另存为 .docx 再发来。
table-none-within = 这个文件里没有表格，请发来带表格的文件。
table-too-heavy = 这个文件太复杂，没能读完。请把名单复制到新的表格里，再发来。
table-empty = 这个文件里没有内容，请把名单填好再发来。
table-too-large = 文件太大，请控制在 { $megabytes } MB 以内。
table-too-long = 表格太长，一次最多 { $maximum } 行，请分几次发来。

roster-find = 名册
roster-find-entry = 人员
    .ask = 要看谁？
roster-option = { $name } · { $branch }
roster-option-left = { $name } · 已离开
roster-entry-none = 名册上没有这个人，或者不在您的管理范围。
roster-entry-heading = <b>{ $name }</b>
roster-entry-linked = 对应的成员：{ $name }
roster-claimed-by = { $called }（自己关联，待核对）
roster-not-linked = 未关联
roster-party-yes = 党员
roster-party-no = 非党员
roster-stretch = ▸ { $branch }，{ $party }，{ DATETIME($since, dateStyle: "medium") }起
roster-stretch-ended = ▸ { $branch }，{ $party }，{ DATETIME($since, dateStyle: "medium") }至{ DATETIME($until, dateStyle: "medium") }
roster-name-button = 改姓名
roster-joined-button = 改加入日期
roster-left-button = 登记离开
roster-back-button = 登记重新加入
roster-party-begin-button = 登记入党
roster-party-end-button = 改为非党员
roster-link-button = 关联成员
roster-unlink-button = 解除关联
roster-all-button = ‹ 名册

roster-name = 改姓名
roster-name-name = 姓名
    .ask = 正确的姓名是？
roster-joined = 加入日期
roster-joined-on = 加入日期
    .ask = 从哪一天起在名册上？
roster-left = 离开名册
roster-left-on = 离开日期
    .ask = 从哪一天起不在名册上？此前的台账不受影响。
roster-back = 重新加入
roster-back-on = 重新加入日期
    .ask = 从哪一天起又在名册上？
roster-party = 党员身份变更
roster-party-on = 变更日期
    .ask = 从哪一天起变更？此前的台账不受影响。
roster-transfer = 转支部
roster-transfer-branch = 转入支部
    .ask = 转到哪个支部？
roster-transfer-on = 转入日期
    .ask = 从哪一天起在新支部？此前的台账不受影响。
roster-link = 关联成员
roster-link-person = 成员
    .ask = 这是哪一位成员？
roster-joined-after-left = 加入日期要早于 { DATETIME($date, dateStyle: "medium") }。
roster-left-before-joined = 离开日期不能早于 { DATETIME($date, dateStyle: "medium") }。
roster-back-before-left = 重新加入的日期不能早于离开的日期。
roster-has-left = 此人已于 { DATETIME($date, dateStyle: "medium") }离开，请先登记重新加入。
roster-change-before-joined = 日期不能早于 { DATETIME($date, dateStyle: "medium") }，那是现有登记的起始日。
roster-same-branch = 此人已在这个支部。
roster-one-branch = 本单位只有一个党支部，请先用 /roster 添加支部。
roster-nobody-to-link = 本单位还没有成员使用机器人，请先用 /invite 邀请。
roster-linked-already = 这位成员已与名册上的 { $name } 关联。
roster-counted = { DATETIME($date, dateStyle: "medium") }的活动已按现在的登记计入应到，请写那天之后的日期。
