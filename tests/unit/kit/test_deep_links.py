"""Links say what they are for, within what Telegram lets a link say; those that were given out before still work."""

import pytest

from handlers.buttons.links import JoinRaters, OpenCheckIn, OpenEvent, OpenSurvey
from handlers.kit.deep_links import LONGEST, DeepLink, deep_link
from handlers.kit.router import links

CODE = "nwYl-_IeKdvkJkQpIHhBW5mGuVSrbE3P"


@pytest.mark.parametrize("link", [OpenEvent(12), OpenSurvey(CODE), JoinRaters(CODE), OpenCheckIn(CODE)])
def test_a_link_is_read_as_what_was_written(link: DeepLink) -> None:
    address = link.address("gongjian_bot")
    payload = address.removeprefix("https://t.me/gongjian_bot?start=")
    assert type(link).unpack(payload) == link
    assert len(payload) <= LONGEST


def test_links_that_version_0_1_has_given_out_mean_the_same() -> None:
    assert OpenEvent.unpack("event-12") == OpenEvent(12)
    assert OpenCheckIn.unpack(f"checkin-{CODE}").code == CODE
    assert OpenSurvey.unpack(f"survey-{CODE}").code == CODE
    assert JoinRaters.unpack(f"rater-{CODE}").code == CODE


def test_each_link_that_is_declared_is_opened_by_a_feature() -> None:
    assert {handler.link for handler in links().values()} == set(DeepLink.__subclasses__())


@pytest.mark.parametrize("payload", ["", "a b", "a:b", "é", "x" * 65])
def test_a_link_holds_nothing_else(payload: str) -> None:
    with pytest.raises(ValueError, match="payload"):
        deep_link("gongjian_bot", payload)
