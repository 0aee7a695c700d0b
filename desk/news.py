"""What one sweep brought, gathered from the store: the events that rules pick from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desk.changing import Asked, found_changes
from desk.outcomes import blind_rounds
from desk.overview import in_words
from desk.times import shown_day
from desk.yielding import fallen
from pipelines.redact import redact_text
from storage.history import observations, site_states, sweep_times
from waybillwatch.alerts import MEMORY, NOISY, Event, News, noise
from waybillwatch.changes import Change
from waybillwatch.ends import Spell
from waybillwatch.sides import ChangeKind
from waybillwatch.sites import Site, SiteKey
from waybillwatch.spells import returns, spells

if TYPE_CHECKING:
    from storage.store import Store, SweepInfo

_VALUES = frozenset(
    {ChangeKind.PRICE_UP, ChangeKind.PRICE_DOWN, ChangeKind.TIER_ADDED, ChangeKind.TIER_GONE}
)
"""Changes whose sides are figures of ours; those of the others may be a site's own words."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a sweep brought, and which sites change in most sweeps."""

    events: tuple[Event, ...]
    noisy: frozenset[str]


def brought(store: Store, sweep: SweepInfo, troubles: Iterable[str] = ()) -> Brought:
    """Everything there is to tell of a sweep, the rules aside.

    ``troubles`` are sentences of the sweep itself, beside the visits that failed.
    """
    names = {site.key: _name(site) for site in store.sites()}
    with store.reading() as connection:
        swept = sweep_times(connection)
    before = [at for at in swept if at <= sweep.at]
    since = before[-MEMORY - 1] if len(before) > MEMORY else (before[0] if before else sweep.at)
    # A second later, for the last is left out.
    until = sweep.at + timedelta(seconds=1)
    found = found_changes(store, Asked(since, until))
    events = [
        *_of_the_sweep(store, sweep, troubles),
        *_of_lives(store, sweep, swept, names),
        *_contradictions(store, sweep, before, names),
        *(_changed(one, names) for one in found if one.at == sweep.at),
    ]
    return Brought(tuple(events), _noisy(found, swept, sweep.at))


def _name(site: Site) -> str:
    return str(redact_text(site.name))


def _noisy(found: Iterable[Change], swept: Sequence[datetime], at: datetime) -> frozenset[str]:
    times: dict[str, set[datetime]] = {}
    for one in found:
        times.setdefault(one.site, set()).add(one.at)
    return frozenset(site for site, when in times.items() if noise(when, swept, at) >= NOISY)


def _of_the_sweep(store: Store, sweep: SweepInfo, troubles: Iterable[str]) -> Iterator[Event]:
    blind = [
        *blind_rounds(store.control_rounds(sweep.key)),
        *fallen(store, sweep.key)[1],
    ]
    for said in blind:
        yield Event(News.BLIND, said)
    gone = [
        f"{visit.subject} was given up: {reason}" for visit, reason in store.failures(sweep.key)
    ]
    for said in dict.fromkeys((*gone, *troubles)):
        if said not in blind:
            yield Event(News.FAILED, str(redact_text(said)))


def _of_lives(
    store: Store, sweep: SweepInfo, swept: Sequence[datetime], names: dict[SiteKey, str]
) -> Iterator[Event]:
    """New sellers, confirmed exits and returns: what a sweep's sights add to lives."""
    with store.reading() as connection:
        sights = site_states(connection)
    due = [at for at in swept if at <= sweep.at]
    for site, seen in sights.items():
        until = [one for one in seen if one.at <= sweep.at]
        if not until or until[-1].at != sweep.at:
            continue
        for rule, said in _turns(spells(until, due=due), sweep.at):
            yield Event(rule, said, site, names.get(site, ""))


def _turns(lived: Sequence[Spell], at: datetime) -> Iterator[tuple[News, str]]:
    if not lived:
        return
    end = lived[-1].end
    if len(lived) == 1 and lived[0].first_selling == at:
        yield News.NEW_SELLER, "seen selling for the first time"
    if end is not None and end.confirmed == at:
        between = f"{shown_day(end.last_selling)} and {shown_day(end.first_missed)}"
        yield News.EXIT, f"{end.kind} between {between}"
    for absence in returns(lived):
        if absence.back == at:
            away = f"{absence.kind} since {shown_day(absence.first_missed)}"
            counted = "that was no exit" if absence.voided else "that was an exit"
            yield News.RETURN, f"was {away}; {counted}"


def _contradictions(
    store: Store, sweep: SweepInfo, before: Sequence[datetime], names: dict[SiteKey, str]
) -> Iterator[Event]:
    """Those that the sweep saw and the one before it did not."""
    with store.reading() as connection:
        now = observations(connection, sweep=sweep.key)
        old = {
            seen.observation.site: seen.observation
            for key in _key_before(store, before)
            for seen in observations(connection, sweep=key)
        }
    for seen in now:
        site = seen.observation.site
        known = old.get(site)
        there = {(one.kind, one.denied, one.field) for one in known.contradictions} if known else ()
        fresh = [
            one
            for one in seen.observation.contradictions
            if (one.kind, one.denied, one.field) not in there
        ]
        if fresh:
            yield Event(News.CONTRADICTION, in_words(fresh), site, names.get(site, ""))


def _key_before(store: Store, before: Sequence[datetime]) -> list[str]:
    return [one.key for one in store.sweeps() if before[:-1] and one.at == before[-2]]


def _changed(change: Change, names: dict[SiteKey, str]) -> Event:
    return Event(change.kind, _told(change), change.site, names.get(change.site, ""))


def _told(change: Change) -> str:
    """A change without anybody's words: which tier and price, which standing, which kind."""
    parts = [str(redact_text(change.what))] if change.what else []
    sides = [side.value if side else "–" for side in (change.before, change.after)]
    if change.kind in _VALUES or change.kind is ChangeKind.STANDING_CHANGED:
        parts.append(" → ".join(sides))
    parts.append(f"between {shown_day(change.since)} and {shown_day(change.at)}")
    return ", ".join(parts)
