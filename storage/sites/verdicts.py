"""What the machine makes of a site, by its visits and the finds that led to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from storage.schema import finds
from waybillwatch.greyzone import REASON
from waybillwatch.sites import Origin, SiteKind, SiteStatus
from waybillwatch.sweeps import Judgement, Standing
from waybillwatch.triage import judge_site

SPEAKING = frozenset({Standing.SELLING, Standing.SILENT})
"""Standings at which a site's own pages were read: elsewhere a judgement is of a parking page,
a refusal or nothing, and says nothing of the site."""


def triage(
    connection: Connection, row: int | None, seen: Sequence[Row[Any]]
) -> tuple[SiteKind, SiteStatus]:
    """What the machine makes of it: visits outweigh finds, which are judged together."""
    selling = [one for one in seen if one.standing is Standing.SELLING]
    if selling and all(REASON in one.reasons for one in selling):
        return SiteKind.UNSURE, SiteStatus.CANDIDATE
    if selling:
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
    """What was judged of it unseen.

    Where an engine shows what a site says of itself, others' words for it (a link's) count
    only where they are sure.
    """
    # The same words found again every week are no new evidence: each judgement counts once.
    found = connection.execute(
        select(finds.c.kind, finds.c.sure, finds.c.score, finds.c.reasons, finds.c.origin)
        .where(finds.c.site_id == row)
        .distinct()
        .order_by(finds.c.score.desc(), finds.c.kind, finds.c.sure, finds.c.reasons, finds.c.origin)
    ).all()
    own = [hit for hit in found if hit.sure or hit.origin is Origin.SEARCH]
    return [Judgement(hit.kind, hit.sure, hit.score, hit.reasons) for hit in own or found]
