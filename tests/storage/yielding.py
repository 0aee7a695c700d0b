"""A sweep's sites, and a reader that reads no price of them."""

from __future__ import annotations

from dataclasses import replace

from waybillwatch.sweeps import VisitRecord

SITES = [f"s{number}.example" for number in range(4)]


def without_prices(record: VisitRecord) -> VisitRecord:
    """A visit as it would be if no price had been read."""
    seen = record.observation
    assert seen is not None
    bare = tuple(replace(one, tiers=()) for one in seen.listings)
    readings = tuple(replace(one, listing=bare[0]) for one in record.readings)
    return replace(record, readings=readings, observation=replace(seen, listings=bare))
