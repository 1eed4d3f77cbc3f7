# 零报告

command-nil = 零报告
nil-heading = <b>零报告</b> { $partnership }
nil-empty = 这些项目本期没有台账：{ $names }。
nil-nothing-empty = 各项都有台账，不需要零报告。
nil-side-attested = ✓ { $side }已提交零报告（截至{ DATETIME($day, dateStyle: "medium") }）
nil-side-open = ○ { $side }还没有提交（截至{ DATETIME($day, dateStyle: "medium") }）
nil-hint = <i>双方都提交零报告后，没有台账的项目按 0 计，综合得分会随之降低；只有一方提交，仍算“没有记录”。做过的事请先补记台账。</i>
nil-attest = 提交本方零报告
nil-take-back = 撤回本方零报告
nil-attested = 零报告已提交
nil-taken-back = 零报告已撤回
did-nil-return = 提交零报告
did-nil-return-back = 撤回零报告
