"""All public pages and files by their places: the same bytes for the same results, whenever they are made."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from handlers.exports.public import data_files, listing_pages
from handlers.exports.public.method_page import method_page, title_of
from handlers.exports.public.page_frames import FILES, CommentForm, PageDelivery, page_html
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
from services.scoring.methods import Method
from services.scoring.public_results import Aftermath, PublicResult

_STYLES = ("public", "public-table", "public-forms", "public-print")
WriteDocument = Callable[[PublicResult, Language], bytes]  # a result as a Word file


@dataclass(frozen=True)
class PublicSite:
    """The pages of these results. `after` says what became of one since it was published."""

    results: Sequence[PublicResult]
    after: Callable[[PublicResult], Aftermath]
    delivery: PageDelivery = FILES

    def files(self, document: WriteDocument) -> Iterator[tuple[str, bytes]]:
        """Yield each file of the folder, as its path and its bytes."""
        for path, write in self.data():
            yield path, write()
        for language in Language:
            for result in self.results:
                yield PagePlace(document_of_result(result), language).path, document(result, language)
            for place, write_page in self.pages(language):
                yield place.path, write_page().encode()

    def data(self) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """Yield the path of the style sheet and of each file for programs, and what writes it."""
        yield STYLE, style_bytes
        yield LISTING, partial(data_files.listing_data, self.results)
        for method in self._methods():
            yield data_of_method(method.number), partial(data_files.method_data, method)
        for result in self.results:
            yield data_of_result(result), partial(data_files.result_data, result)

    def pages(self, language: Language) -> Iterator[tuple[PagePlace, Callable[[], str]]]:
        """Yield the place of each page in a language, and what writes it."""
        place = PagePlace(INDEX, language)
        yield place, partial(self._listing, place, listing_pages.index_page, self.results)
        for number in dict.fromkeys(one.partnership.id for one in self.results):
            place = PagePlace(name_of_partnership(number), language)
            own = [one for one in self.results if one.partnership.id == number]
            yield place, partial(self._listing, place, listing_pages.partnership_page, own)
        for code in dict.fromkeys(one.publication.period for one in self.results):
            place = PagePlace(name_of_period(code), language)
            own = [one for one in self.results if one.publication.period == code]
            yield place, partial(self._listing, place, listing_pages.period_page, own)
        for method in self._methods():
            place = PagePlace(name_of_method(method.number), language)
            yield place, partial(self._method, place, method)
        for result in self.results:
            place = PagePlace(name_of_result(result), language)
            yield place, partial(self.result, place, result)

    def result(self, place: PagePlace, result: PublicResult, form: CommentForm | None = None) -> str:
        """Return the page of a result; a server gives it the form for a comment."""
        downloads = [PublicLink(Message("public-data"), place.to_file(data_of_result(result)))]
        if not self.delivery.is_served:
            downloads.insert(0, PublicLink(Message("public-word"), place.to(document_of_result(result))))
        method = PublicLink(title_of(result.method), place.to(name_of_method(result.method.number)))
        others = PublicLink(Message("public-others"), place.to(name_of_partnership(result.partnership.id)))
        content = result_page(result, self.after(result), place.language, method, others)
        return page_html(place, "result", content, self.delivery, downloads, form)

    def _methods(self) -> list[Method]:
        return [*{one.method.number: one.method for one in self.results}.values()]

    def _listing(
        self,
        place: PagePlace,
        content_of: Callable[[Sequence[PublicResult], PagePlace], listing_pages.ListingPage],
        results: Sequence[PublicResult],
    ) -> str:
        data = PublicLink(Message("public-data"), place.to_file(LISTING))
        return page_html(place, "listing", content_of(results, place), self.delivery, [data])

    def _method(self, place: PagePlace, method: Method) -> str:
        data = PublicLink(Message("public-data"), place.to_file(data_of_method(method.number)))
        return page_html(place, "method", method_page(method, place.language), self.delivery, [data])


def style_bytes() -> bytes:
    """Return the style sheet of public pages."""
    return style_sheet(*_STYLES).encode()
