# 结果发布

did-publish = 发布结果
did-object-to-result = 对结果提出异议
did-answer-objection = 答复对结果的异议
audit-subject-publication = 发布的结果 { $number }
