"""Which widget asks which type of question."""

from handlers.widgets.attendance import AttendanceWidget
from handlers.widgets.choice import ChoiceWidget, YesNoWidget
from handlers.widgets.day import DayWidget
from handlers.widgets.evidence import EvidenceWidget
from handlers.widgets.link import LinkWidget
from handlers.widgets.moment import MomentWidget
from handlers.widgets.number import NumberWidget
from handlers.widgets.participants import ParticipantsWidget
from handlers.widgets.people import PeopleWidget, PersonWidget
from handlers.widgets.pick import PickWidget
from handlers.widgets.reference import ReferenceWidget
from handlers.widgets.text import TextWidget
from handlers.widgets.ticks import BranchesWidget, TicksWidget
from handlers.widgets.turn import Widget
from records import questions

WIDGETS: dict[type[questions.Question], Widget] = {
    questions.Attendance: AttendanceWidget(),
    questions.Branches: BranchesWidget(),
    questions.Choice: ChoiceWidget(),
    questions.Day: DayWidget(),
    questions.Evidence: EvidenceWidget(),
    questions.Link: LinkWidget(),
    questions.Moment: MomentWidget(),
    questions.Number: NumberWidget(),
    questions.Participants: ParticipantsWidget(),
    questions.People: PeopleWidget(),
    questions.Person: PersonWidget(),
    questions.Pick: PickWidget(),
    questions.Reference: ReferenceWidget(),
    questions.Text: TextWidget(),
    questions.Ticks: TicksWidget(),
    questions.YesNo: YesNoWidget(),
}
