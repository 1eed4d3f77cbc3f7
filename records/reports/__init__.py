"""Reading of free text: what people write after an event becomes drafts of records (see `records.reports.reader`)."""
