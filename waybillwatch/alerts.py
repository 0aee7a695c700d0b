"""What is told of a sweep: rules pick events, and events become messages.

Told are kinds, standings, prices and days; a site's own words are not, for they may hold what
nobody's inbox should: the desk shows them beside their source.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from waybillwatch.defang import tame
from waybillwatch.sides import ChangeKind


class News(StrEnum):
    """What may be told beside the typed changes, the gravest first."""

    BLIND = "blind"
    """The sweep saw half of what it should: no control host answered, or a reader went mute."""
    FAILED = "failed"
    """Part of the sweep failed: a search back-end, a visit."""
    EXIT = "exit"
    """Selling ended, confirmed."""
    RETURN = "return"
    """A site that was away sells again."""
    NEW_SELLER = "new_seller"
    """Seen selling for the first time."""
    CONTRADICTION = "contradiction"
    """A site denies what it offers, prices or shows."""


Rule = News | ChangeKind

EVERY: tuple[Rule, ...] = (*News, *ChangeKind)
"""Every rule, in the order in which it is told."""

DEFAULT = tuple(rule.value for rule in EVERY if rule is not ChangeKind.TEMPLATE_CHANGED)
"""The rules that hold where nobody chose."""

HEADINGS: dict[Rule, str] = {
    News.BLIND: "Half blind: believe no number of this sweep before you have looked",
    News.FAILED: "Failed",
    News.EXIT: "Stopped selling (confirmed)",
    News.RETURN: "Sells again",
    News.NEW_SELLER: "New sellers",
    News.CONTRADICTION: "New contradictions",
}

_COUNTED = {
    News.BLIND: "blind spot",
    News.FAILED: "failure",
    News.EXIT: "exit",
    News.RETURN: "return",
    News.NEW_SELLER: "new seller",
    News.CONTRADICTION: "new contradiction",
}
"""What each is called in a title."""

MOST_LINES = 15
"""Lines under one heading; what goes beyond is counted."""

NOISY = 0.75
"""A site that changed in this share of the last sweeps is told of in one line."""
MEMORY = 8
"""Sweeps back to which noise is counted."""
_LEAST = 4
"""Sweeps it takes to call a site noisy."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a sweep brought."""

    rule: Rule
    said: str
    """What it is, in a few words, without the site's name."""
    site: str = ""
    """The site's key; empty where it is of the sweep itself."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it is sent."""

    part: str
    """``digest``, or which of a sweep's messages it is."""
    title: str
    body: str


def noise(changed: Iterable[datetime], swept: Sequence[datetime], at: datetime) -> float:
    """The share of the sweeps before a moment in which a site changed: 0 quiet, 1 every time.

    ``swept`` are all sweeps' times; the last ``MEMORY`` before ``at`` count, and fewer than
    four of them say nothing (0).
    """
    before = sorted(one for one in swept if one < at)[-MEMORY:]
    if len(before) < _LEAST:
        return 0.0
    return len(set(before).intersection(changed)) / len(before)


def told(
    events: Iterable[Event], rules: Collection[str], key: str, *, noisy: Collection[str] = ()
) -> Message | None:
    """One message for all that a sweep brought; None where the rules leave nothing to tell."""
    wanted = [one for one in events if one.rule in rules]
    if not wanted:
        return None
    loud = [one for one in wanted if not _hushed(one, noisy)]
    lines: list[str] = []
    for rule in EVERY:
        said = list(dict.fromkeys(line_of(one) for one in loud if one.rule is rule))
        if said:
            lines += ["", _heading(rule), *(f"- {line}" for line in said[:MOST_LINES])]
            lines += [f"- and {len(said) - MOST_LINES} more"] if len(said) > MOST_LINES else []
    hushed = _collapsed([one for one in wanted if _hushed(one, noisy)])
    if hushed:
        lines += ["", "Sites that change in most sweeps", *(f"- {line}" for line in hushed)]
    lines += ["", "Words and sources: waybillwatch changes, waybillwatch site show"]
    return Message("digest", _title(wanted, key), "\n".join(lines).strip())


def each(
    events: Iterable[Event], rules: Collection[str], key: str, *, noisy: Collection[str] = ()
) -> tuple[Message, ...]:
    """A message for each event that is not of a noisy site, and one for those that are."""
    wanted = list(dict.fromkeys(one for one in events if one.rule in rules))
    loud = [one for one in wanted if not _hushed(one, noisy)]
    found = [
        Message(str(number), f"waybillwatch: {_heading(one.rule)}", f"{line_of(one)}\nSweep {key}")
        for number, one in enumerate(loud, 1)
    ]
    rest = told([one for one in wanted if _hushed(one, noisy)], rules, key, noisy=noisy)
    return (*found, *([rest] if rest else []))


def line_of(event: Event) -> str:
    """One event in one line, defanged."""
    said = tame(event.said, 200)
    if not event.site:
        return said
    name, site = tame(event.name), tame(event.site)
    who = site if name in {"", site} else f"{name} ({site})"
    return f"{who}: {said}"


def _hushed(event: Event, noisy: Collection[str]) -> bool:
    return isinstance(event.rule, ChangeKind) and event.site in noisy


def _collapsed(events: Sequence[Event]) -> list[str]:
    """A line a site: how many changes of each kind."""
    counts: dict[tuple[str, str], dict[Rule, int]] = {}
    for one in events:
        kinds = counts.setdefault((one.site, one.name), {})
        kinds[one.rule] = kinds.get(one.rule, 0) + 1
    found = []
    for (site, name), kinds in sorted(counts.items()):
        said = ", ".join(f"{_heading(rule).lower()} {many}" for rule, many in kinds.items())
        found.append(line_of(Event(ChangeKind.PRICE_UP, said, site, name)))
    return [
        *found[:MOST_LINES],
        *([f"and {len(found) - MOST_LINES} more"] * (len(found) > MOST_LINES)),
    ]


def _heading(rule: Rule) -> str:
    return HEADINGS.get(rule) or rule.replace("_", " ").capitalize()


def _title(events: Sequence[Event], key: str) -> str:
    """``waybillwatch: 1 exit, 2 new sellers, 5 changes (sweep 2012-11-05T03:00Z)``."""
    counts = {_COUNTED[rule]: sum(one.rule is rule for one in events) for rule in News}
    counts["change"] = sum(isinstance(one.rule, ChangeKind) for one in events)
    parts = [f"{many} {word}{'s' * (many > 1)}" for word, many in counts.items() if many]
    return f"waybillwatch: {', '.join(parts)} (sweep {key})"
