"""What is at hand while one visit is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Table, select

from storage.matching import matched
from storage.schema import visits
from storage.sites.settling import site_id
from waybillwatch.captures import Attempt, Digest, rendering_of
from waybillwatch.errors import StoreError
from waybillwatch.listings import Listing
from waybillwatch.repeats import repeated
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import (
    Exchange,
    Judgement,
    VisitRecord,
)


@dataclass
class Bench:
    """What is at hand while one visit is written."""

    connection: Connection
    visit_id: int
    at: datetime
    record: VisitRecord
    token_key: str
    capture_ids: dict[int, int] = field(default_factory=dict)
    """By the ordinal of the exchange."""
    sites: dict[SiteKey, int] = field(default_factory=dict)

    listing_ids: dict[tuple[int, str], int] = field(default_factory=dict)
    """By site and content: a page's listing is pointed at by its reading and its observation."""
    _keys: dict[int, tuple[Listing, str]] = field(default_factory=dict)

    def content_key(self, listing: Listing) -> str:
        """The content key of a listing, made once."""
        if id(listing) not in self._keys:
            self._keys[id(listing)] = listing, listing.content_key
        return self._keys[id(listing)][1]

    @cached_property
    def pairs(self) -> list[tuple[Attempt, Exchange]]:
        """The attempts with their exchanges."""
        return matched(self.record)

    @cached_property
    def ordinals(self) -> dict[tuple[str | None, Digest], int]:
        """The first exchange with a payload: at an address, and (None) wherever.

        Of a rendered page the document counts as its payload, too.
        """
        found: dict[tuple[str | None, Digest], int] = {}
        for ordinal, (attempt, exchange) in enumerate(self.pairs):
            for digest in (exchange.digest, document_of(attempt, self.record)):
                if digest is not None:
                    found.setdefault((exchange.url, digest), ordinal)
                    found.setdefault((None, digest), ordinal)
        return found


def document_of(attempt: Attempt, record: VisitRecord) -> Digest | None:
    """The digest of the document that a browser made of an attempt's page, if one did."""
    rendering = rendering_of(attempt, record.finished.renderings)
    return None if rendering is None else rendering.digest


def payload_visits(bench: Bench) -> dict[int, int]:
    """The visits in whose segments repeated payloads lie, by the ordinals of the exchanges."""
    visit = bench.record.finished.visit
    again = {
        ordinal: known.segment
        for ordinal, attempt in enumerate(bench.record.finished.attempts)
        if (known := repeated(attempt, visit)) is not None
    }
    if not again:
        return {}
    found = bench.connection.execute(
        select(visits.c.segment, visits.c.id).where(visits.c.segment.in_(set(again.values())))
    )
    ids: dict[str, int] = {segment: row for segment, row in found}  # noqa: C416  (rows to a dict, typed)
    # One that no visit points at (it was done twice) is found again in the segment alone: the
    # payload then counts as nobody's, and the next visit fetches and keeps it anew.
    return {ordinal: ids.get(segment, bench.visit_id) for ordinal, segment in again.items()}


def insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert some rows, or none."""
    if rows:
        connection.execute(table.insert(), rows)


def site_row(bench: Bench, key: SiteKey, url: str) -> int:
    """The id of a site the visit met; it is settled when the visit is written."""
    if key not in bench.sites:
        bench.sites[key] = site_id(bench.connection, key, url, bench.at)
    return bench.sites[key]


def judged(judgement: Judgement) -> dict[str, Any]:
    """The columns of a judgement."""
    return {
        "kind": judgement.kind,
        "sure": judgement.sure,
        "score": judgement.score,
        "reasons": judgement.reasons,
    }


def captured(bench: Bench, url: str, digest: Digest) -> int:
    """The exchange a fact was seen on: the first with its payload, at its address if there."""
    ordinal = bench.ordinals.get((url, digest), bench.ordinals.get((None, digest)))
    if ordinal is None:
        raise StoreError(f"a fact is quoted from {digest}, which the visit never captured")
    return bench.capture_ids[ordinal]
