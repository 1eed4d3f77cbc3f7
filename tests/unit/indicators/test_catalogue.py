"""The catalogue is checked on loading, and what is wrong with it is told with key and line."""

import tomllib
from importlib import resources

import pytest
from pydantic import ValidationError

from indicators.catalogue import Catalogue, default, load, merge
from indicators.evaluation import evaluate
from indicators.evidence import Evidence
from indicators.faults import CatalogueError
from tests.support import paper
from tests.unit.indicators.partnership import COLLEGE, QUARTER, nil, observation

DEFAULTS = resources.files("indicators").joinpath("catalogue.toml").read_text(encoding="utf-8")


def test_the_thirteen_indicators_of_the_paper_are_in_their_five_groups() -> None:
    catalogue = default()
    assert list(catalogue.groups) == list(paper.GROUPS)
    for group, keys in paper.GROUPS.items():
        assert [each.key for each in catalogue.of_group(group) if each.key in paper.INDICATORS] == list(keys)
    assert sum(map(catalogue.points, catalogue.indicators.values())) == pytest.approx(100)


@pytest.mark.parametrize(
    ("own", "line", "key", "says"),
    [
        ("x = 1", 1, "x", "is not known here"),
        ("\n[exposure]\ndays = 3", 3, "exposure.days", "is not known here"),
        ("[exposure]\n\nleast_days_for_a_rate = 0", 3, "exposure.least_days_for_a_rate", "or equal to 1, not 0"),
        ("[indicators.satisfaction.score]\ntarget = nan", 2, "indicators.satisfaction.score.target", "finite"),
        ("[indicators.satisfaction.score]\nlow = 100", 1, "indicators.satisfaction.score", "must be above low (100)"),
        (
            "[indicators.activity_frequency]\nscore = { kind = 'linear', target = 3 }",
            2,
            "indicators.activity_frequency.score.low",
            "must be given",
        ),
        ("[indicators.activity_frequency]\nmonthly_cap = '4'", 2, "indicators.activity_frequency.monthly_cap", "'4'"),
        ("[indicators.new]\ngroup = 'society'", 1, "indicators.new.definition", "must be given"),
        ("[indicators.new]\ndefinition = 'magic'", 2, "indicators.new.definition", "must be one of 'conversion_rate'"),
        ("[indicators.new]\ndefinition = 'credits'\ngroup = 'society'", 1, "indicators.new.weight", "must be given"),
        ("[groups.society]\nweight = 25", 1, "groups", "must add up to 100, not 105"),
        ("[indicators.satisfaction]\n\ngroup = 'joy'", 3, "indicators.satisfaction.group", "one of organisation"),
        (
            "[indicators.satisfaction]\nweight = 0\n[indicators.rectification_rate]\nweight = 0",
            None,
            "groups.feedback",
            "must have at least one indicator with a weight above 0",
        ),
        ("[indicators.satisfaction.formula]\nen = '{joy}'", 1, "indicators.satisfaction.formula", "joy"),
        ("[exposure]\nprogramme_year_starts = '13-01'", 2, "exposure.programme_year_starts", "pattern"),
        ("indicators = 3", 1, "indicators", "not 3"),
        ("[indicators.rectification_rate]\nleast_due = 0", 2, "indicators.rectification_rate.least_due", "1"),
        (
            "[indicators.social_influence.tones]\npositive = 100.5",
            2,
            "indicators.social_influence.tones.positive",
            "100",
        ),
        ("[indicators.social_influence]\npseudo_tone = -0.5", 2, "indicators.social_influence.pseudo_tone", "0"),
    ],
)
def test_what_is_wrong_is_told_with_key_and_line(own: str, line: int | None, key: str, says: str) -> None:
    with pytest.raises(CatalogueError) as refused:
        load(own)
    assert (refused.value.key, refused.value.line) == (key, line)
    assert says in str(refused.value)
    assert str(refused.value).startswith(f"line {line}, {key}: " if line else f"{key}: ")
    assert refused.value.words.zh.startswith(f"第 {line} 行，{key}：" if line else f"{key}：")


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ("[indicators.new]\ndefinition = 'credits'\ngroup = 'society'", "必须填写"),
        ("[groups.society]\nweight = 25", "权重之和必须是 100，现为 105"),
        ("[groups.society]\nweight = 'much'", "必须是数，现为 'much'"),
        ("[exposure]\ndays_of_a_year = 0", "必须大于 0，现为 0"),
        ("[exposure]\nhours = 3", "这里没有这一项"),
        ("[indicators.participation_rate.score]\nlow = 99", "target 必须大于 low（99）"),
        ("edition = 1\nwhat is this", "不是 TOML 的写法"),
    ],
)
def test_it_is_told_in_chinese_too(own: str, says: str) -> None:
    with pytest.raises(CatalogueError) as refused:
        load(own)
    assert says in refused.value.words.zh


def test_what_is_no_toml_is_told_with_its_line() -> None:
    with pytest.raises(CatalogueError, match=r"must be TOML.*line 2"):
        load("edition = 1\nwhat is this")


def test_a_mapping_is_checked_alike() -> None:
    with pytest.raises(CatalogueError, match=r"^exposure\.days_of_a_year: must be greater than 0, not 0"):
        merge({"exposure": {"days_of_a_year": 0}})


@pytest.mark.parametrize("key", ["edition", "exposure", "ahp"])
def test_a_key_that_is_missing_is_named(key: str) -> None:
    tree = {name: value for name, value in tomllib.loads(DEFAULTS).items() if name != key}
    with pytest.raises(ValidationError, match=key):
        Catalogue.model_validate(tree)


def test_the_same_numbers_are_the_same_version() -> None:
    version = default().version
    assert version == load("").version == load(DEFAULTS).version == merge(tomllib.loads(DEFAULTS)).version
    assert version == load("[indicators.activity_frequency.score]\ntarget = 12.0").version
    assert version == load("[groups.society.name]\nen = 'Society'").version
    assert version != load("[indicators.activity_frequency.score]\ntarget = 13").version
    assert version != load("[composite]\ngeometric_floor = 2").version


def test_loading_another_method_leaves_the_defaults_alone() -> None:
    load("[indicators.activity_frequency]\nmonthly_cap = 9")
    assert default().indicators["activity_frequency"].model_dump()["monthly_cap"] == 4


def test_a_formula_tells_the_numbers_of_the_programme() -> None:
    strict = load("[indicators.activity_frequency]\nmonthly_cap = 2")
    indicator = strict.indicators["activity_frequency"]
    assert "at most 2 per calendar month" in strict.with_numbers(indicator, indicator.formula).en
    assert "每月最多计 2 次" in strict.with_numbers(indicator, indicator.formula).zh


def test_an_indicator_is_added_by_an_entry_alone() -> None:
    words = "{ zh = '志愿服务', en = 'Volunteering' }"
    own = f"""
        [indicators.volunteering]
        definition = "credits"
        group = "society"
        weight = 1
        score = {{ kind = "saturating", target = 4 }}
        reads = {{ volunteering = 1 }}
        credits = {{ city = 1, village = 2 }}
        name = {words}
        unit = {words}
        measures = {words}
        formula = {words}
        edge_cases = {words}
    """
    done = observation("volunteering", QUARTER.starts_on, category="village", side=COLLEGE, record=1)
    evidence = Evidence((done, *nil(QUARTER)), QUARTER.ends_on, QUARTER.starts_on)
    assert evaluate(load(own), evidence, QUARTER).receipt("volunteering").numerator == 2


def test_a_definition_may_be_exchanged_as_a_whole() -> None:
    with pytest.raises(CatalogueError, match=r"indicators\.satisfaction\.group: must be given"):
        load("[indicators.satisfaction]\ndefinition = 'research_projects'")
