"""The commands of the command line, a module a group."""

import gc

gc.set_threshold(50_000)  # what is imported stays; to look through it again and again was a tenth of the start
