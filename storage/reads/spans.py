"""Listing history: each page with one content, and the sweeps that saw it so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from storage.facts import read_listings
from storage.schema import readings, sites, sweeps, texts, visits
from storage.search import excerpt, find_texts
from waybillwatch.listings import Listing
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Standing

_BATCH = 500
"""How many texts are asked for at once: well below any database's limit on parameters."""


@dataclass(frozen=True, slots=True)
class ListingSpan:
    """One page with one content, and when it was seen so."""

    site: SiteKey
    name: str
    """What the site is called now."""
    url: str
    listing: Listing
    standing: Standing
    """How the page stood when it was last seen so."""
    first: datetime
    """The first sweep that saw it so (since the day asked for)."""
    last: datetime
    times: int
    """In how many sweeps; fewer than lie between first and last where it was away."""
    excerpt: str
    """The words about what was looked for, as they are searched in; empty for a key."""


def history(
    connection: Connection, text_or_key: str, *, since: datetime | None = None
) -> tuple[ListingSpan, ...]:
    """The pages of a site, or those that hold some words; by site, address, first sweep.

    Words are found Traditional or Simplified, in any width and case.
    """
    query = (
        select(
            readings.c.url,
            readings.c.listing_id,
            readings.c.text_id,
            readings.c.standing,
            sweeps.c.at,
            sites.c.key.label("site_key"),
            sites.c.name.label("site_name"),
        )
        .join(texts, readings.c.text_id == texts.c.id)
        .join(sites, texts.c.site_id == sites.c.id)
        .join(visits, readings.c.visit_id == visits.c.id)
        .join(sweeps, visits.c.sweep_id == sweeps.c.id)
        .order_by(sites.c.key, readings.c.url, sweeps.c.at)
    )
    if since is not None:
        query = query.where(sweeps.c.at >= since)
    known = connection.scalar(select(sites.c.id).where(sites.c.key == text_or_key))
    if known is not None:
        rows = list(connection.execute(query.where(sites.c.id == known)))
        return _spans(connection, rows, {}, text_or_key)
    found = find_texts(connection, text_or_key)
    ids = list(found)
    rows = []
    for start in range(0, len(ids), _BATCH):
        batch = readings.c.text_id.in_(ids[start : start + _BATCH])
        rows += connection.execute(query.where(batch))
    rows.sort(key=lambda row: (row.site_key, row.url, row.at))
    return _spans(connection, rows, found, text_or_key)


def _spans(
    connection: Connection, rows: list[Any], found: Mapping[int, str], wanted: str
) -> tuple[ListingSpan, ...]:
    runs: dict[tuple[str, str, int], list[Any]] = {}
    for row in rows:
        runs.setdefault((row.site_key, row.url, row.listing_id), []).append(row)
    known = read_listings(connection, (row.listing_id for row in rows))
    return tuple(
        ListingSpan(
            site=SiteKey(site),
            name=run[0].site_name,
            url=url,
            listing=known[listing_id],
            standing=run[-1].standing,
            first=run[0].at,
            last=run[-1].at,
            times=len({row.at for row in run}),
            excerpt=excerpt(found.get(run[0].text_id, ""), wanted) if found else "",
        )
        for (site, url, listing_id), run in runs.items()
    )
