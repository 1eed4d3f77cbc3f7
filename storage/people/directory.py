"""The names that the queries about people, organisations, partnerships and rosters had when they were one module.

What is written now imports `persons`, `organisations`, `partnerships` or `roster`.
"""

from storage.people.organisations import Organisation, add_branch, branches_of
from storage.people.organisations import add as add_organisation
from storage.people.organisations import every as all_organisations
from storage.people.organisations import id_named as organisation_named
from storage.people.partnerships import Partnership
from storage.people.partnerships import add as add_partnership
from storage.people.partnerships import by_id as partnership
from storage.people.partnerships import every as every_partnership
from storage.people.partnerships import of_organisation as partnerships_with
from storage.people.partnerships import of_person as partnerships_of
from storage.people.persons import (
    Membership,
    Person,
    add_membership,
    admins,
    by_address,
    by_id,
    end_membership,
    every_coordinator,
    everybody,
    expect,
    names_of,
    of_organisations,
    set_blocked,
    set_language,
    set_name,
)
from storage.people.persons import add as add_person
from storage.people.persons import coordinators_of as coordinators
from storage.people.roster import add as add_to_roster
from storage.people.roster import on_day as roster_on

__all__ = [
    "Membership",
    "Organisation",
    "Partnership",
    "Person",
    "add_branch",
    "add_membership",
    "add_organisation",
    "add_partnership",
    "add_person",
    "add_to_roster",
    "admins",
    "all_organisations",
    "branches_of",
    "by_address",
    "by_id",
    "coordinators",
    "end_membership",
    "every_coordinator",
    "every_partnership",
    "everybody",
    "expect",
    "names_of",
    "of_organisations",
    "organisation_named",
    "partnership",
    "partnerships_of",
    "partnerships_with",
    "roster_on",
    "set_blocked",
    "set_language",
    "set_name",
]
