# 别处收集的答卷

answers = 导入外部答卷
answers-lines = 答卷
    .ask = 请发问卷网站导出的 Excel 或 CSV 文件，也可以从表格里复制粘贴。
    .hint = 第一行是题目，与问卷的题目一致；满意度问卷还要有“单位”一列，写校方或企方。每行一份。
answers-import = 导入外部答卷
answers-can-take =
    { $taken ->
        [0] 没有可以导入的答卷
       *[other] 可以导入 { $taken } 份
    }{ $refused ->
        [0] { "" }
       *[other] ，{ $refused } 行有问题
    }。
answers-refused = 第 { $line } 行：{ $reason }
answers-take = 导入这 { $count } 份
answers-leave = 都不导入
answers-taken = 已导入 { $count } 份，并注明是外部答卷。
answers-still-open = 问卷截止后才能导入。
answers-imported = 这份问卷已经导入过一次。
answers-heading-missing = 没有找到题目行，第一行应是问卷的题目。
answers-questions-missing = 缺少这些题目：{ $questions }
answers-side-missing = 缺少“单位”一列，应写校方或企方。
answers-too-few = 有一方只有 { $count } 份，不足 { $least } 份，不能导入。
answers-line-side = 单位应是校方或企方，不是“{ $said }”
answers-line-level = 应是 1 到 5 或选项的文字，不是“{ $said }”
answers-line-empty = 一题也没有答
answers-line-twice = 与第 { $line } 行是同一份答卷
answers-repeated = 有 { $count } 行与前面的行完全相同，表里没有能区分填写人的内容。是同一份答卷，还是不同的人填的？
answers-repeated-once = 同一份，只计一次
answers-repeated-each = 不同的人，都计入
survey-imported = 其中 { $count } 份是导入的外部答卷。
did-survey-import = 导入答卷
answers-read = 已读取答卷，结果如下。
answers-left = 好的，答卷没有导入。
