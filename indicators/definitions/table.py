"""Finds the definitions, so that a new one is one file in this folder: the catalogue names it by its `definition`."""

import importlib
import pkgutil
from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema

import indicators.definitions
from indicators.definitions.indicator import Indicator


def _declared() -> tuple[type[Indicator], ...]:
    """Return the definitions in the order of their modules: the subclasses of `Indicator` with a name of their own."""
    names = sorted(module.name for module in pkgutil.iter_modules(indicators.definitions.__path__))
    modules = [importlib.import_module(f"indicators.definitions.{name}") for name in names if name != "table"]
    return tuple(
        declared
        for module in modules
        for declared in vars(module).values()
        if isinstance(declared, type) and issubclass(declared, Indicator) and declared.__module__ == module.__name__
        if "definition" in declared.model_fields
    )


DEFINITIONS = _declared()


class _ByDefinition:
    """Has pydantic read an entry of the catalogue as the definition that it names."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # Any: pydantic's
        union: Any = reduce(or_, DEFINITIONS)  # Any: a type that is made while the program runs
        return handler.generate_schema(Annotated[union, Field(discriminator="definition")])


AnyIndicator = Annotated[Indicator, _ByDefinition()]
