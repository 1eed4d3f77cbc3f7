"""What somebody sets for themselves on the desk: the language in which they read, there and in the chat."""

from collections.abc import Sequence

from multidict import MultiMapping

from desk.routing import DeskDeed, Visit
from handlers.kit.buttons import Audience
from handlers.kit.texts import LANGUAGES
from records.errors import UserError
from records.messages import Line
from services.people.accounts import choose_language


def set_language(visit: Visit, form: MultiMapping[str]) -> Sequence[Line]:
    """Let the person read in the language that they choose. Raises UserError for one that there is not."""
    language = form.get("language", "")
    if language not in LANGUAGES:
        raise UserError("button-old")
    choose_language(visit.work, visit.person, language)
    return ()


DEEDS = [DeskDeed("/language", Audience.ANY_COORDINATOR, set_language, then="/")]
