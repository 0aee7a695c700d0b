"""How a site first came to be known, and where its front page is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, Row, Select, select

from storage.schema import finds, sweeps, visits
from storage.schema.said import Verdict
from waybillwatch.boards import bar_of, list_of
from waybillwatch.sites import Origin


def _finds(row: int | None) -> Select[Any]:
    """The finds of a site in their natural order."""
    # A search comes before a visit in a sweep, as their kinds do in the alphabet.
    return (
        select(finds.c.url, finds.c.title, finds.c.origin, finds.c.detail, sweeps.c.at)
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
    )


def titles_of(connection: Connection, row: int | None) -> list[str]:
    """Under which titles a site was found, each once, in their natural order."""
    return list(dict.fromkeys(find.title for find in connection.execute(_finds(row))))


def origin_of(
    connection: Connection, row: int | None, said: Sequence[Row[Any]], seen: Sequence[Row[Any]]
) -> dict[str, Any]:
    """How the site first came to be known, and where its front page is."""
    adds = [decision for decision in said if decision.verdict is Verdict.ADD]
    find = connection.execute(_finds(row).limit(1)).one_or_none()
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
    """The front page of the host an address is on; of a board, the first page of its list."""
    if bar_of(url) is not None:
        return list_of(url)
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"
