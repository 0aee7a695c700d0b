"""The sentence: how many are still selling, with its caveat."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from waybillwatch.ends import End
from waybillwatch.fates import SHANGHAI
from waybillwatch.sites import SiteKey
from waybillwatch.survival import Survival


def headline(result: Survival, names: Mapping[SiteKey, str] | None = None) -> str:
    """Say it in one sentence with its caveat, and no more than the sweeps hold.

    Sites are called by ``names`` where it has them, else by their keys.
    """
    named = f"{result.day.day} {result.day:%B %Y}"
    if not result.counts:
        return f"No sweep has yet been made 7 days after the exposure of {named}."
    count = result.counts[-1]
    if not count.m:
        return (
            f"None of the {result.named} sites named on {named} was seen selling around that day."
        )
    sites = "site" if count.m == 1 else "sites"
    verb = "was" if count.n == 1 else "were"
    sentence = (
        f"Of {count.m} {sites} named on {named} and seen selling then, "
        f"{count.n} {verb} seen selling {count.days} days later"
    )
    called = names or {}
    parts = [
        f"{called.get(life.site) or life.site} {_ended(life.end, result.day.year)}"
        for life in result.lives
        if life.site in count.gone and life.end
    ]
    if count.not_known:
        parts.append(
            f"not known: {', '.join(called.get(site) or site for site in count.not_known)}"
        )
    return sentence + (f"; {'; '.join(parts)}." if parts else ".")


def _ended(end: End, year: int) -> str:
    """``present on 3 March, absent on 10 March (closed)``: what was seen, and no day of an end."""
    once = "" if end.confirmed else ", missed in one sweep"
    return (
        f"present on {_day(end.last_selling, year)}, "
        f"absent on {_day(end.first_missed, year)} ({end.standing}{once})"
    )


def _day(at: datetime, year: int) -> str:
    there = at.astimezone(SHANGHAI)
    return f"{there.day} {there:%B}" + (f" {there.year}" if there.year != year else "")


CAVEAT = (
    "Selling means that an offer was seen; each end lies somewhere between the two sweeps "
    "named. A site that was blocked or could not be judged is not known, neither open nor gone."
)
"""What every such sentence rests on, and what it cannot say."""


def caveat(result: Survival) -> str:
    """What the sentence rests on, and what it cannot say."""
    return " ".join([CAVEAT, *particulars(result)])


def particulars(result: Survival) -> list[str]:
    """What is to be said of these sites alone: returns, sweeps that told nothing."""
    found = []
    if back := sum(bool(life.absences) for life in result.lives):
        found.append(f"{back} of them {'was' if back == 1 else 'were'} away and came back.")
    if gaps := {at for life in result.lives for spell in life.spells for at in spell.gaps}:
        found.append(f"{len(gaps)} of the sweeps due told nothing of at least one of them.")
    return found
