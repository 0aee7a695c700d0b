"""One report on one screen: whom it names in which words, and what they did after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desk.overview import after_exposure
from desk.survival import results
from desk.survivalwords import titled
from storage.history import site_looks
from waybillwatch.fates import moment
from waybillwatch.headline import caveat, headline
from waybillwatch.reactions import WINDOW, Reactions, reactions
from waybillwatch.reactionwords import reactions_in_words
from waybillwatch.sides import ChangeKind

if TYPE_CHECKING:
    from storage.store import Store

Row = dict[str, object]

_BEFORE = timedelta(weeks=26)
"""How long before a report its sites are looked at for what they were."""


@dataclass(frozen=True, slots=True)
class Report:
    """What is shown of one exposure."""

    head: list[str]
    sites: list[Row]
    sentences: list[str]
    row: Row
    """All of it, for a file."""


def report(store: Store, number: int) -> Report:
    """One exposure with all that is known of its sites since. Raises UnknownName."""
    (result,) = results(store, number)
    exposure = result.exposure
    start = moment(exposure.day)
    with store.reading() as connection:
        looks = site_looks(
            connection, exposure.sites, since=start - _BEFORE, until=start + timedelta(WINDOW)
        )
    done = reactions(exposure.day, looks)
    sites: list[Row] = [
        {
            "name": result.names.get(site, ""),
            "site": site,
            "since": after_exposure(site, [result]),
            "quote": exposure.quotes.get(site, ""),
        }
        for site in exposure.sites
    ]
    kept = "sealed in the archive" if exposure.source else "none is kept"
    head = [titled(exposure), f"   {exposure.kind}  {exposure.link}".rstrip(), f"   source: {kept}"]
    sentence, changed = headline(result.survival, result.names), reactions_in_words(done)
    said = [
        sentence,
        f"In the {WINDOW} days after: {changed}",
        caveat(result.survival),
    ]
    row: Row = {
        "id": exposure.id,
        "kind": exposure.kind,
        "publisher": exposure.publisher,
        "day": exposure.day.isoformat(),
        "day_basis": exposure.basis,
        "title": exposure.title,
        "link": exposure.link,
        "has_source": exposure.source is not None,
        "sites": sites,
        "headline": sentence,
        "caveat": caveat(result.survival),
        "reactions": changed,
        "changed": _changed(done),
    }
    return Report(head, sites, said, row)


def _changed(done: Reactions) -> Row:
    """Which sites changed what, those of no kind left out."""
    found: Row = {kind.value: list(done.changed[kind]) for kind in ChangeKind if done.changed[kind]}
    return found | {
        "seen_before_and_after": list(done.sites),
        "dropped_surcharge": {
            field.value: list(sites) for field, sites in done.dropped_surcharge.items() if sites
        },
        "had_surcharge": {
            field.value: list(sites) for field, sites in done.had_surcharge.items() if sites
        },
    }
