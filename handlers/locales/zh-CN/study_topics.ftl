# 学习专题：管理员维护的清单

command-topics = 学习专题清单
study-topics-heading = <b>学习专题</b>：{ $count } 个
study-topics-line = ▸ { $topic }
study-topics-note = 填报联合活动时从这里选。改清单不影响已填的台账。
study-topics-change = ✎ 改清单
study-topics = 学习专题清单
study-topics-topics = 专题
    .ask = 请发整份清单，一行一个。它会替换现在的清单。
study-topics-too-many = 最多 { $most } 个专题。
study-topics-too-long = 每个专题最多 { $most } 个字，“{ $topic }”太长。
form-list-empty = 管理员还没有写专题清单（/topics），这一项先不填。
did-set-topics = 修改学习专题清单
said-topics = 学习专题、专题清单
