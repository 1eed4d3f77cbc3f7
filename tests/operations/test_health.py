"""What an operator's watch reads of the bot."""

from tests.support.townsfolk import Town


async def test_health_is_told_in_json_and_as_gauges(town: Town) -> None:
    address = f"http://127.0.0.1:{town.application.health_port}"
    async with town.session.get(f"{address}/health") as answer:
        told = await answer.json()
    assert (answer.status, told["healthy"], told["idle"], told["waiting_for_writer"]) == (200, True, True, 0)
    async with town.session.get(f"{address}/metrics") as answer:
        lines = (await answer.text()).splitlines()
    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    read = dict(line.removeprefix("gongjian_").split() for line in lines if not line.startswith("#"))
    assert set(read) == set(told)
    assert (float(read["healthy"]), float(read["waiting_for_writer"])) == (1, 0)
