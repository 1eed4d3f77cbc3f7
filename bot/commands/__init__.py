"""The commands of the command line, a module a group."""

import gc
import sys

gc.set_threshold(50_000)  # what is imported stays; to look through it again and again was a tenth of the start
sys.modules["httpx._main"] = None  # type: ignore[assignment]  # httpx's own command line: 5 MB of rich and Pygments
