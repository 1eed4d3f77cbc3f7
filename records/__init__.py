"""The pure domain: forms and kinds of record, their life, people's roles, dates and names as people type them.

It knows no database, no Telegram and no clock. Kinds of record are declared in `kinds/`; what a form is, in `form`;
how days, numbers, names, attendance and lists are read, in `reading/`.
"""
