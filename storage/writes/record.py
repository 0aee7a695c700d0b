"""One finished visit into the tables, in the caller's transaction.

Used by a commit and by a reread alike, so that both write the same rows.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from storage import ledger as ledger_links
from storage.schema import answers, captures, finds
from storage.sites.settling import settle
from storage.writes.bench import Bench, insert, judged, payload_visits, site_row
from storage.writes.pages import write_observation
from waybillwatch.captures import Attempt, Digest, rendering_of
from waybillwatch.sweeps import (
    VisitRecord,
)


def write_record(
    connection: Connection,
    visit_id: int,
    record: VisitRecord,
    *,
    token_key: str,
    settled: bool = True,
) -> None:
    """Write all that a visit's record holds.

    ``token_key`` names the key of its tokens. Without ``settled`` the sites it touches are
    left for the caller to settle. Raises StoreError where the record contradicts itself.
    """
    visit = record.finished.visit
    bench = Bench(connection, visit_id, visit.at, record, token_key)
    pairs = bench.pairs
    _write_captures(bench)
    _write_answers(bench)
    _write_finds(bench)
    write_observation(bench)
    natural = (visit.sweep, visit.kind.value, visit.subject)
    rendered = [rendered_columns(attempt, record) for attempt, _ in pairs]
    digests = [
        digest
        for (_, exchange), columns in zip(pairs, rendered, strict=True)
        for digest in (exchange.digest, columns["dom"], columns["screenshot"])
        if digest is not None
    ]
    ledger_links.append(connection, visit_id, natural, digests)
    if settled:
        settle(connection, bench.sites)


def rendered_columns(attempt: Attempt, record: VisitRecord) -> dict[str, Any]:
    """Why an attempt's page was rendered, and the digests of its document and its picture."""
    found = rendering_of(attempt, record.finished.renderings)
    if found is None:
        return {"rendered": None, "dom": None, "screenshot": None}
    shot = None if found.screenshot is None else Digest.of(found.screenshot)
    return {"rendered": found.reason, "dom": found.digest, "screenshot": shot}


def _write_captures(bench: Bench) -> None:
    held = payload_visits(bench)
    rows = [
        {
            "visit_id": bench.visit_id,
            "ordinal": ordinal,
            "url": exchange.url,
            "purpose": exchange.purpose,
            "at": exchange.at,
            "status": exchange.status,
            "digest": exchange.digest,
            "size": exchange.size,
            "reason": exchange.reason,
            "detail": exchange.detail,
            "text_version": exchange.text_version,
            "found_on": exchange.found_on,
            "etag": exchange.etag,
            "last_modified": exchange.last_modified,
            "payload_visit_id": held.get(ordinal),
            **rendered_columns(attempt, bench.record),
        }
        for ordinal, (attempt, exchange) in enumerate(bench.pairs)
    ]
    insert(bench.connection, captures, rows)
    found = bench.connection.execute(
        select(captures.c.ordinal, captures.c.id).where(captures.c.visit_id == bench.visit_id)
    )
    bench.capture_ids = {ordinal: row for ordinal, row in found}  # noqa: C416  (rows to a dict, typed)


def _write_answers(bench: Bench) -> None:
    rows = [
        {
            "visit_id": bench.visit_id,
            "ordinal": ordinal,
            "outcome": answer.outcome,
            "hits": len(answer.hits),
            "unresponsive": answer.unresponsive,
        }
        for ordinal, answer in enumerate(bench.record.finished.answers)
    ]
    insert(bench.connection, answers, rows)


def _write_finds(bench: Bench) -> None:
    rows = [
        {
            "visit_id": bench.visit_id,
            "ordinal": ordinal,
            "site_id": site_row(bench, find.site, find.url),
            "url": find.url,
            "title": find.title,
            "snippet": find.snippet,
            "origin": find.origin,
            "detail": find.detail,
            "rank": find.rank,
            **judged(find.judgement),
        }
        for ordinal, find in enumerate(bench.record.finds)
    ]
    insert(bench.connection, finds, rows)
