"""The whole public folder as files by their paths: the same bytes for the same results, whenever it is made."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from handlers.exports.html_pages import render
from handlers.exports.public import data_files, listing_pages
from handlers.exports.public.method_page import method_page, title_of
from handlers.exports.public.places import (
    INDEX,
    LISTING,
    STYLE,
    PagePlace,
    PublicLink,
    data_of_method,
    data_of_result,
    document_of_result,
    name_of_method,
    name_of_partnership,
    name_of_period,
    name_of_result,
)
from handlers.exports.public.result_page import result_page
from handlers.kit.texts import Language
from handlers.pages.style_sheets import style_sheet
from records.messages import Message
from services.scoring.public_results import PublicResult

# Nothing from elsewhere, no script, no form; the styles are the folder's own file.
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
LANGUAGE_NAMES = {Language.CHINESE: "中文", Language.ENGLISH: "English"}
WriteDocument = Callable[[PublicResult, Language], bytes]  # a result as a Word file


@dataclass(frozen=True)
class PageFrame:
    """What stands around the contents of a page, and the links that lead from it."""

    policy: str
    style: str
    home: str
    other_language: str
    other_name: str
    other_page: str
    downloads: Sequence[PublicLink]


@dataclass(frozen=True)
class PublicPage:
    """A page: its contents, which its template lays out, within the frame."""

    frame: PageFrame
    content: object


def site(results: Sequence[PublicResult], document: WriteDocument) -> Iterator[tuple[str, bytes]]:
    """Yield each file of the folder, as its path and its bytes."""
    yield STYLE, style_sheet("public").encode()
    yield LISTING, data_files.listing_data(results)
    for method in {one.method.number: one.method for one in results}.values():
        yield data_of_method(method.number), data_files.method_data(method)
    for result in results:
        yield data_of_result(result), data_files.result_data(result)
    for language in Language:
        for result in results:
            yield PagePlace(document_of_result(result), language).path, document(result, language)
        for place, write in pages(results, language):
            yield place.path, write().encode()


def pages(results: Sequence[PublicResult], language: Language) -> Iterator[tuple[PagePlace, Callable[[], str]]]:
    """Yield the place of each page in a language, and what writes it."""
    place = PagePlace(INDEX, language)
    yield place, partial(_listing, place, listing_pages.index_page(results, place))
    for number in dict.fromkeys(one.partnership.id for one in results):
        place = PagePlace(name_of_partnership(number), language)
        own = [one for one in results if one.partnership.id == number]
        yield place, partial(_listing, place, listing_pages.partnership_page(own, place))
    for code in dict.fromkeys(one.publication.period for one in results):
        place = PagePlace(name_of_period(code), language)
        own = [one for one in results if one.publication.period == code]
        yield place, partial(_listing, place, listing_pages.period_page(own, place))
    for method in {one.method.number: one.method for one in results}.values():
        place = PagePlace(name_of_method(method.number), language)
        data = PublicLink(Message("public-data"), place.to_file(data_of_method(method.number)))
        yield place, partial(_page, place, "method", method_page(method, language), [data])
    for result in results:
        place = PagePlace(name_of_result(result), language)
        yield place, partial(_result, place, result)


def _listing(place: PagePlace, content: listing_pages.ListingPage) -> str:
    data = PublicLink(Message("public-data"), place.to_file(LISTING))
    return _page(place, "listing", content, [data])


def _result(place: PagePlace, result: PublicResult) -> str:
    downloads = [
        PublicLink(Message("public-word"), place.to(document_of_result(result))),
        PublicLink(Message("public-data"), place.to_file(data_of_result(result))),
    ]
    method = PublicLink(title_of(result.method), place.to(name_of_method(result.method.number)))
    others = PublicLink(Message("public-others"), place.to(name_of_partnership(result.partnership.id)))
    return _page(place, "result", result_page(result, place.language, method, others), downloads)


def _page(place: PagePlace, template: str, content: object, downloads: Sequence[PublicLink]) -> str:
    other = place.in_other_language
    frame = PageFrame(
        policy=POLICY,
        style=place.to_file(STYLE),
        home=place.to(INDEX),
        other_language=other.language,
        other_name=LANGUAGE_NAMES[other.language],
        other_page=place.to_file(other.path),
        downloads=downloads,
    )
    return render(f"public/{template}.html.jinja", place.language, PublicPage(frame, content))
