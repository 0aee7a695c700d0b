"""What is at hand while one visit is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table

from storage.matching import matched
from storage.sites.settling import site_id
from waybillwatch.captures import Attempt, Digest, rendering_of
from waybillwatch.errors import StoreError
from waybillwatch.sites import SiteKey
from waybillwatch.sweeps import (
    Judgement,
    VisitRecord,
)


@dataclass(slots=True)
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


def document_of(attempt: Attempt, record: VisitRecord) -> Digest | None:
    """The digest of the document that a browser made of an attempt's page, if one did."""
    rendering = rendering_of(attempt, record.finished.renderings)
    return None if rendering is None else rendering.digest


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
    """The exchange a fact was seen on: the first with its payload, at its address if there.

    Of a rendered page the document counts as its payload, too.
    """
    same = [
        (exchange.url != url, ordinal)
        for ordinal, (attempt, exchange) in enumerate(matched(bench.record))
        if digest in {exchange.digest, document_of(attempt, bench.record)}
    ]
    if not same:
        raise StoreError(f"a fact is quoted from {digest}, which the visit never captured")
    return bench.capture_ids[min(same)[1]]
