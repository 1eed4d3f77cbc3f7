"""What an operator's watch reads of the bot."""

from prometheus_client.parser import text_string_to_metric_families

from bot.health.metrics import METRICS
from tests.support.townsfolk import Town


async def test_health_is_told_in_json_and_in_metrics(town: Town) -> None:
    address = f"http://127.0.0.1:{town.application.health_port}"
    async with town.session.get(f"{address}/health") as answer:
        told = await answer.json()
    assert (answer.status, told["healthy"], told["reasons"], told["role"]) == (200, True, [], "acting")
    assert (told["idle"], told["waiting_for_writer"], told["alerts"]) == (True, 0, [])
    async with town.session.get(f"{address}/metrics") as answer:
        families = {family.name: family for family in text_string_to_metric_families(await answer.text())}
    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert {metric.name.removesuffix("_total") for metric in METRICS} <= set(families)
    assert {name for name in families if not name.startswith("gongjian_")} == {
        "process_cpu_seconds", "process_max_fds", "process_open_fds", "process_resident_memory_bytes",
        "process_start_time_seconds", "process_virtual_memory_bytes",
    }  # fmt: skip
    values = {sample.name: sample.value for family in families.values() for sample in family.samples}
    assert (values["gongjian_healthy"], values["gongjian_outbox_messages"]) == (1, 0)
    assert {"reminders", "housekeeping"} <= {
        sample.labels["name"] for sample in families["gongjian_job_last_run_timestamp_seconds"].samples
    }
