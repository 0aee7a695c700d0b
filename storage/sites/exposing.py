"""Exposures, as people record them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, select

from storage.schema import exposure_sites, exposures
from storage.sites.known import one_site
from waybillwatch.errors import UnknownName
from waybillwatch.exposures import Exposure, ExposureKind
from waybillwatch.sites import SiteKey


def add_exposure(  # noqa: PLR0913  (who published what, when, naming which sites)
    connection: Connection,
    *,
    kind: ExposureKind,
    publisher: str,
    day: date,
    title: str,
    link: str,
    named: Iterable[SiteKey],
    quotes: Mapping[SiteKey, str],
) -> Exposure:
    """Record an exposure; told again (publisher, day, title), its sites are added to it.

    Raises UnknownName for a site the store does not know.
    """
    keys = [one_site(connection, key).key for key in named]
    found = connection.execute(
        select(exposures.c.id).where(
            exposures.c.publisher == publisher, exposures.c.day == day, exposures.c.title == title
        )
    ).scalar_one_or_none()
    if found is None:
        made = connection.execute(
            exposures.insert().values(
                kind=kind, publisher=publisher, day=day, title=title, link=link
            )
        ).inserted_primary_key
        found = made[0] if made else 0
    there = set(
        connection.scalars(
            select(exposure_sites.c.site_key).where(exposure_sites.c.exposure_id == found)
        )
    )
    for key in dict.fromkeys(keys):
        if key not in there:
            connection.execute(
                exposure_sites.insert().values(
                    exposure_id=found, site_key=key, quote=quotes.get(key, "")
                )
            )
    return one_exposure(connection, int(found))


def all_exposures(connection: Connection) -> tuple[Exposure, ...]:
    """Every exposure, by day."""
    named: dict[int, list[SiteKey]] = {}
    for row in connection.execute(select(exposure_sites).order_by(exposure_sites.c.site_key)):
        named.setdefault(row.exposure_id, []).append(SiteKey(row.site_key))
    return tuple(
        Exposure(
            id=row.id,
            kind=row.kind,
            publisher=row.publisher,
            day=row.day,
            title=row.title,
            link=row.link,
            sites=tuple(named.get(row.id, ())),
        )
        for row in connection.execute(select(exposures).order_by(exposures.c.day, exposures.c.id))
    )


def one_exposure(connection: Connection, number: int) -> Exposure:
    """The exposure of an id. Raises UnknownName."""
    for exposure in all_exposures(connection):
        if exposure.id == number:
            return exposure
    raise UnknownName(
        f"there is no exposure {number}: waybillwatch exposure list shows those there are"
    )
