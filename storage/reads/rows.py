"""The table of sites: each with its last visit and the last that saw it selling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select

from storage.reads import seen
from storage.reads.seen import Seen
from storage.schema import observations, sites
from storage.sites.known import all_sites
from waybillwatch.contradiction import Contradiction
from waybillwatch.listings import Listing, PiiClaim
from waybillwatch.sites import Site, SiteKey, SiteStatus
from waybillwatch.sweeps import Standing


@dataclass(frozen=True, slots=True)
class SiteRow:
    """One line of the table of sites."""

    site: Site
    latest: Seen | None
    """What its last visit saw; a probe is none."""
    selling: Seen | None
    """The last visit that saw it selling, where there was one."""
    visits: int
    """How many visits there were."""

    @property
    def standing(self) -> Standing | None:
        """How it stood at the last visit; None where it was never visited."""
        return None if self.latest is None else self.latest.observation.standing

    @property
    def listings(self) -> tuple[Listing, ...]:
        """What it was last seen to offer, or what the last visit read where it never sold."""
        said = self.selling or self.latest
        return () if said is None else said.observation.listings

    @property
    def prices(self) -> tuple[Decimal, Decimal] | None:
        """The lowest and the highest of its last known unit prices, in CNY."""
        amounts = [tier.amount for listing in self.listings for tier in listing.tiers]
        return (min(amounts), max(amounts)) if amounts else None

    @property
    def claims(self) -> tuple[PiiClaim, ...]:
        """What it last said of personal data."""
        return tuple(claim for listing in self.listings for claim in listing.claims)

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Where that contradicts itself."""
        said = self.selling or self.latest
        return () if said is None else said.observation.contradictions


def _last(*conditions: Any) -> Select[Any]:
    swept = observations.c.probe.is_(False)
    newest = (
        select(observations.c.site_id, func.max(observations.c.at).label("at"))
        .where(swept, *conditions)
        .group_by(observations.c.site_id)
        .subquery()
    )
    return seen.query().join(
        newest,
        and_(
            observations.c.site_id == newest.c.site_id,
            observations.c.at == newest.c.at,
            swept,
        ),
    )


def site_rows(connection: Connection, *, status: SiteStatus | None = None) -> tuple[SiteRow, ...]:
    """Every site, or those of one status, by key."""
    sold = observations.c.standing == Standing.SELLING
    last, sold_last = (connection.execute(query).all() for query in (_last(), _last(sold)))
    # Mostly the last visit is the last that saw it selling: each is rebuilt once.
    rows = {row.id: row for row in (*last, *sold_last)}
    made = dict(zip(rows, seen.rebuild(connection, rows.values()), strict=True))
    latest, selling = (_by_site(made[row.id] for row in several) for several in (last, sold_last))
    counted = (
        select(sites.c.key, func.count(observations.c.id))
        .join(observations, observations.c.site_id == sites.c.id)
        .where(observations.c.probe.is_(False))
        .group_by(sites.c.key)
    )
    counts: dict[str, int] = {key: many for key, many in connection.execute(counted)}  # noqa: C416  (rows to a dict, typed)
    return tuple(
        SiteRow(site, latest.get(site.key), selling.get(site.key), counts.get(site.key, 0))
        for site in all_sites(connection, status)
    )


def _by_site(found: Iterable[Seen]) -> dict[SiteKey, Seen]:
    return {one.observation.site: one for one in found}
