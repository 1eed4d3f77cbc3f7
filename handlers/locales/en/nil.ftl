# Nil returns

command-nil = nil return
nil-heading = <b>Nil return</b> { $partnership }
nil-empty = Without a record in this period: { $names }.
nil-nothing-empty = There are records of everything; no nil return is needed.
nil-side-attested = ✓ { $side } has filed a nil return (up to { DATETIME($day, dateStyle: "medium") })
nil-side-open = ○ { $side } has not filed yet (up to { DATETIME($day, dateStyle: "medium") })
nil-hint = <i>Once both sides have filed a nil return, items without records count as 0 and the overall score falls. With one side only, they stay “no records”. If something did happen, please log it first.</i>
nil-attest = File nil return
nil-take-back = Withdraw return
nil-attested = Nil return filed
nil-taken-back = Nil return withdrawn
did-nil-return = filed a nil return
did-nil-return-back = withdrew a nil return
