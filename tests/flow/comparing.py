"""What the sweeps saw, held against rows written by hand."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from desk.facts import contradiction, facts
from storage.history import observations
from tests.flow.world import World
from waybillwatch.sites import SiteStatus
from waybillwatch.sweeps import Observation

Row = dict[str, Any]
FACTS = ("tiers", "claims", "disclaimers", "contacts", "sightings")
CONTRADICTION = ("kind", "denied", "against", "field")


def differences(world: World, rows: list[Row]) -> list[str]:
    """Every difference between a lived world and its rows, a line each."""
    wanted = {(row["week"], row["site"]): row for row in rows if "week" in row}
    alone = {row["site"] for row in rows if not row.get("tracked", True)}
    with world.store() as store, store.reading() as connection:
        sites = {site.key: site for site in store.sites()}
        seen = {
            (world.script.weeks.index(one.at) + 1, one.observation.site): one.observation
            for one in observations(connection)
        }
    found = [f"{key} was watched and is not expected" for key in sorted(set(seen) - set(wanted))]
    found += [f"{key} was not watched" for key in sorted(set(wanted) - set(seen))]
    found += [
        f"{key} is {site.status}, and should be left alone"
        for key, site in sites.items()
        if key in alone and site.status in {SiteStatus.TRACKED, SiteStatus.CANDIDATE}
    ]
    found += [
        f"{row['site']} is {sites[row['site']].status}, expected {row.get('status', 'tracked')}"
        for row in {row["site"]: row for row in wanted.values()}.values()
        if row["site"] in sites and sites[row["site"]].status != row.get("status", "tracked")
    ]
    for key in sorted(set(wanted) & set(seen)):
        name = seen[key].name or sites[seen[key].site].name
        found += [f"{key} {said}" for said in _apart(wanted[key], seen[key], name)]
    return found


def _apart(row: Row, one: Observation, name: str) -> list[str]:
    read: dict[str, list[Row]] = facts(one.listings)
    read["contradictions"] = [contradiction(fact) for fact in one.contradictions]
    said = []
    for kind in (*FACTS, "contradictions"):
        want, have = _as_set(kind, row[kind]), _as_set(kind, read[kind])
        said += [f"{kind} lacks {fact}" for fact in sorted(want - have)]
        said += [f"{kind} has {fact}" for fact in sorted(have - want)]
    for kind, want_one, have_one in (
        ("standing", row["standing"], one.standing),
        ("standing_quote", row["standing_quote"], _ground(one)),
        ("name", row["name"], name),
    ):
        if want_one is not None and want_one != have_one:
            said.append(f"{kind} is {have_one!r}, expected {want_one!r}")
    return said


def _ground(one: Observation) -> str:
    if one.ground.quote is not None:
        return one.ground.quote.exact
    return one.ground.outage or one.ground.detail


def _as_set(kind: str, rows: list[Row]) -> set[str]:
    return {json.dumps(_plain(kind, row), ensure_ascii=False, sort_keys=True) for row in rows}


def _plain(kind: str, row: Row) -> Row:
    if kind == "tiers":
        amount = f"{Decimal(str(row['amount'])).normalize():f}"
        return {key: value for key, value in row.items() if key != "platform"} | {"amount": amount}
    if kind == "contradictions":
        return {key: row[key] for key in CONTRADICTION}
    return row
