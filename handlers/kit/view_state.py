"""What a person looks at in a list or on a screen: kept in a row, so that its buttons stay short and outlive a
restart."""

from typing import Generic, TypeVar

from pydantic import BaseModel

from handlers.kit.router import Request
from storage.chat import list_views

M = TypeVar("M", bound=BaseModel)


class ViewState(Generic[M]):
    """The state of the view of one name. All fields of its model have defaults: nobody has looked at it before."""

    def __init__(self, name: str, model: type[M]) -> None:
        """Declare the view. The name is what the rows are found by."""
        self._name, self._model = name, model

    def of(self, request: Request) -> M:
        """Return what the person looked at last."""
        return self._model.model_validate(list_views.get(request.work, request.person.id, self._name))

    def keep(self, request: Request, state: M) -> M:
        """Keep what the person looks at from now on, and return it."""
        list_views.put(request.work, request.person.id, self._name, state.model_dump(mode="json"))
        return state
