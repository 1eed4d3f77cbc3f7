"""How the process keeps its memory small, and does not look through it while people wait."""

import ctypes
import gc

_ARENA_MAX = -8  # M_ARENA_MAX of glibc's malloc.h


def share_one_heap() -> None:
    """Have all threads take memory from one heap; call it before the first thread starts.

    Else glibc gives each thread a heap of its own, and what is free in one is not to be had by the others. Where the C
    library is another one, nothing happens.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_ARENA_MAX, 1)


def settle() -> None:
    """Have what is in memory now not be looked through again and again while people wait."""
    gc.collect()
    gc.freeze()
