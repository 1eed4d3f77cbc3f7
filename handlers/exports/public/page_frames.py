"""Each public page as HTML: its contents within the frame that all of them share."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.exports.html_pages import render
from handlers.exports.public.places import INDEX, STYLE, PagePlace, PublicLink
from handlers.kit.replies import Line
from handlers.kit.texts import Language

_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action "
LANGUAGE_NAMES = {Language.CHINESE: "中文", Language.ENGLISH: "English"}


@dataclass(frozen=True)
class PageDelivery:
    """How pages are given out: as files alone, or by a server that also takes what people send.

    A server leaves Word files out, which cost its process memory. Neither allows a script, or anything from elsewhere.
    """

    is_served: bool

    @property
    def policy(self) -> str:
        """Return what a page is allowed, as it says itself."""
        return _POLICY + ("'self'" if self.is_served else "'none'")


FILES, SERVED = PageDelivery(is_served=False), PageDelivery(is_served=True)


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
class CommentForm:
    """Where a reader writes a comment: what was typed, and what is wrong with it, or that it has arrived."""

    typed: str = ""
    problem: Line | None = None
    has_arrived: bool = False


@dataclass(frozen=True)
class PublicPage:
    """A page: its contents, which its template lays out, within the frame, and the form where there is one."""

    frame: PageFrame
    content: object
    form: CommentForm | None = None


def page_html(
    place: PagePlace,
    template: str,
    content: object,
    delivery: PageDelivery,
    downloads: Sequence[PublicLink] = (),
    form: CommentForm | None = None,
) -> str:
    """Return a page as HTML."""
    other = place.in_other_language
    frame = PageFrame(
        policy=delivery.policy,
        style=place.to_file(STYLE),
        home=place.to(INDEX),
        other_language=other.language,
        other_name=LANGUAGE_NAMES[other.language],
        other_page=place.to_file(other.path),
        downloads=downloads,
    )
    return render(f"public/{template}.html.jinja", place.language, PublicPage(frame, content, form))
