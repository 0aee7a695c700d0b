"""Exposures, as people record them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, select

from storage.schema import exposure_sites, exposures
from storage.sites.known import one_site
from waybillwatch.captures import Digest
from waybillwatch.errors import UnknownName
from waybillwatch.exposures import DayBasis, Exposure, ExposureKind
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
    basis: DayBasis = DayBasis.PERSON,
    source: Digest | None = None,
) -> Exposure:
    """Record an exposure; told again (publisher, day, title), its sites are added to it.

    A site it named already gets the words it had none of, and the exposure the source.

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
                kind=kind,
                publisher=publisher,
                day=day,
                title=title,
                link=link,
                basis=basis,
                source=source,
            )
        ).inserted_primary_key
        found = made[0] if made else 0
    elif source is not None:
        connection.execute(
            exposures.update()
            .where(exposures.c.id == found, exposures.c.source.is_(None))
            .values(source=source)
        )
    _name(connection, int(found), keys, quotes)
    return one_exposure(connection, int(found))


def _name(
    connection: Connection, exposure: int, keys: Iterable[SiteKey], quotes: Mapping[SiteKey, str]
) -> None:
    """Add sites to an exposure, and words to those it named without."""
    table = exposure_sites
    known = select(table.c.site_key, table.c.quote).where(table.c.exposure_id == exposure)
    there = {row.site_key: row.quote for row in connection.execute(known)}
    for key in dict.fromkeys(keys):
        quote = quotes.get(key, "")
        if key not in there:
            connection.execute(
                table.insert().values(exposure_id=exposure, site_key=key, quote=quote)
            )
        elif quote and not there[key]:
            connection.execute(
                table.update()
                .where(table.c.exposure_id == exposure, table.c.site_key == key)
                .values(quote=quote)
            )


def all_exposures(connection: Connection) -> tuple[Exposure, ...]:
    """Every exposure, by day."""
    named: dict[int, dict[SiteKey, str]] = {}
    for row in connection.execute(select(exposure_sites).order_by(exposure_sites.c.site_key)):
        named.setdefault(row.exposure_id, {})[SiteKey(row.site_key)] = row.quote
    return tuple(
        Exposure(
            id=row.id,
            kind=row.kind,
            publisher=row.publisher,
            day=row.day,
            title=row.title,
            link=row.link,
            sites=tuple(named.get(row.id, ())),
            basis=row.basis,
            source=row.source,
            quotes={key: quote for key, quote in named.get(row.id, {}).items() if quote},
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
