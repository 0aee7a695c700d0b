"""What the sweeps saw of sites, week by week, as rows."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from desk.facts import contradiction, facts
from desk.naming import find_site
from desk.times import shown, shown_day
from storage.history import ListingSpan, Seen, history, observations
from waybillwatch.errors import InputError, UnknownName
from waybillwatch.sites import SiteKey

if TYPE_CHECKING:
    from storage.store import Store

Row = dict[str, object]


def spans(store: Store, text: str, since: datetime | None) -> list[Row]:
    """When a site's pages, or pages that hold some words, were seen as they were.

    Raises InputError for words that say nothing.
    """
    if not text.strip():
        raise InputError("give some words to look for (two characters do), or a site")
    wanted: str = text.strip()
    with suppress(UnknownName):  # no site of that name: words, then
        wanted = find_site(store, text).key
    with store.reading() as connection:
        found = history(connection, wanted, since=since)
    return [_span(one) for one in found]


def _span(one: ListingSpan) -> Row:
    return {
        "site": one.site,
        "name": one.name,
        "url": one.url,
        "first": shown_day(one.first),
        "last": shown_day(one.last),
        "sweeps": one.times,
        "standing": one.standing,
        "quote": one.excerpt or one.listing.title,
        "facts": facts([one.listing]),
    }


def weeks(store: Store, site: SiteKey | None = None) -> list[Row]:
    """Every observation with all its facts and quotes: the whole history as rows."""
    with store.reading() as connection:
        return [observation_row(seen) for seen in observations(connection, site=site)]


def observation_row(seen: Seen) -> Row:
    """One observation with all its facts, each with its quote."""
    one = seen.observation
    quote = one.ground.quote
    return {
        "sweep": seen.sweep,
        "at": shown(one.at),
        "simulated": seen.simulated,
        "site": one.site,
        "name": one.name,
        "standing": one.standing,
        "standing_quote": quote.exact if quote else (one.ground.outage or one.ground.detail),
        **facts(one.listings),
        "contradictions": [contradiction(found) for found in one.contradictions],
    }
