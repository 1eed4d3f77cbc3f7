"""What `deploy/` watches by is told by the bot, and what the bot tells is explained."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import promql_parser
import yaml
from promql_parser import MatrixSelector, VectorSelector

from bot.health.metrics import METRICS

ROOT = Path(__file__).parents[2]
RULES, BOARD = ROOT / "deploy/prometheus/gongjian.rules.yml", ROOT / "deploy/grafana/gongjian.json"
NAMES = {metric.name for metric in METRICS}
OTHERS = {"up", "process_resident_memory_bytes", "process_cpu_seconds_total"}  # Prometheus's own, and any process's


def expressions() -> Iterator[str]:
    """Of the rules and of the board."""
    for group in yaml.safe_load(RULES.read_text("utf-8"))["groups"]:
        for rule in group["rules"]:
            assert {"alert", "expr", "labels", "annotations"} <= set(rule)
            assert rule["labels"]["severity"] in ("page", "ticket")
            assert " · " in rule["annotations"]["summary"], "in both languages"
            yield rule["expr"]
    for panel in json.loads(BOARD.read_text("utf-8"))["panels"]:
        assert panel["datasource"]["uid"] == "${datasource}"
        for target in panel["targets"]:
            yield target["expr"]


def named(expression: str) -> set[str]:
    """The metrics that an expression asks for."""
    selectors: list[str] = []

    def note(node: promql_parser.Expr) -> bool:
        if isinstance(node, VectorSelector) and node.name:
            selectors.append(node.name)
        if isinstance(node, MatrixSelector) and node.vector_selector.name:
            selectors.append(node.vector_selector.name)
        return True

    promql_parser.walk(promql_parser.parse(expression), note)
    return set(selectors)


def test_rules_and_board_ask_for_what_there_is() -> None:
    asked = [named(expression) for expression in expressions()]
    assert all(asked)
    assert set().union(*asked) - OTHERS <= NAMES
    assert NAMES - set().union(*asked) == {"gongjian_working_days_known_until_year"}


def test_every_metric_is_explained() -> None:
    page = (ROOT / "docs/monitoring.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(gongjian_\w+)` \|", page, re.MULTILINE)) == NAMES
