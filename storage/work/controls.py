"""What control hosts said of our own connection, and what that makes of a sweep's silences."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from storage.schema import captures, observations, sweeps, visits
from waybillwatch.captures import OutageReason
from waybillwatch.controls import Round, failed_beside, host_of, round_of
from waybillwatch.sweeps import Standing, VisitKind, VisitState


def rounds(connection: Connection, sweep: str) -> tuple[Round, ...]:
    """The rounds in which a sweep asked its control hosts, by number."""
    answered = func.count(captures.c.status)
    found: dict[int, Round] = {}
    for row in connection.execute(
        select(visits.c.subject, visits.c.started, answered.label("answers"))
        .join(sweeps, visits.c.sweep_id == sweeps.c.id)
        .outerjoin(captures, captures.c.visit_id == visits.c.id)
        .where(
            sweeps.c.key == sweep,
            visits.c.kind == VisitKind.CONTROL,
            visits.c.state == VisitState.DONE,
        )
        .group_by(visits.c.id, visits.c.subject, visits.c.started)
        .order_by(visits.c.subject)
    ):
        number, host = round_of(row.subject), host_of(row.subject)
        one = found.get(number, Round(number, row.started, answered=False))
        found[number] = Round(
            number,
            min(one.at, row.started),
            answered=one.answered or row.answers > 0,
            hosts=(*one.hosts, host),
        )
    return tuple(found[number] for number in sorted(found))


def darken(connection: Connection, sweep: str) -> int:
    """Count as not known what seemed down while our own connection failed; how many sites.

    Said again, nothing changes.
    """
    asked = rounds(connection, sweep)
    if all(one.answered for one in asked):
        return 0
    rows = connection.execute(
        select(observations.c.id, visits.c.started)
        .join(visits, observations.c.visit_id == visits.c.id)
        .join(sweeps, visits.c.sweep_id == sweeps.c.id)
        .where(sweeps.c.key == sweep, observations.c.standing == Standing.DOWN)
    ).all()
    dark = 0
    for row in rows:
        failed = failed_beside(asked, row.started)
        if failed is None:
            continue
        dark += 1
        said = f"our own connection failed (control hosts {', '.join(failed.hosts)})"
        connection.execute(
            observations.update()
            .where(observations.c.id == row.id)
            .values(standing=Standing.UNKNOWN, ground_outage=OutageReason.OURS, ground_detail=said)
        )
    return dark
