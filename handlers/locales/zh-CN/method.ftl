# 计算方法：权重、评分区间、上限

command-method = 计算方法
did-method = 改用新的计算方法
method-wrong = 方法文件有误：{ $problem }。什么都没有改。
method-same = 与现行方法（第 { $number } 版）没有差别，不必另存。
audit-subject-method = 计算方法第 { $number } 版
method-packaged = 第 0 版：系统自带的方法
method-version = 第 { $number } 版，{ $at } 起，{ $by }
method-adopted = ✓ 已采用方法第 { $number } 版。以前按旧方法算出、发布的结果不变。
method-group = <b>{ $name } { $weight }</b>：{ $parts }
method-weight = { $name } { $weight }
method-hint = <i>点下面改权重；目标值、上限等在文件里改：下载、修改、发回。</i>
method-scope-groups = 五个一级指标的权重
method-scope-group = { $name }的指标
method-download = 下载文件
method-change = 发回修改
method-history = 历次版本
method-history-heading = <b>方法的历次版本</b>
method-file-caption = 计算方法第 { $number } 版。改好后发 /method，点“发回修改”交回；只写要改的部分也可以。
method-read = 已读取方法文件，结果如下。
method-no-text = 请发 UTF-8 编码的 TOML 文本文件。
method-changes = 有 { $count } 处不同，请核对：
method-changed = { $name }：{ $before } → { $after }
method-import-take = 采用（{ $count } 处改动）
method-import-leave = 不采用
method-import-left = 好的，方法没有改。
method-import-read = 已读取方法文件，结果如下。

weights = 权重
weights-weights = 权重
    .ask = 请写出各项权重。
    .hint = 按顺序写数字，或写“名称 数字”，用空格或换行隔开；五个一级指标合计为 100。
weights-taken = 权重已收到。
weights-equal = 各项相同
weights-say = 直接填写
weights-compare = 两两比较
weights-how-many = 需要 { $count } 个数字，您写了 { $given } 个。
weights-not-understood = 没看懂“{ $said }”，请只写名称和数字，如“30、20、20、15、15”。
weights-all-zero = 权重不能全是 0。
weights-sum = 五个一级指标的权重合计应为 100，现在是 { NUMBER($sum, maximumFractionDigits: 2) }。

compare-progress = 两两比较（{ $number }/{ $total }）
compare-ask = <b>{ $one }</b> 与 <b>{ $two }</b> 相比，哪个更重要？
compare-same = 同样重要
compare-3 = { $name } 稍重要
compare-5 = { $name } 明显重要
compare-7 = { $name } 很重要
compare-9 = { $name } 极重要
compare-consistent = 一致性比率 { $ratio }（不超过 { $largest }），前后一致，可以采用。
compare-inconsistent = 一致性比率 { $ratio }，超过 { $largest }：前后有矛盾，还不能采用。
compare-worst = 最不一致的一对：{ $one } 与 { $two }，您选的是“{ $answer }”。
compare-chosen = ✓ { $answer }
compare-take = ✓ 采用这些权重
compare-again = 重比：{ $one } 与 { $two }
compare-refused = 一致性比率 { $ratio } 过高，请先重比最不一致的一对。

method-file = 修改方法
method-file-content = 方法
    .ask = 请发送修改后的 TOML 文件，或粘贴要改的部分。
    .hint = 例：[indicators.activity_frequency] 换行 monthly_cap = 5
