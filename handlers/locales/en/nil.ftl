# Nil returns

command-nil = nil return: there was nothing
nil-heading = <b>Nil return</b> { $partnership }
nil-empty = Without a record in this period: { $names }.
nil-nothing-empty = There are records of everything; no nil return is needed.
nil-side-attested = ✓ { $side } has attested that there was nothing up to { DATETIME($day, dateStyle: "medium") }
nil-side-open = ○ { $side } has not attested yet (up to { DATETIME($day, dateStyle: "medium") })
nil-hint = <i>Once both sides have, what has no record counts as 0 and the composite falls with it; with one side only it stays “no records”. If something was done after all, please log it first.</i>
nil-attest = There was nothing on our side
nil-take-back = Take our nil return back
nil-attested = Attested
nil-taken-back = Taken back
did-nil-return = made a nil return
did-nil-return-back = took a nil return back
