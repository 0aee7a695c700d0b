"""The watcher watched: what a sweep yielded beside what the sweeps before it did.

A reader that lost its prices, an engine gone mute, pages that could not be read or control
hosts that were not asked look like news of the sites, and are none. So each yield is compared
with the median of the sweeps before, per site read or query asked, and said before any number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median


class Group(StrEnum):
    """What a yield is of."""

    PAGES = "pages"
    """Sites that showed their own pages, of the sites visited."""
    FACTS = "facts"
    """Prices, claims, contacts, sightings, disclaimers, of the sites that showed their pages."""
    ENGINE = "engine"
    """Finds of one search engine, of the queries asked."""
    SITE = "site"
    """Prices of one site that is selling."""
    CONTROLS = "controls"
    """Rounds in which control hosts were asked, of the sweep."""


@dataclass(frozen=True, slots=True)
class Yield:
    """How much came of how many."""

    count: int
    of: int = 1

    @property
    def rate(self) -> float:
        """How much came of one; ``of`` is not 0."""
        return self.count / self.of


Key = tuple[Group, str]
Yields = Mapping[Key, Yield]
"""A sweep's, by group and name. What is not there was not asked, which is not nothing: whoever
counts writes a 0 down."""

PAST = 8
"""Sweeps back to which a yield is compared."""
_LEAST_PAST = 3
"""Sweeps it takes to know what is usual."""
_TOLERANCE = {
    Group.PAGES: 0.5,
    Group.FACTS: 0.5,
    Group.ENGINE: 0.2,
    Group.SITE: 0.25,
    Group.CONTROLS: 0.5,
}
"""The share of what is usual below which a yield is said."""
_LEAST_COUNT = {
    Group.PAGES: 4,
    Group.FACTS: 6,
    Group.ENGINE: 3,
    Group.SITE: 4,
    Group.CONTROLS: 1,
}
"""What is usual must be at least this much: of little, half is chance."""
_LEAST_OF = 0.5
"""A sweep of fewer than half of the usual sites or queries was no whole one: not compared."""


@dataclass(frozen=True, slots=True)
class Drop:
    """A yield that fell below what is usual."""

    group: Group
    name: str
    now: Yield
    usual: float
    """The median count of the sweeps before, for as many sites or queries as now."""


def drops(now: Yields, past: Sequence[Yields]) -> tuple[Drop, ...]:
    """What fell, by group and name; ``past`` are the sweeps before, the newest last."""
    before = past[-PAST:]
    keys = sorted({key for one in before for key in one}, key=lambda key: (_ORDER[key[0]], key[1]))
    found = []
    for key in keys:
        known = [one[key] for one in before if key in one and one[key].of]
        fell = _drop(key, now.get(key), known)
        if fell is not None:
            found.append(fell)
    return tuple(found)


_ORDER = {group: place for place, group in enumerate(Group)}


def _drop(key: Key, now: Yield | None, known: Sequence[Yield]) -> Drop | None:
    group, name = key
    if now is None or not now.of or len(known) < _LEAST_PAST:
        return None
    if now.of < _LEAST_OF * median(one.of for one in known):
        return None
    rate = median(one.rate for one in known)
    if median(one.count for one in known) < _LEAST_COUNT[group]:
        return None
    if now.rate >= _TOLERANCE[group] * rate:
        return None
    return Drop(group, name, now, rate * now.of)


_SAID = {
    Group.PAGES: "only {now} of {of} sites showed pages that could be read, usually {usual}",
    Group.FACTS: "{name}: {now} read, usually {usual}: look at the reader before the prices",
    Group.ENGINE: "the engine {name} found {now} sites, usually {usual}",
    Group.SITE: "{name} still sells and {now} prices were read there, usually {usual}",
    Group.CONTROLS: "no control host was asked: our own failure would look like the sites'",
}


def in_words(found: Iterable[Drop]) -> list[str]:
    """A sentence for each; where a reader lost its prices everywhere, no site is told apart."""
    fell = list(found)
    everywhere = any(one.group is Group.FACTS and one.name == "prices" for one in fell)
    return [
        _SAID[one.group].format(
            name=one.name, now=one.now.count, of=one.now.of, usual=f"{one.usual:.0f}"
        )
        for one in fell
        if not (everywhere and one.group is Group.SITE)
    ]
