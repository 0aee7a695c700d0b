"""What each of the last sweeps yielded, counted in the tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, String, Table, func, select, type_coerce

from storage.schema import (
    answers,
    claims,
    contacts,
    disclaimers,
    finds,
    observation_listings,
    observations,
    sightings,
    sites,
    sweeps,
    tiers,
    visits,
)
from storage.schema.work import SweepState
from waybillwatch.changes import OPEN
from waybillwatch.sites import Origin
from waybillwatch.sweeps import Standing, SweepKind, VisitKind, VisitState
from waybillwatch.yields import PAST, Group, Key, Yield, Yields

_FACTS: dict[str, Table] = {
    "prices": tiers,
    "claims": claims,
    "contacts": contacts,
    "sightings": sightings,
    "disclaimers": disclaimers,
}
_Kept = dict[int, dict[Key, Yield]]


def last_yields(connection: Connection, key: str | None = None) -> tuple[str, list[Yields]]:
    """A sweep (the last that is over, where none is named) and the yields up to it, oldest first.

    The key is "" and the list empty where there is none, or it was only a probe.
    """
    whole = select(sweeps.c.id, sweeps.c.key, sweeps.c.at).where(sweeps.c.kind == SweepKind.SWEEP)
    asked = whole.where(sweeps.c.key == key) if key else whole
    asked = asked if key else asked.where(sweeps.c.state != SweepState.RUNNING)
    last = connection.execute(asked.order_by(sweeps.c.at.desc(), sweeps.c.key).limit(1)).first()
    if last is None:
        return "", []
    rows = connection.execute(
        whole.where(sweeps.c.at <= last.at).order_by(sweeps.c.at.desc()).limit(PAST + 1)
    ).all()
    ids = [row.id for row in reversed(rows)]
    kept: _Kept = {one: {} for one in ids}
    opened = _pages(connection, ids, kept)
    _facts(connection, ids, kept, opened)
    _engines(connection, ids, kept)
    _controls(connection, ids, kept)
    return last.key, [kept[one] for one in ids]


def _seen(ids: Sequence[int], *columns: Any) -> Select[Any]:
    return (
        select(visits.c.sweep_id, *columns)
        .select_from(observations)
        .join(visits, observations.c.visit_id == visits.c.id)
        .where(visits.c.sweep_id.in_(ids), visits.c.kind == VisitKind.WATCH)
    )


def _pages(connection: Connection, ids: Sequence[int], kept: _Kept) -> dict[int, int]:
    """Sites that showed their own pages, of those visited; how many did, by sweep."""
    opened = dict.fromkeys(ids, 0)
    visited = dict.fromkeys(ids, 0)
    wanted = _seen(ids, observations.c.standing, func.count().label("many"))
    for row in connection.execute(wanted.group_by(visits.c.sweep_id, observations.c.standing)):
        visited[row.sweep_id] += row.many
        opened[row.sweep_id] += row.many if row.standing in OPEN else 0
    for one in ids:
        kept[one][Group.PAGES, "sites"] = Yield(opened[one], visited[one])
    return opened


def _facts(connection: Connection, ids: Sequence[int], kept: _Kept, opened: dict[int, int]) -> None:
    """Facts by kind, of the sites that showed their pages; prices of each site that sells."""
    shown = connection.execute(
        _seen(
            ids,
            observations.c.site_id,
            type_coerce(observations.c.standing, String).label("standing"),
            observation_listings.c.listing_id,
        ).outerjoin(
            observation_listings, observation_listings.c.observation_id == observations.c.id
        )
    ).all()
    for name, table in _FACTS.items():
        query = select(table.c.listing_id, func.count()).group_by(table.c.listing_id)
        many: dict[int, int] = {row[0]: row[1] for row in connection.execute(query)}
        found = dict.fromkeys(ids, 0)
        sold: dict[tuple[int, int], int] = {}
        for sweep, site, standing, listing in shown:
            count = many.get(listing, 0)
            found[sweep] += count
            if table is tiers and standing == Standing.SELLING:
                sold[sweep, site] = sold.get((sweep, site), 0) + count
        for one in ids:
            kept[one][Group.FACTS, name] = Yield(found[one], opened[one])
        if sold:
            named = connection.execute(select(sites.c.id, sites.c.key))
            keys: dict[int, str] = {row.id: row.key for row in named}
            for (sweep, site), count in sold.items():
                kept[sweep][Group.SITE, keys[site]] = Yield(count)


def _engines(connection: Connection, ids: Sequence[int], kept: _Kept) -> None:
    """Finds by engine, of the queries asked; an engine that was heard once counts ever after."""
    asked = dict.fromkeys(ids, 0)
    for row in connection.execute(
        select(visits.c.sweep_id, func.count(answers.c.id).label("many"))
        .join(answers, answers.c.visit_id == visits.c.id)
        .where(visits.c.sweep_id.in_(ids))
        .group_by(visits.c.sweep_id)
    ):
        asked[row.sweep_id] = row.many
    heard: dict[tuple[int, str], int] = {}
    for row in connection.execute(
        select(visits.c.sweep_id, finds.c.detail, func.count().label("many"))
        .select_from(finds)
        .join(visits, finds.c.visit_id == visits.c.id)
        .where(visits.c.sweep_id.in_(ids), finds.c.origin == Origin.SEARCH)
        .group_by(visits.c.sweep_id, finds.c.detail)
    ):
        place = row.sweep_id, _engine(row)
        heard[place] = heard.get(place, 0) + row.many
    for name in {name for _, name in heard}:
        for one in ids:
            kept[one][Group.ENGINE, name] = Yield(heard.get((one, name), 0), asked[one])


def _engine(row: Row[Any]) -> str:
    """``baidu`` of ``searxng:单号 (baidu)``; without a name in brackets, the back-end's."""
    before, bracket, name = str(row.detail).rpartition(" (")
    return name.removesuffix(")") if bracket else (before or name).partition(":")[0]


def _controls(connection: Connection, ids: Sequence[int], kept: _Kept) -> None:
    rows = connection.execute(
        select(visits.c.sweep_id, func.count().label("many"))
        .where(
            visits.c.sweep_id.in_(ids),
            visits.c.kind == VisitKind.CONTROL,
            visits.c.state == VisitState.DONE,
        )
        .group_by(visits.c.sweep_id)
    )
    found = {row.sweep_id: row.many for row in rows}
    for one in ids:
        kept[one][Group.CONTROLS, ""] = Yield(found.get(one, 0))
