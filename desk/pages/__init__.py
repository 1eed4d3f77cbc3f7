"""The pages of the desk, a subject a file: each lists what it declares under `PAGES` and `DEEDS`."""
