"""Where each page of the public folder lies, and how one leads to another."""

import posixpath
from dataclasses import dataclass

from handlers.kit.replies import Line
from handlers.kit.texts import Language
from services.scoring.public_results import PublicResult

STYLE = "style.css"
INDEX = "index.html"
LISTING = "results.json"  # all results for programs; it also shows that a folder is ours
_FOLDERS = {Language.CHINESE: "", Language.ENGLISH: "en/"}


@dataclass(frozen=True)
class PublicLink:
    """A link, and what it is called."""

    label: Line
    href: str


@dataclass(frozen=True)
class PagePlace:
    """The place of a page below the folder's top: `name` is the same in both languages."""

    name: str
    language: Language

    @property
    def path(self) -> str:
        """Return where the page lies."""
        return f"{_FOLDERS[self.language]}{self.name}"

    @property
    def in_other_language(self) -> "PagePlace":
        """Return the same page in the other language."""
        return PagePlace(self.name, next(language for language in Language if language is not self.language))

    def to(self, name: str) -> str:
        """Return the link from here to a page in the same language."""
        return self.to_file(PagePlace(name, self.language).path)

    def to_file(self, path: str) -> str:
        """Return the link from here to a file of the folder."""
        return posixpath.relpath(path, posixpath.dirname(self.path) or ".")


def name_of_result(result: PublicResult) -> str:
    """Return the name of a result's page: it stays the same as long as the result is published."""
    return f"results/{_stem(result)}.html"


def data_of_result(result: PublicResult) -> str:
    """Return where the figures of a result lie for programs."""
    return f"results/{_stem(result)}.json"


def document_of_result(result: PublicResult) -> str:
    """Return the name of a result's document."""
    return f"results/{_stem(result)}.docx"


def _stem(result: PublicResult) -> str:
    return f"{result.partnership.id}-{result.publication.period}"


def name_of_partnership(number: int) -> str:
    """Return the name of the page with all results of a partnership."""
    return f"partnerships/{number}.html"


def name_of_period(code: str) -> str:
    """Return the name of the page with all results of a period."""
    return f"periods/{code}.html"


def name_of_method(number: int) -> str:
    """Return the name of the page that says how scores are computed."""
    return f"methods/{number}.html"


def data_of_method(number: int) -> str:
    """Return where a method lies for programs."""
    return f"methods/{number}.json"
