"""Finds the kinds of record, so that a new kind is one file in `records/kinds/` and its texts."""

import importlib
import pkgutil

import records.kinds
from records.record import Record


def _declared() -> dict[str, type[Record]]:
    kinds: dict[str, type[Record]] = {}
    for module_info in sorted(pkgutil.iter_modules(records.kinds.__path__), key=lambda module: module.name):
        module = importlib.import_module(f"records.kinds.{module_info.name}")
        for declared in vars(module).values():
            if isinstance(declared, type) and issubclass(declared, Record) and declared.__module__ == module.__name__:
                kinds[declared.kind] = declared
    return dict(sorted(kinds.items(), key=lambda item: (item[1].order, item[0])))


KINDS: dict[str, type[Record]] = _declared()
