"""Listings, stored once a content and pointed at."""

from __future__ import annotations

from sqlalchemy import select

from storage.facts import delete_facts, write_facts
from storage.schema import captures, listings, sweeps, visits
from storage.writes.bench import Bench, captured
from waybillwatch.listings import Listing


def stored_listing(bench: Bench, site: int, listing: Listing) -> int:
    """The listing of that content, stored once; its first capture is that of the first sweep."""
    key = site, bench.content_key(listing)
    if key not in bench.listing_ids:
        bench.listing_ids[key] = _stored(bench, site, listing)
    return bench.listing_ids[key]


def _stored(bench: Bench, site: int, listing: Listing) -> int:
    connection = bench.connection
    capture_id = captured(bench, listing.url, listing.capture)
    key = bench.content_key(listing)
    found = connection.execute(
        select(listings.c.id, sweeps.c.at)
        .join(captures, listings.c.capture_id == captures.c.id)
        .join(visits, captures.c.visit_id == visits.c.id)
        .join(sweeps, visits.c.sweep_id == sweeps.c.id)
        .where(listings.c.site_id == site, listings.c.content_key == key)
    ).one_or_none()
    first = {"capture_id": capture_id, "capture": listing.capture}
    if found is None:
        row = {"site_id": site, "content_key": key, "url": listing.url, "title": listing.title}
        made = connection.execute(listings.insert(), row | first).inserted_primary_key
        listing_id = int(made[0]) if made else 0
    elif found.at > bench.at:
        # An older sweep was finished after a newer one: its capture is the first all the same.
        listing_id = int(found.id)
        connection.execute(listings.update().where(listings.c.id == listing_id).values(**first))
        delete_facts(connection, listing_id)
    else:
        return int(found.id)
    write_facts(connection, listing_id, listing, bench.token_key)
    return listing_id
