"""What programs read of the public folder: results and methods as JSON, the same bytes for the same contents."""

import json
from collections.abc import Sequence

from pydantic import JsonValue

from handlers.exports.public.places import PagePlace, data_of_result, name_of_result
from handlers.kit.texts import Language
from services.scoring.methods import Method
from services.scoring.public_results import PublicResult

FORMAT = 1  # raised when a program that reads these files would have to be changed
MARK = "gongjian-public"  # by which a folder is known as one that was written before
_OF_THE_LEDGER = {"counted", "left_out", "sources"}  # numbers of records and subjects, which lead nowhere outside


def result_data(result: PublicResult) -> bytes:
    """Return the figures of a result as they were published.

    Of the records behind an indicator it says how many, and not which.
    """
    publication = result.publication
    figures = result.sheet.model_dump(
        mode="json", exclude={"revision": True, "indicators": {"__all__": _OF_THE_LEDGER}}
    )
    for written, indicator in zip(figures["indicators"], result.sheet.indicators, strict=True):
        written["records"] = {"counted": len(indicator.counted), "left_out": len(indicator.left_out)}
    return _json(
        {
            MARK: FORMAT,
            "digest": publication.digest,
            "published_at": publication.published_at.isoformat(timespec="seconds"),
            "objections_until": publication.objections_until.isoformat(timespec="seconds"),
            "result": figures,
        }
    )


def method_data(method: Method) -> bytes:
    """Return a version of the method in full."""
    catalogue = method.catalogue
    return _json({MARK: FORMAT, "number": method.number, "version": catalogue.version,
                  "method": catalogue.model_dump(mode="json")})  # fmt: skip


def listing_data(results: Sequence[PublicResult]) -> bytes:
    """Return the list of all results, each with its pages and its digest."""
    entries: list[JsonValue] = [
        {
            "college": result.sheet.college,
            "enterprise": result.sheet.enterprise,
            "period": result.publication.period,
            "composite": result.sheet.composite,
            "digest": result.publication.digest,
            "data": data_of_result(result),
            "pages": {language.value: PagePlace(name_of_result(result), language).path for language in Language},
        }
        for result in results
    ]
    return _json({MARK: FORMAT, "results": entries})


def is_listing(content: bytes) -> bool:
    """Tell whether a file is the list of such a folder."""
    try:
        told = json.loads(content)
    except ValueError:
        return False
    return isinstance(told, dict) and MARK in told


def _json(content: JsonValue) -> bytes:
    return f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()
