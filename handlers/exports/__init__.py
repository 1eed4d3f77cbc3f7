"""Files that are passed on: the ledger and its attachments, results, rankings and calendar entries."""
