"""The kinds of record 台账: one module each, found by themselves (see `records.registry`)."""
