"""The metrics that Prometheus is told: each is declared once, with what it means and how it is read."""

import platform
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from bot.clock import Reading
from bot.health.snapshot import ProcessRole, Snapshot
from records.alerts import AlertKind, DatabaseCause
from records.calendar import known_until

# prometheus.io/docs/instrumenting/exposition_formats
EXPOSITION = {"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}

Samples = Iterable[tuple[Mapping[str, str], float]]


@dataclass(frozen=True)
class Metric:
    """A metric: its name, what it means, and the samples that a snapshot has of it; none where it knows nothing."""

    name: str
    meaning: str
    read: Callable[[Snapshot], Samples]
    kind: Literal["gauge", "counter"] = "gauge"


def _one(value: float | None) -> Samples:
    return [] if value is None else [({}, value)]


def _moment(reading: Reading | None) -> Samples:
    return _one(None if reading is None else reading.moment.timestamp())


def _oldest(seen: Snapshot) -> Samples:
    if seen.stored is None:
        return []
    oldest = seen.stored.outbox_oldest
    return _one(0.0 if oldest is None else max(0.0, (seen.now.moment - oldest).total_seconds()))


def _build(seen: Snapshot) -> Samples:
    labels = {"version": seen.version, "python": platform.python_version()}
    return [({**labels, "database": seen.database, "schema": seen.schema}, 1.0)]


def _last_runs(seen: Snapshot) -> Samples:
    return [({"name": job}, runs.at.timestamp()) for job, runs in seen.runs.items() if runs.at is not None]


def _results(seen: Snapshot) -> Samples:
    return [
        ({"name": job, "result": result.value}, float(count))
        for job, runs in seen.runs.items()
        for result, count in runs.results.items()
    ]


def _backup_age(seen: Snapshot) -> Samples:
    latest = seen.seen.backup
    return _one(None if latest is None else max(0.0, (seen.now.moment - latest).total_seconds()))


METRICS = (
    Metric("gongjian_healthy", "1 while /health answers 200", lambda seen: _one(not seen.reasons)),
    Metric(
        "gongjian_role",
        "1 for what this process is: starting, standby or acting",
        lambda seen: [({"role": role.value}, float(role is seen.role)) for role in ProcessRole],
    ),
    Metric(
        "gongjian_alert",
        "1 for each kind of thing that is wrong now",
        lambda seen: [
            ({"kind": kind.value}, float(seen.has(kind))) for kind in AlertKind if kind is not AlertKind.INCIDENT
        ],
    ),
    Metric("gongjian_build_info", "Version of the bot and of Python, kind of database and its schema", _build),
    Metric(
        "gongjian_last_commit_timestamp_seconds",
        "When the database last took something",
        lambda seen: _moment(seen.last_commit),
    ),
    Metric(
        "gongjian_last_poll_timestamp_seconds",
        "When Telegram last answered and all that it brought was saved",
        lambda seen: _moment(seen.last_poll),
    ),
    Metric(
        "gongjian_database_errors_total",
        "Transactions that the database has refused, by cause",
        lambda seen: [({"cause": cause.value}, float(seen.refused.get(cause, 0))) for cause in DatabaseCause],
        "counter",
    ),
    Metric(
        "gongjian_writer_queue",
        "Pieces of work that wait for the next transaction",
        lambda seen: _one(seen.waiting_for_writer),
    ),
    Metric(
        "gongjian_outbox_messages",
        "Messages that wait to be sent",
        lambda seen: _one(None if seen.stored is None else seen.stored.outbox),
    ),
    Metric("gongjian_outbox_oldest_seconds", "How long the oldest of them has waited", _oldest),
    Metric(
        "gongjian_updates_set_aside",
        "Updates and messages that failed and that no admin has dealt with",
        lambda seen: _one(None if seen.stored is None else seen.stored.set_aside),
    ),
    Metric("gongjian_job_last_run_timestamp_seconds", "When a job of the clock last ran", _last_runs),
    Metric("gongjian_job_runs_total", "Runs of the clock's jobs: done, not_saved or failed", _results, "counter"),
    Metric("gongjian_backup_age_seconds", "How old the latest backup is that the clock has made", _backup_age),
    Metric(
        "gongjian_disk_free_bytes",
        "Free space where the database, the files and the backups are",
        lambda seen: [({"of": what}, float(free)) for what, free in seen.seen.disk_free.items()],
    ),
    Metric(
        "gongjian_webhook_pending_updates",
        "Updates that wait at Telegram for the webhook",
        lambda seen: _one(seen.webhook_pending),
    ),
    Metric(
        "gongjian_working_days_known_until_year",
        "Last year whose substituted working days are known",
        lambda _seen: _one(known_until()),
    ),
)


def exposed(snapshot: Snapshot) -> bytes:
    """Return the metrics as Prometheus reads them, with those of the process itself."""
    # only where somebody asks: Prometheus does not watch most small servers
    from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
    from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
    from prometheus_client.registry import Collector

    class Metrics(Collector):
        def collect(self) -> Iterable[GaugeMetricFamily | CounterMetricFamily]:
            for metric in METRICS:
                samples = list(metric.read(snapshot))
                labels = list(samples[0][0]) if samples else []
                made = CounterMetricFamily if metric.kind == "counter" else GaugeMetricFamily
                family = made(metric.name, metric.meaning, labels=labels)
                for names, value in samples:
                    family.add_metric(list(names.values()), value)
                yield family

    registry = CollectorRegistry()
    registry.register(Metrics())
    ProcessCollector(registry=registry)
    return generate_latest(registry)
