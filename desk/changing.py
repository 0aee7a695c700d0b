"""What changed on sites, as rows: each change typed, between two sweeps, with both quotes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desk.times import shown, shown_day
from storage.history import changing_looks, sweep_times
from waybillwatch.changes import Change, changes
from waybillwatch.sides import ChangeKind, Side
from waybillwatch.sites import SiteKey

if TYPE_CHECKING:
    from storage.store import Store

Row = dict[str, object]

RECENT = timedelta(days=90)
"""How far before the last sweep changes are shown where no day is given."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which changes are wanted."""

    since: datetime | None = None
    until: datetime | None = None
    sites: tuple[SiteKey, ...] | None = None
    """None for all."""
    kinds: Collection[ChangeKind] = frozenset(ChangeKind)


def recent(store: Store) -> datetime | None:
    """The moment from which on a change counts as recent; None where no sweep was made."""
    with store.reading() as connection:
        times = sweep_times(connection)
    return times[-1] - RECENT if times else None


def found_changes(store: Store, asked: Asked) -> list[Change]:
    """The changes asked for, by time, site and kind."""
    with store.reading() as connection:
        looks = changing_looks(connection, asked.sites, since=asked.since, until=asked.until)
    found = [
        one
        for seen in looks.values()
        for one in changes(seen)
        if one.kind in asked.kinds and (asked.since is None or one.at >= asked.since)
    ]
    return sorted(found, key=lambda one: (one.at, one.site))


def change_rows(store: Store, found: Sequence[Change]) -> list[Row]:
    """Changes as rows."""
    names = {site.key: site.name for site in store.sites()}
    return [_row(one, names.get(one.site) or one.site) for one in found]


def _row(one: Change, name: str) -> Row:
    return {
        "site": one.site,
        "name": name,
        "kind": one.kind,
        "what": one.what,
        "since": shown(one.since),
        "at": shown(one.at),
        "between": f"{shown_day(one.since)} – {shown_day(one.at)}",
        "before": _value(one.before),
        "before_quote": _quote(one.before),
        "after": _value(one.after),
        "after_quote": _quote(one.after),
        "was": _told(one.before),
        "is": _told(one.after),
    }


def _value(side: Side | None) -> str | None:
    return side.value if side else None


def _quote(side: Side | None) -> str | None:
    return side.quote.exact if side and side.quote else None


def _told(side: Side | None) -> str:
    """A side for a person: its value and, where they say more, its words."""
    if side is None:
        return "–"
    quote = _quote(side)
    if quote is None:
        return side.value
    return f"「{quote}」" if quote == side.value else f"{side.value} 「{quote}」"
