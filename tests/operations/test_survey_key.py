"""What seals surveys is the operator's own key or one that is made once: it is not the token, and in no backup."""

import hashlib
import stat
import tarfile
from pathlib import Path

import pytest

from bot.backup import back_up
from bot.survey_key import FILE, survey_secret
from services.assessment.sealing import Seal
from storage.tables.assessment import survey_ballots, surveys
from tests.support.survey_errands import begins_a_survey
from tests.support.townsfolk import TOKEN, Person, Town


def test_a_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    first = survey_secret("", folder)
    assert survey_secret("", folder) == first
    assert survey_secret("", tmp_path / "others") != first
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_the_operator_s_own_key_goes_before_it_and_makes_no_file(tmp_path: Path) -> None:
    assert survey_secret("own", tmp_path) == hashlib.sha256(b"own").digest()
    assert not list(tmp_path.iterdir())


async def test_a_running_survey_goes_on_with_the_key_and_is_said_to_be_lost_without_it(
    town: Town, zhang: Person, li: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await begins_a_survey(li)
    await zhang.taps("开始作答")
    await zhang.taps("4 ")
    (ballot,) = town.rows(survey_ballots)
    by_token = Seal(hashlib.sha256(TOKEN.encode()).digest(), town.rows(surveys)[0].salt)
    assert by_token.open(ballot.tag, ballot.sealed) is None
    await town.restart()
    assert "sealed with another key" not in caplog.text
    await zhang.taps("3 ")
    assert len(town.rows(survey_ballots)) == 1

    (town.files / FILE).unlink()
    await town.restart()
    assert "ballots of survey 1 were sealed with another key" in caplog.text


async def test_a_backup_does_not_hold_the_key(town: Town, tmp_path: Path) -> None:
    assert (town.files / FILE).exists()
    target = tmp_path / "monday.tar.gz"
    back_up(town.database, town.files, target)
    with tarfile.open(target) as archive:
        assert not [name for name in archive.getnames() if FILE in name]
