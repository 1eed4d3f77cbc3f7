"""What somebody looked at last in a list, kept as a model: so the list's buttons stay short and outlive a restart."""

from typing import TypeVar

from pydantic import BaseModel

from handlers.kit.router import Request
from storage.chat import list_views

ListView = TypeVar("ListView", bound=BaseModel)


def last_view(request: Request, name: str, model: type[ListView]) -> ListView:
    """Return what the person looked at last in the list of that name; the model's defaults at first."""
    return model.model_validate(list_views.get(request.work, request.person.id, name))


def keep_view(request: Request, name: str, view: ListView) -> ListView:
    """Keep what the person looks at from now on in the list of that name, and return it."""
    list_views.put(request.work, request.person.id, name, view.model_dump(mode="json"))
    return view
