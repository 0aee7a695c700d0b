"""What a visit read off a site's pages: readings and the observation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from storage.schema import observation_listings, observations, readings, texts
from storage.search import shape_of
from storage.writes.bench import Bench, captured, insert, judged, site_row
from storage.writes.listings import stored_listing
from waybillwatch.captures import Purpose
from waybillwatch.errors import StoreError
from waybillwatch.indexing import bigrams
from waybillwatch.sites import SiteKey, site_key
from waybillwatch.sweeps import (
    Exchange,
    Ground,
    Judgement,
    Reading,
    Standing,
    VisitKind,
)


def _stood(standing: Standing, ground: Ground, judgement: Judgement) -> dict[str, Any]:
    quote = ground.quote
    return {
        "standing": standing,
        "ground_exact": None if quote is None else quote.exact,
        "ground_ranges": None if quote is None else quote.ranges,
        "ground_capture": None if quote is None else quote.capture,
        "ground_outage": ground.outage,
        "ground_detail": ground.detail,
        **judged(judgement),
    }


def write_observation(bench: Bench) -> None:
    """Write what a watch visit saw. Raises StoreError where the record contradicts itself."""
    visit, seen = bench.record.finished.visit, bench.record.observation
    if seen is None:
        if visit.kind in {VisitKind.WATCH, VisitKind.PROBE}:
            raise StoreError(f"the visit of {visit.subject} was read and observed nothing")
        if bench.record.readings:
            raise StoreError(f"the search {visit.subject} has readings, and a search has none")
        return
    site = site_row(bench, seen.site, visit.start_url)
    for ordinal, reading in enumerate(bench.record.readings):
        _write_reading(bench, site, ordinal, reading)
    made = bench.connection.execute(
        observations.insert().values(
            visit_id=bench.visit_id,
            site_id=site,
            at=seen.at,
            name=seen.name,
            address=_address(seen.site, bench.record.exchanges),
            probe=visit.kind is VisitKind.PROBE,
            **_stood(seen.standing, seen.ground, seen.judgement),
        )
    ).inserted_primary_key
    observation_id = made[0] if made else None
    rows = [
        {
            "observation_id": observation_id,
            "ordinal": ordinal,
            "listing_id": stored_listing(bench, site, listing),
            "capture_id": captured(bench, listing.url, listing.capture),
        }
        for ordinal, listing in enumerate(seen.listings)
    ]
    insert(bench.connection, observation_listings, rows)


def _address(site: SiteKey, exchanges: Sequence[Exchange]) -> str:
    """Where the site's front page answered in the end, path left out; empty where nowhere."""
    fronts = [
        exchange.url
        for exchange in exchanges
        if exchange.purpose is Purpose.FRONT and exchange.reason is None
    ]
    if not fronts:
        return ""
    last = fronts[-1]
    if "/" in site and site_key(last) == site:
        return last
    scheme, _, rest = last.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}/"


def _write_reading(bench: Bench, site: int, ordinal: int, reading: Reading) -> None:
    row = {
        "visit_id": bench.visit_id,
        "ordinal": ordinal,
        "url": reading.url,
        "capture_id": captured(bench, reading.url, reading.capture),
        "listing_id": stored_listing(bench, site, reading.listing),
        "text_id": _text_id(bench, site, reading),
        **_stood(reading.standing, reading.ground, reading.judgement),
    }
    bench.connection.execute(readings.insert(), row)


def _text_id(bench: Bench, site: int, reading: Reading) -> int:
    folded = reading.folded
    shape = shape_of(bench.content_key(reading.listing), folded)
    found = bench.connection.scalar(
        select(texts.c.id).where(texts.c.site_id == site, texts.c.shape == shape)
    )
    if found is not None:
        return int(found)
    row = {"site_id": site, "shape": shape, "folded": folded}
    row["bigrams"] = " ".join(bigrams(folded))
    made = bench.connection.execute(texts.insert(), row).inserted_primary_key
    return int(made[0]) if made else 0
