"""Put something on the sample's board: offers and needs that fit, one that is claimed, and one for all partnerships."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from records.board.item import BoardDirection, BoardItem, BoardReach
from records.board.kinds.courses import CoursesItem
from records.board.kinds.equipment import EquipmentItem
from records.board.kinds.people import ExpertsItem
from records.board.kinds.places import PlacesItem
from records.board.kinds.posts import PostsItem
from records.board.kinds.technology import TechnologyItem
from records.board.kinds.topics import TopicsItem
from samples.cast import CLOUD, PRECISION
from samples.partnership import SamplePartnership
from services.board import board
from storage.board.items import StoredBoardItem
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person

_AFTERNOON = time(7, 20)  # UTC
_LI, _TANG, _CHEN, _CAO, _FANG = 1002, 1007, 2002, 2009, 4002


def fill_board(
    work: UnitOfWork, people: Mapping[int, Person], samples: Mapping[str, SamplePartnership], now: datetime
) -> None:
    """Offer and need what such partners do, in the days before. Nobody is told of it."""
    posted: list[StoredBoardItem] = []
    for number, partnership, direction, days_ago, item in _items(now.date()):
        moment = datetime.combine(now.date() - timedelta(days=days_ago), _AFTERNOON, UTC)
        posted.append(board.post(work, people[number], samples[partnership].partnership.id, direction, item, moment))
    equipment = posted[-1]
    claimed_at = datetime.combine(now.date() - timedelta(days=2), _AFTERNOON, UTC)
    board.claim(work, people[_LI], equipment.id, equipment.revision, claimed_at)
    work.news.clear()  # nobody is told of what is only there to be looked at


def _items(today: date) -> list[tuple[int, str, BoardDirection, int, BoardItem]]:
    """Return who offers or needs what, in which partnership, and how many days ago."""
    soon, later, end = (today + timedelta(days=days) for days in (14, 60, 120))
    offer, need = BoardDirection.OFFER, BoardDirection.NEED
    experts = ExpertsItem(title="数控加工专家进课堂", until=end, people_count=2, speciality="五轴加工")
    posts = PostsItem(
        title="数控车工顶岗实习", until=end, since=soon, people_count=6, major="数控技术",
        conditions="需统一安排住宿，配企业师傅",
    )  # fmt: skip
    wanted = PostsItem(title="数控技术专业学生实习，六人", until=later, people_count=6, major="数控技术")
    hall = PlacesItem(title="产教融合报告厅", until=end, place="图书馆三楼", seats=200, reach=BoardReach.PROGRAMME)
    topic = TopicsItem(title="薄壁零件加工变形控制", until=end, field="精密加工", reach=BoardReach.PROGRAMME)
    course = CoursesItem(title="Cloud operations for teachers", until=later, hours=16, audience="teachers of software")
    wanted_course = CoursesItem(title="Teachers want a cloud operations course", until=later, hours=16)
    process = TechnologyItem(title="刀具磨损在线监测", until=end, field="智能制造")
    machine = EquipmentItem(title="五轴加工中心", until=later, place="一号车间", pieces=1, conditions="每周二、四下午")
    return [
        (_LI, PRECISION, need, 9, wanted),
        (_LI, PRECISION, need, 8, experts),
        (_CHEN, PRECISION, offer, 7, posts),
        (_CAO, PRECISION, need, 6, topic),
        (_TANG, CLOUD, need, 6, wanted_course),
        (_FANG, CLOUD, offer, 5, course),
        (_TANG, PRECISION, offer, 5, hall),
        (_CAO, PRECISION, offer, 4, process),
        (_CHEN, PRECISION, offer, 4, machine),
    ]
