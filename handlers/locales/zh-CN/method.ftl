# 计算方法：权重、评分区间、上限

command-method = 计算方法
did-method = 改用新的计算方法
method-wrong = 方法文件有误：{ $problem }。什么都没有改。
method-same = 与现行方法（第 { $number } 版）没有差别，不必另存。
audit-subject-method = 计算方法第 { $number } 版
