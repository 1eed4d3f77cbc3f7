"""How the database is opened, brought up to date, read and written: what all queries stand on."""
