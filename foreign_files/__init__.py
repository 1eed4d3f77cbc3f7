"""Read the files that people send, in a process of its own: whatever is in one, the bot goes on.

Nothing in here knows anything of ours but how a text is made clean. `python -m foreign_files` takes a file on its
standard input and answers with one line of JSON.
"""
