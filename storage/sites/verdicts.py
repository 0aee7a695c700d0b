"""What the machine makes of a site, by its visits and the finds that led to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from storage.schema import finds
from waybillwatch.sites import SiteKind, SiteStatus
from waybillwatch.sweeps import Judgement, Standing
from waybillwatch.triage import judge_site

SPEAKING = frozenset({Standing.SELLING, Standing.SILENT})
"""Standings at which a site's own pages were read: elsewhere a judgement is of a parking page,
a refusal or nothing, and says nothing of the site."""


def triage(
    connection: Connection, row: int | None, seen: Sequence[Row[Any]]
) -> tuple[SiteKind, SiteStatus]:
    """What the machine makes of it: visits outweigh finds, which are judged together."""
    if any(one.standing is Standing.SELLING for one in seen):
        # Once seen selling it stays watched, whatever it turns into.
        return SiteKind.SELLER, SiteStatus.TRACKED
    telling = [
        one
        for one in seen
        if one.sure and one.standing in SPEAKING and one.kind is not SiteKind.UNSURE
    ]
    if telling:
        kind = telling[-1].kind
        return kind, SiteStatus.TRACKED if kind is SiteKind.SELLER else SiteStatus.BENIGN
    judged = judge_site(_hits(connection, row))
    if not judged.sure or judged.kind is SiteKind.UNSURE:
        return judged.kind, SiteStatus.CANDIDATE
    status = SiteStatus.TRACKED if judged.kind is SiteKind.SELLER else SiteStatus.BENIGN
    return judged.kind, status


def _hits(connection: Connection, row: int | None) -> list[Judgement]:
    # The same words found again every week are no new evidence: each judgement counts once.
    found = connection.execute(
        select(finds.c.kind, finds.c.sure, finds.c.score, finds.c.reasons)
        .where(finds.c.site_id == row)
        .distinct()
        .order_by(finds.c.score.desc(), finds.c.kind, finds.c.sure, finds.c.reasons)
    )
    return [Judgement(hit.kind, hit.sure, hit.score, hit.reasons) for hit in found]
