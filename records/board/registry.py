"""Finds the kinds of what is on the board, so that a new one is one file in `records/board/kinds/` and its texts."""

import importlib
import pkgutil

import records.board.kinds
from records.board.item import BoardItem


def _declared() -> dict[str, type[BoardItem]]:
    kinds: dict[str, type[BoardItem]] = {}
    for module_info in pkgutil.iter_modules(records.board.kinds.__path__):
        module = importlib.import_module(f"records.board.kinds.{module_info.name}")
        for declared in vars(module).values():
            if (
                isinstance(declared, type)
                and issubclass(declared, BoardItem)
                and declared.__module__ == module.__name__
            ):
                kinds[declared.kind] = declared
    return dict(sorted(kinds.items(), key=lambda item: (item[1].order, item[0])))


BOARD_KINDS: dict[str, type[BoardItem]] = _declared()
