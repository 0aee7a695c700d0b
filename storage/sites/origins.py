"""How a site first came to be known, and where its front page is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, Row, Select, select

from storage.schema import finds, sweeps, visits
from storage.schema.said import Verdict
from waybillwatch.sites import Origin


def _first_find(row: int | None) -> Select[Any]:
    # A search comes before a visit in a sweep, as their kinds do in the alphabet.
    return (
        select(finds.c.url, finds.c.origin, finds.c.detail, sweeps.c.at)
        .join(visits, finds.c.visit_id == visits.c.id)
        .join(sweeps, visits.c.sweep_id == sweeps.c.id)
        .where(finds.c.site_id == row)
        .order_by(
            sweeps.c.at,
            sweeps.c.key,
            visits.c.kind,
            visits.c.subject,
            finds.c.rank,
            finds.c.ordinal,
        )
        .limit(1)
    )


def origin_of(
    connection: Connection, row: int | None, said: Sequence[Row[Any]], seen: Sequence[Row[Any]]
) -> dict[str, Any]:
    """How the site first came to be known, and where its front page is."""
    adds = [decision for decision in said if decision.verdict is Verdict.ADD]
    find = connection.execute(_first_find(row)).one_or_none()
    made: list[tuple[datetime, int, Origin, str, str]] = []
    if adds:
        made.append((adds[0].at, 0, adds[0].origin or Origin.PERSON, adds[0].detail, adds[0].url))
    if find is not None:
        made.append((find.at, 1, find.origin, find.detail, front_of(find.url)))
    if seen:
        start = connection.scalar(select(visits.c.start_url).where(visits.c.id == seen[0].visit_id))
        made.append((seen[0].at, 2, Origin.PERSON, "", str(start)))
    if not made:
        # Only a person's word is left of it (a newer reader no longer finds it).
        made.append((said[0].at, 3, Origin.PERSON, "", said[0].url))
    at, _, origin, detail, url = min(made, key=lambda one: one[:2])
    return {
        "first_seen": at,
        "origin": origin,
        "origin_detail": detail,
        # A person who gives an address means it to be visited.
        "front_url": adds[-1].url if adds else url,
    }


def front_of(url: str) -> str:
    """The front page of the host an address is on; of a board on a shared host, the address."""
    parts = urlsplit(url)
    if parts.hostname == "tieba.baidu.com":
        return url
    return f"{parts.scheme}://{parts.netloc}/"
