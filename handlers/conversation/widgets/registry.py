"""Says which widget asks which type of question."""

from typing import Any

from handlers.conversation.widgets.attachments import AttachmentsWidget
from handlers.conversation.widgets.choice import ChoiceWidget, YesNoWidget
from handlers.conversation.widgets.day import DayWidget
from handlers.conversation.widgets.link import LinkWidget
from handlers.conversation.widgets.moment import MomentWidget
from handlers.conversation.widgets.number import NumberWidget
from handlers.conversation.widgets.participants import ParticipantsWidget
from handlers.conversation.widgets.people import PeopleWidget, PersonWidget
from handlers.conversation.widgets.pick import PickWidget
from handlers.conversation.widgets.reference import ReferenceWidget
from handlers.conversation.widgets.roll_call import RollCallWidget
from handlers.conversation.widgets.text import TextWidget
from handlers.conversation.widgets.ticks import BranchesWidget, TicksWidget
from handlers.conversation.widgets.widget import Widget
from records import questions

WIDGETS: dict[type[questions.Question], Widget[Any]] = {  # each of its own type of question
    questions.Attachments: AttachmentsWidget(),
    questions.Branches: BranchesWidget(),
    questions.Choice: ChoiceWidget(),
    questions.Day: DayWidget(),
    questions.Link: LinkWidget(),
    questions.Moment: MomentWidget(),
    questions.Number: NumberWidget(),
    questions.ParticipantList: ParticipantsWidget(),
    questions.PeopleNames: PeopleWidget(),
    questions.PersonName: PersonWidget(),
    questions.Pick: PickWidget(),
    questions.Reference: ReferenceWidget(),
    questions.RollCall: RollCallWidget(),
    questions.Text: TextWidget(),
    questions.Ticks: TicksWidget(),
    questions.YesNo: YesNoWidget(),
}
