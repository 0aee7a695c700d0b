"""The life of one site, sweep by sweep, its gaps visible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, select

from storage.reads.seen import Seen, observations
from storage.schema import site_addresses, site_names, sites, sweeps, visits
from storage.sites.known import one_site
from waybillwatch.sites import Site
from waybillwatch.sweeps import SweepKind, VisitKind, VisitState


@dataclass(frozen=True, slots=True)
class Span:
    """A name or an address and when it held."""

    value: str
    valid_from: datetime
    valid_to: datetime | None
    """None while it holds."""
    given_by: str = "site"
    """``site`` or ``person``."""


@dataclass(frozen=True, slots=True)
class Due:
    """One sweep in a site's life, seen or not."""

    sweep: str
    at: datetime
    simulated: bool
    state: VisitState | None
    """Of its visit; None where the sweep did not go there: a gap of ours."""
    failure: str
    seen: Seen | None
    probe: bool = False
    """Whether it looked at front pages alone, between two sweeps."""


@dataclass(frozen=True, slots=True)
class SiteLife:
    """All that is known of one site."""

    site: Site
    names: tuple[Span, ...]
    addresses: tuple[Span, ...]
    sweeps: tuple[Due, ...]
    """Every sweep since it was first seen, oldest first, and the probes that went there."""


def site_life(connection: Connection, key: str) -> SiteLife:
    """The life of a site, by key or name. Raises UnknownName."""
    site = one_site(connection, key)
    row = select(sites.c.id).where(sites.c.key == site.key).scalar_subquery()
    names = connection.execute(
        select(site_names)
        .where(site_names.c.site_id == row)
        .order_by(site_names.c.given_by, site_names.c.valid_from)
    )
    addresses = connection.execute(
        select(site_addresses)
        .where(site_addresses.c.site_id == row)
        .order_by(site_addresses.c.valid_from)
    )
    return SiteLife(
        site=site,
        names=tuple(Span(one.name, one.valid_from, one.valid_to, one.given_by) for one in names),
        addresses=tuple(Span(one.url, one.valid_from, one.valid_to) for one in addresses),
        sweeps=_dues(connection, site),
    )


def _dues(connection: Connection, site: Site) -> tuple[Due, ...]:
    found = {one.sweep: one for one in observations(connection, site=site.key)}
    rows = connection.execute(
        select(sweeps, visits.c.state.label("visit_state"), visits.c.failure)
        .outerjoin(
            visits,
            and_(
                visits.c.sweep_id == sweeps.c.id,
                visits.c.kind.in_((VisitKind.WATCH, VisitKind.PROBE)),
                visits.c.subject == site.key,
            ),
        )
        .order_by(sweeps.c.at, sweeps.c.key)
    )
    return tuple(
        Due(
            row.key,
            row.at,
            row.simulated,
            row.visit_state,
            row.failure or "",
            found.get(row.key),
            probe=row.kind is SweepKind.PROBE,
        )
        for row in rows
        if row.visit_state is not None
        or (row.at >= site.first_seen and row.kind is SweepKind.SWEEP)
    )
