# 零报告

command-nil = 零报告：本期确实没有
nil-heading = <b>零报告</b> { $partnership }
nil-empty = 这些项目本期没有台账：{ $names }。
nil-nothing-empty = 各项都有台账，不需要零报告。
nil-side-attested = ✓ { $side }已报告：截至 { DATETIME($day, dateStyle: "medium") } 确实没有
nil-side-open = ○ { $side }还没有报告（到 { DATETIME($day, dateStyle: "medium") }）
nil-hint = <i>双方都报告后，没有台账的项目按 0 计，综合得分会随之降低；只有一方报告，仍算“没有记录”。其实做过的，请先补记台账。</i>
nil-attest = 本方确实没有，作零报告
nil-take-back = 撤回本方零报告
nil-attested = 已作零报告
nil-taken-back = 已撤回
did-nil-return = 作零报告
did-nil-return-back = 撤回零报告
