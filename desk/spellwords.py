"""A site's stretches of selling, in words."""

from __future__ import annotations

from desk.times import shown_day
from storage.history import SiteLife
from waybillwatch.ends import Spell
from waybillwatch.fates import Sight
from waybillwatch.spells import spells


def spell_lines(life: SiteLife) -> list[str]:
    """Its stretches of selling, each with how it ended: confirmed, or missed in one sweep."""
    sights = [
        Sight(due.at, one.standing, probe=due.probe, outage=one.ground.outage)
        for due in life.sweeps
        if due.seen
        for one in [due.seen.observation]
    ]
    due = [one.at for one in life.sweeps if not one.probe]
    return [f"  {spell_in_words(spell)}" for spell in spells(sights, due=due)]


def spell_in_words(spell: Spell) -> str:
    """``sold from … to …; then closed: missed on …, confirmed on …``."""
    first, last = shown_day(spell.first_selling), shown_day(spell.last_selling)
    parts = [f"sold from {first} to {last}"]
    if spell.end is None:
        parts = [f"sells since {first}, last seen so on {last}"]
    else:
        end = spell.end
        sure = f"confirmed on {shown_day(end.confirmed)}" if end.confirmed else "in one sweep"
        parts.append(f"then {end.kind}: missed on {shown_day(end.first_missed)}, {sure}")
    for one in spell.absences:
        counted = "no exit" if one.voided else "an exit"
        away = f"{one.standing} {shown_day(one.first_missed)}, back {shown_day(one.back)}"
        parts.append(f"{away} ({counted})")
    if spell.gaps:
        parts.append(f"{len(spell.gaps)} sweeps tell nothing")
    return "; ".join(parts)
