"""Forms of organisations' own, which are filled from the ledger."""
