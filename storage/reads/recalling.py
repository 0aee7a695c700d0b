"""What was read of a page that has not changed since."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from storage.facts import FACTS, read_listings
from storage.reads.repeats import last_visit
from storage.schema import captures, finds, observations, readings, sites, texts
from waybillwatch.captures import PICTURE, Digest
from waybillwatch.listings import Listing
from waybillwatch.pii import Redacted
from waybillwatch.quotes import Quote
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import Find, Ground, Judgement, Known, Reading, Recalled, Visit


def recall(connection: Connection, visit: Visit, known: Known) -> Recalled | None:
    """What the last visit read of a page that has not changed; None where that is gone."""
    last = last_visit(connection, visit)
    if last is None:
        return None
    row = connection.execute(
        select(
            readings,
            texts.c.folded,
            observations.c.ground_exact.label("rests_on"),
            observations.c.ground_ranges.label("rests_at"),
            observations.c.ground_capture.label("rests_in"),
        )
        .join(captures, readings.c.capture_id == captures.c.id)
        .join(texts, readings.c.text_id == texts.c.id)
        .join(observations, observations.c.visit_id == readings.c.visit_id)
        .where(
            readings.c.visit_id == last.id,
            or_(captures.c.rendered.is_(None), captures.c.rendered == PICTURE),
            captures.c.url == known.url,
            captures.c.purpose == known.purpose,
            captures.c.digest == known.digest,
        )
        .order_by(readings.c.ordinal)
        .limit(1)
    ).one_or_none()
    if row is None or known.digest is None:
        return None
    listing = read_listings(connection, [row.listing_id])[row.listing_id]
    quote = None
    if row.ground_exact is not None:
        quote = Quote(row.ground_exact, row.ground_ranges, row.ground_capture)
    reading = Reading(
        url=row.url,
        capture=known.digest,
        purpose=known.purpose,
        text=Redacted.remembered(row.folded),
        listing=_seen_again(listing, known.digest, row),
        standing=row.standing,
        ground=Ground(quote, row.ground_outage, row.ground_detail),
        judgement=Judgement(row.kind, row.sure, row.score, row.reasons),
        folded=row.folded,
    )
    return Recalled(reading, _finds(connection, last.id, row.url))


def _seen_again(listing: Listing, capture: Digest, row: Row[Any]) -> Listing:
    """A stored listing as it stands on another payload with the same facts."""
    facts: dict[str, Any] = {
        name: tuple(
            replace(fact, quote=replace(fact.quote, capture=capture))
            for fact in getattr(listing, name)
        )
        for name in FACTS
    }
    first = next(iter(facts["tiers"]), None)
    if first is not None and (row.rests_on, row.rests_in) == (first.quote.exact, capture):
        said = Quote(row.rests_on, row.rests_at, row.rests_in)
        facts["tiers"] = (replace(first, quote=said), *facts["tiers"][1:])
    return replace(listing, capture=capture, **facts)


def _finds(connection: Connection, visit_id: int, url: str) -> tuple[Find, ...]:
    rows = connection.execute(
        select(finds, sites.c.key)
        .join(sites, finds.c.site_id == sites.c.id)
        .where(finds.c.visit_id == visit_id, finds.c.detail == url)
        .order_by(finds.c.ordinal)
    )
    return tuple(
        Find(
            site=SiteKey(row.key),
            url=row.url,
            title=row.title,
            snippet=row.snippet,
            origin=row.origin,
            detail=row.detail,
            rank=row.rank,
            judgement=Judgement(row.kind, row.sure, row.score, row.reasons),
        )
        for row in rows
    )
