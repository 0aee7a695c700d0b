"""From spells of selling to lifetimes since an origin: who was at risk, and from when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from waybillwatch.ends import Spell
from waybillwatch.lifetimes import Lifetime

_DAY = timedelta(days=1)


def days_since(origin: datetime, at: datetime) -> float:
    """Days from an origin to a moment."""
    return (at - origin) / _DAY


def lifetime(
    spells: Iterable[Spell], origin: datetime, *, before: datetime | None = None
) -> Lifetime | None:
    """How long a site went on selling since an origin (an exposure's first midnight).

    It is that of the spell in which the site was selling then; of a site first seen selling
    later, that of its next spell, which enters with its first sight (left truncation).
    ``before`` is the last sweep before the origin: a site seen selling in it, and not since,
    counts as selling at the origin, as it does among the M. None of a site that was gone, or
    last seen selling longer ago: it may have ended before.
    """
    for spell in spells:
        end = spell.end if spell.end and spell.end.confirmed else None
        if end and end.first_missed <= origin:
            continue
        if spell.last_selling < origin and (before is None or spell.last_selling < before):
            continue
        return Lifetime(
            after=max(0.0, days_since(origin, spell.last_selling)),
            by=days_since(origin, end.first_missed) if end else float("inf"),
            entered=max(0.0, days_since(origin, spell.first_selling)),
            cause=end.kind if end else None,
        )
    return None
