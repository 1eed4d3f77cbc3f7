# Agreements: proposed, changed, agreed to, and their terms

command-agreement = agreement of the partnership
agreement-ask-partnership = Whose agreement would you like to see?
agreement-heading = <b>Agreement</b>: { $partnership }
agreement-none = No agreement is in force at present.
agreement-in-force = <b>In force</b> (version { $version })
agreement-term = Term: { DATETIME($start, dateStyle: "medium") } to { DATETIME($end, dateStyle: "medium") }
agreement-term-before = – before: { DATETIME($start, dateStyle: "medium") } to { DATETIME($end, dateStyle: "medium") }
agreement-coming = Next term, agreed: { DATETIME($start, dateStyle: "medium") } to { DATETIME($end, dateStyle: "medium") }
agreement-proposed = <b>Awaiting the other side</b> (version { $version }, proposed by { $organisation })
agreement-before = – before: { $value }
agreement-unchanged = It says the same as the version before.
agreement-gap = Please note: there is no agreement from { DATETIME($start, dateStyle: "medium") } to { DATETIME($end, dateStyle: "medium") }.
agreement-agree = ✓ Agree
agreement-change = ✎ Propose changes
agreement-propose = ✎ Draft an agreement
agreement-sent = ✓ Sent. It counts once the other side agrees.
agreement-agreed = ✓ Both sides agree; it counts for its term.

agreement-text = Agreement
agreement-text-starts-on = Starts
    .ask = What date does the agreement start?
agreement-text-ends-on = Ends
    .ask = What is its last day?
agreement-text-aims = Aims
    .ask = What should the partnership achieve?
agreement-text-college-duties = Duties of the college
    .ask = What are the duties of the college?
agreement-text-enterprise-duties = Duties of the enterprise
    .ask = What are the duties of the enterprise?

agreement-over = The last day cannot be before today ({ DATETIME($today, dateStyle: "medium") }).
agreement-ends-before-start = The last day cannot be before the start ({ DATETIME($start, dateStyle: "medium") }).
agreement-overlaps = The term overlaps the agreement from { DATETIME($start, dateStyle: "medium") } to { DATETIME($end, dateStyle: "medium") }: start a renewal after it ends, or keep its start date to change it.
agreement-newer = There is a newer version; please send /agreement and look at it first.
agreement-own-side = A version that your side proposed needs the other side's agreement.

news-agreement-proposed = Hello { $name }! The other side has proposed a version of the agreement; please have a look.
news-agreement-agreed = Hello { $name }! Both sides have agreed to this version of the agreement.
news-agreement-ends = Hello { $name }! The agreement ends soon; please settle a renewal with the other side.
did-agreement-propose = proposed an agreement
did-agreement-agree = agreed to an agreement
