"""From a site's sights to its spells of selling: when each began, and when and how it ended.

An end is always an interval, (last seen selling, first miss], and counts only once it is
confirmed: misses in ``CONFIRM`` sweeps one after the other. What tells nothing (blocked,
unknown, a sweep that went blind or was never made) neither counts nor breaks the row. Probes
between sweeps may narrow an interval and never confirm an end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import pairwise

from waybillwatch.ends import Absence, End, Spell
from waybillwatch.fates import ExitKind, Sight
from waybillwatch.ordering import ordered

CONFIRM = 2
"""Sweeps one after the other that must miss a site before it counts as gone."""


@dataclass(slots=True)
class _Growing:
    """A spell while its sights are read."""

    missed_before: datetime | None
    first_selling: datetime
    last_selling: datetime
    absences: list[Absence] = field(default_factory=list)

    def ended(self, end: End | None) -> Spell:
        """The spell as it is left."""
        return Spell(
            self.missed_before, self.first_selling, self.last_selling, end, tuple(self.absences)
        )


def spells(
    sights: Iterable[Sight],
    *,
    due: Iterable[datetime] = (),
    blind: Collection[datetime] = (),
    confirm: int = CONFIRM,
) -> tuple[Spell, ...]:
    """A site's spells, oldest first; none of one never seen selling.

    ``due`` are the times at which a sweep was due, made or not: those that tell nothing become
    gaps. An exit of which a page told (closed, gutted, suspended, parked, moved) and that is
    followed by a return makes a new spell; a silence (down) is voided by it.
    """
    told = ordered(sights, blind)
    found: list[Spell] = []
    now: _Growing | None = None
    missed: list[Sight] = []
    for sight in told:
        if not sight.selling:
            if sight.miss is not None:
                missed.append(sight)
            continue
        if now is not None and missed:
            end = _end(now.last_selling, missed, confirm)
            if end.confirmed is not None and end.kind is not ExitKind.DEAD:
                found.append(now.ended(end))
                now = None
            else:
                now.absences.append(_absence(end, sight.at, voided=True))
        if now is None:
            now = _Growing(missed[-1].at if missed else None, sight.at, sight.at)
        now.last_selling, missed = sight.at, []
    if now is not None:
        found.append(now.ended(_end(now.last_selling, missed, confirm) if missed else None))
    return _with_gaps(found, told, set(due))


def _end(last_selling: datetime, missed: Sequence[Sight], confirm: int) -> End:
    """The end that misses come to, confirmed or not."""
    shown = (one.miss for one in missed if one.miss is not ExitKind.DEAD)
    swept = [one.at for one in missed if not one.probe]
    return End(
        last_selling=last_selling,
        first_missed=missed[0].at,
        standing=missed[0].standing,
        kind=next(shown, None) or ExitKind.DEAD,
        confirmed=swept[confirm - 1] if len(swept) >= confirm else None,
    )


def _absence(end: End, back: datetime, *, voided: bool) -> Absence:
    return Absence(end.last_selling, end.first_missed, back, end.standing, end.kind, voided)


def _with_gaps(
    found: Sequence[Spell], told: Sequence[Sight], due: set[datetime]
) -> tuple[Spell, ...]:
    """The spells with the sweeps in them that tell nothing."""
    swept = {one.at: one.selling or one.miss is not None for one in told if not one.probe}
    quiet = sorted(at for at in due.union(swept) if not swept.get(at))
    if not quiet:
        return tuple(found)
    ends = [spell.end.confirmed if spell.end else None for spell in found]
    return tuple(
        replace(
            spell,
            gaps=tuple(at for at in quiet if at > spell.first_selling and (not end or at < end)),
        )
        for spell, end in zip(found, ends, strict=True)
    )


def returns(found: Sequence[Spell]) -> tuple[Absence, ...]:
    """Every time a site was away and came back, an exit or not, oldest first."""
    away = [absence for spell in found for absence in spell.absences]
    away += [
        _absence(spell.end, later.first_selling, voided=False)
        for spell, later in pairwise(found)
        if spell.end
    ]
    return tuple(sorted(away, key=lambda one: one.first_missed))
