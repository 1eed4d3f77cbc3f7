"""Readers of fields, by the type of the question that asks for them: what a passage says of one field of a kind.

A reader is given the passage, the field and the words of its kind, and returns a value with its words, a doubt, or None
where the passage says nothing of the field.
"""

from collections.abc import Callable, Mapping

from records.form import Field
from records.questions import Choice, Link, Number, ParticipantList, Question, Reference, Text, YesNo
from records.reports.drafts import Doubt, ReadValue
from records.reports.fields.choice import read_choice, read_yes_no
from records.reports.fields.contribution import read_contribution_type
from records.reports.fields.exchange_type import read_exchange_type
from records.reports.fields.link import read_link
from records.reports.fields.numbers import read_number
from records.reports.fields.outlet import read_outlet
from records.reports.fields.participants import read_participants
from records.reports.fields.parts_played import read_decisions, read_guests, read_host, read_person
from records.reports.fields.place import read_place
from records.reports.fields.sides import read_direction, read_lead
from records.reports.fields.text import read_text
from records.reports.kind_words import KindWords
from records.reports.passage import Passage

FieldReader = Callable[[Passage, Field, KindWords], ReadValue | Doubt | None]

BY_NAME: Mapping[str, FieldReader] = {  # fields that are read in a way of their own, in all kinds or in one
    "direction": read_direction,
    "economic_contribution.type": read_contribution_type,
    "lead": read_lead,
    "talent_exchange.type": read_exchange_type,
    "outlet": read_outlet,
    "place": read_place,
    "chair": read_person,
    "recorder": read_person,
    "guests": read_guests,
    "decisions": read_decisions,
    "host": read_host,
}
READERS: Mapping[type[Question], FieldReader] = {
    Choice: read_choice,
    Link: read_link,
    Number: read_number,
    ParticipantList: read_participants,
    Reference: read_text,
    Text: read_text,
    YesNo: read_yes_no,
}
