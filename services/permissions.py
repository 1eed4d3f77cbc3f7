"""Who may do what, said once for each right, so that features and services ask and none of them decides.

What the life of a record or of a rectification allows in each of its states is declared with it, in `records`; this is
about people, organisations and partnerships.
"""

from records.errors import UserError
from records.roles import Side
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person


def check_admin(person: Person) -> None:
    """Raise UserError unless the person runs the programme."""
    if not person.is_admin:
        raise UserError("only-admins")


def manages(person: Person, organisation_id: int) -> bool:
    """Tell whether the person looks after the organisation's people: its coordinators and admins do."""
    return person.is_admin or person.coordinates(organisation_id)


def check_manages(person: Person, organisation_id: int) -> None:
    """Raise UserError unless the person looks after the organisation's people."""
    if not manages(person, organisation_id):
        raise UserError("not-your-role")


def belongs(person: Person, partnership: Partnership) -> bool:
    """Tell whether the partnership concerns the person: people of both sides and admins."""
    return person.is_admin or partnership.side_of(person) is not None


def oversees(person: Person, partnership: Partnership) -> bool:
    """Tell whether the person looks after the partnership: coordinators of both sides and admins do."""
    return person.is_admin or partnership.coordinated_by(person)


def check_oversees(person: Person, partnership: Partnership) -> None:
    """Raise UserError unless the person looks after the partnership."""
    if not oversees(person, partnership):
        raise UserError("partnership-not-yours")


def overseen(work: UnitOfWork, person: Person) -> list[Partnership]:
    """Return the partnerships that the person looks after."""
    return [each for each in partnerships.of_person(work, person) if oversees(person, each)]


def coordinated(work: UnitOfWork, person: Person) -> list[Partnership]:
    """Return the partnerships of which the person is a coordinator, of whichever side."""
    return [each for each in partnerships.of_person(work, person) if each.coordinated_by(person)]


def coordinated_sides(work: UnitOfWork, person: Person) -> list[tuple[int, Side]]:
    """Return the sides of which the person is a coordinator, each with the partnership's id."""
    return [
        (each.id, side)
        for each in partnerships.of_person(work, person)
        for side in Side
        if person.coordinates(each.organisation(side).id)
    ]


def coordinates_own_side(person: Person, partnership: Partnership) -> bool:
    """Tell whether the person is a coordinator of the side on which they are: for it they report and plan."""
    side = partnership.side_of(person)
    return side is not None and person.coordinates(partnership.organisation(side).id)


def side_coordinated(person: Person, partnership: Partnership) -> Side | None:
    """Return the side of the partnership of which the person is a coordinator; None for anybody else."""
    return next((side for side in Side if person.coordinates(partnership.organisation(side).id)), None)


def own_side(person: Person, partnership: Partnership) -> Side:
    """Return the side of which the person is a coordinator. Raise UserError for anybody else."""
    side = side_coordinated(person, partnership)
    if side is None:
        raise UserError("partnership-not-yours")
    return side
