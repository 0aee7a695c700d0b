"""The sentence: how many are still selling, with its caveat."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from waybillwatch.fates import SHANGHAI
from waybillwatch.sites import SiteKey
from waybillwatch.survival import Survival


def _day(at: datetime) -> str:
    there = at.astimezone(SHANGHAI)
    return f"{there.day} {there:%B}"


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
    gone = [life for life in result.lives if life.site in count.gone and life.end]
    called = names or {}
    parts = [
        f"{called.get(life.site) or life.site} present on {_day(life.end.last_selling)}, "
        f"absent on {_day(life.end.first_missed)} ({life.end.standing})"
        for life in gone
        if life.end
    ]
    if count.not_known:
        parts.append(
            f"not known: {', '.join(called.get(site) or site for site in count.not_known)}"
        )
    return sentence + (f"; {'; '.join(parts)}." if parts else ".")
