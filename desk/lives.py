"""One site's life on one screen: every sweep since it was known, gaps visible, and what it says."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from desk.facts import Fact, contradiction, facts
from desk.overview import after_exposure, prices
from desk.spellwords import spell_lines
from desk.survival import results
from desk.times import shown, shown_day
from storage.history import Due, SiteLife, changing_looks, site_life
from waybillwatch.changes import changes
from waybillwatch.sides import ChangeKind
from waybillwatch.sweeps import Observation

if TYPE_CHECKING:
    from storage.store import Store
    from waybillwatch.sites import Site

QUOTES = ("denial", "evidence", "quote")
SCREEN = 24
"""Rows up to which a life is shown sweep by sweep."""


class Screen(TypedDict):
    """Sentences before and after, and a row a sweep."""

    head: list[str]
    sweeps: list[dict[str, object]]
    now: list[str]


def screen(store: Store, site: Site) -> Screen:
    """All of one site's life."""
    with store.reading() as connection:
        life = site_life(connection, site.key)
        looks = changing_looks(connection, [site.key]).get(site.key, ())
    changed: dict[datetime, Counter[ChangeKind]] = {}
    for one in changes(looks):
        changed.setdefault(one.at, Counter())[one.kind] += 1
    sweeps: list[dict[str, object]] = []
    before: Observation | None = None
    for due in life.sweeps:
        told = "first seen" if before is None else _kinds(changed.get(due.at, Counter()))
        sweeps.append(_week(due, told))
        before = due.seen.observation if due.seen and not due.probe else before
    return {
        "head": [*_head(store, life), *spell_lines(life)],
        "sweeps": sweeps,
        "now": _now(before),
    }


def collapsed(rows: list[dict[str, object]], most: int = SCREEN) -> list[dict[str, object]]:
    """Rows as they fit a screen: of more than so many, those in which nothing changed are one."""
    if len(rows) <= most:
        return rows
    found: list[dict[str, object]] = []
    for row in rows:
        said = (row["standing"], row["ground"], row["prices"])
        last = found[-1] if found else None
        same = last and (last["standing"], last["ground"], last["prices"]) == said
        if last is None or not same or row["changed"]:
            found.append(dict(row) | {"sweeps": 1})
            continue
        last["sweeps"] = int(str(last["sweeps"])) + 1
        first = str(last["sweep"]).partition(" – ")[0]
        last["sweep"] = f"{first} – {row['sweep']} ({last['sweeps']} sweeps)"
    return found


def _head(store: Store, life: SiteLife) -> list[str]:
    site = life.site
    lines = [
        f"{site.name} ({site.key}): {site.status}, {site.kind}, judged by {site.judged_by}",
        f"  found by {site.origin} {site.origin_detail} on {shown_day(site.first_seen)}",
    ]
    lines += [
        f"  called {name.value} from {shown_day(name.valid_from)}" + (f" by a {name.given_by}")
        for name in life.names
        if len(life.names) > 1
    ]
    lines += [
        f"  at {one.value} from {shown_day(one.valid_from)} to {shown_day(one.valid_to)}"
        for one in life.addresses
        if len(life.addresses) > 1
    ]
    for result in results(store):
        if site.key in result.exposure.sites:
            report = result.exposure
            lines.append(f"  exposed {report.day} by {report.publisher}: {report.title}")
            lines.append(f"    since then: {after_exposure(site.key, [result])}")
    return lines


def _kinds(found: Counter[ChangeKind]) -> str:
    """``2 price_up, disclaimer_added``."""
    return ", ".join(
        kind.value if many == 1 else f"{many} {kind.value}" for kind, many in found.items()
    )


def _week(due: Due, changed: str) -> dict[str, object]:
    when = f"{shown(due.at)} (probe)" if due.probe else shown(due.at)
    row: dict[str, object] = {"sweep": when, "prices": "", "changed": ""}
    if due.seen is None:
        return row | {"standing": "–", "ground": due.failure or "not visited"}
    one = due.seen.observation
    quote = one.ground.quote.exact if one.ground.quote else ""
    return row | {
        "standing": one.standing,
        "ground": quote or " ".join(filter(None, (one.ground.outage, one.ground.detail))),
        "prices": prices(one.listings),
        "changed": "" if due.probe else changed,
    }


def _now(last: Observation | None) -> list[str]:
    if last is None:
        return ["Never visited yet."]
    lines = [f"At the last visit, {shown(last.at)}:"]
    known = facts(last.listings)
    known["contradictions"] = [contradiction(found) for found in last.contradictions]
    for name, found in known.items():
        if found:
            lines.append(f"  {name}")
            lines += [f"    {told(fact)}" for fact in found]
    return lines


def told(fact: Fact) -> str:
    """One fact in a line, its words in corner brackets behind it."""
    parts = [
        f"{key.replace('_', ' ')} {_flat(value)}"
        for key, value in fact.items()
        if value is not None and key not in QUOTES
    ]
    words = [f"「{fact[key]}」" for key in QUOTES if fact.get(key)]
    return "  ".join([", ".join(parts), *words])


def _flat(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return (", ".join(map(str, value)) or "nothing") if isinstance(value, list) else str(value)
