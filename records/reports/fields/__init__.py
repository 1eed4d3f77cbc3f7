"""Readers of fields, by the type of the question that asks for them: what a passage says of one field of a kind.

A reader is given the passage, the field and the words of its kind, and returns a value with its words, a doubt, or None
where the passage says nothing of the field.
"""

from collections.abc import Callable, Mapping

from records.form import Field
from records.questions import Choice, Question
from records.reports.drafts import Doubt, ReadValue
from records.reports.fields.choice import read_choice
from records.reports.fields.parts_played import read_decisions, read_guests, read_host, read_person
from records.reports.fields.place import read_place
from records.reports.kind_words import KindWords
from records.reports.passage import Passage

FieldReader = Callable[[Passage, Field, KindWords], ReadValue | Doubt | None]

BY_NAME: Mapping[str, FieldReader] = {  # fields that are read in a way of their own, whatever their question
    "place": read_place,
    "chair": read_person,
    "recorder": read_person,
    "guests": read_guests,
    "decisions": read_decisions,
    "host": read_host,
}
READERS: Mapping[type[Question], FieldReader] = {
    Choice: read_choice,
}
