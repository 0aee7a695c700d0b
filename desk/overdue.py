"""What schedules came to: rows of what is next, what was made, what was missed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from desk.pending import hands
from desk.setting import when
from desk.times import shown, shown_in
from storage.store import Store
from waybillwatch.periods import due, gaps, next_after
from waybillwatch.schedules import Ended, Gap, Run, RunState, Schedule

Row = dict[str, object]
MISSED = "missed"


def schedule_rows(store: Store, now: datetime) -> list[Row]:
    """A row for each schedule that is not removed."""
    dead = _cut_short(store, now)
    return [_schedule_row(store, schedule, dead, now) for schedule in store.schedules()]


def _cut_short(store: Store, now: datetime) -> set[tuple[str, str]]:
    """The runs in whose hands nobody is any more."""
    return {(run.schedule, run.period) for run in store.left_behind(hands(now))}


def _schedule_row(
    store: Store, schedule: Schedule, dead: set[tuple[str, str]], now: datetime
) -> Row:
    runs = store.runs(schedule.name)
    made = {run.period for run in runs}
    missed = gaps(store.held(schedule.name), made, now)
    coming = None if schedule.until is not None else next_after(schedule, now)
    rows = sorted([*_run_rows(runs, dead), *_gap_rows(missed)], key=_order)
    last = rows[-1] if rows else {}
    return {
        "name": schedule.name,
        "kind": schedule.kind,
        "when": when(schedule),
        "quiet": schedule.quiet.text if schedule.quiet else "",
        "queries": list(schedule.queries),
        "budget": schedule.pages,
        "state": Ended.PAUSED if schedule.until is not None else "on",
        "next": shown_in(coming.start, schedule.zone) if coming else "",
        "last": last.get("period", ""),
        "last_state": last.get("state", ""),
        "missed": len(missed),
    }


def period_rows(store: Store, now: datetime, name: str = "") -> list[Row]:
    """A row for each period of one schedule or of all, oldest first, gaps among them.

    Raises UnknownName for a schedule that there never was.
    """
    held: dict[str, list[Schedule]] = {}
    for schedule in store.held(name or None):
        held.setdefault(schedule.name, []).append(schedule)
    if name and not held:
        store.schedule(name)  # says which there are
    dead = _cut_short(store, now)
    rows: list[Row] = []
    for one, settings in held.items():
        runs = store.runs(one)
        made = {run.period for run in runs}
        rows += _run_rows(runs, dead)
        rows += _gap_rows(gaps(settings, made, now))
        waiting = due(settings[-1], made, now)
        if waiting is not None:
            rows.append(_row(one, waiting.label, waiting.start, "due"))
    return sorted(rows, key=_order)


def _order(row: Row) -> tuple[str, str]:
    return str(row["due"]), str(row["schedule"])


def _row(schedule: str, period: str, due_at: datetime, state: str) -> Row:
    return {
        "schedule": schedule,
        "period": period,
        "due": shown(due_at),
        "state": state,
        "started": "",
        "finished": "",
        "sweep": "",
        "tries": None,
        "detail": "",
    }


def _run_rows(runs: Iterable[Run], dead: set[tuple[str, str]]) -> list[Row]:
    return [
        _row(run.schedule, run.period, run.due, _state(run, dead))
        | {
            "started": shown(run.started),
            "finished": shown(run.finished) if run.finished else "",
            "sweep": run.sweep or "",
            "tries": run.tries,
            "detail": run.detail,
        }
        for run in runs
    ]


def _state(run: Run, dead: set[tuple[str, str]]) -> str:
    if run.state is RunState.RUNNING and (run.schedule, run.period) in dead:
        return "cut short"
    return run.state


def _gap_rows(missed: Iterable[Gap]) -> list[Row]:
    return [
        _row(gap.schedule, gap.period.label, gap.period.start, MISSED)
        | {"detail": "nobody served while it lasted"}
        for gap in missed
    ]


def next_rows(store: Store, now: datetime, many: int) -> list[Row]:
    """The next starts of all schedules together, soonest first."""
    found: list[tuple[datetime, Row]] = []
    for schedule in store.schedules():
        at = now
        for _ in range(many if schedule.until is None else 0):
            period = next_after(schedule, at)
            if period is None:
                break
            at = period.start
            row: Row = {
                "start": shown_in(at, schedule.zone),
                "name": schedule.name,
                "period": period.label,
            }
            found.append((at, row))
    found.sort(key=lambda one: one[0])
    return [row for _, row in found[:many]]
