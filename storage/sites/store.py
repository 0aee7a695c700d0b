"""What may be asked and said of sites and exposures, each in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from sqlalchemy import select

from storage.database import Database
from storage.schema import observations, sites
from storage.schema.said import Verdict
from storage.sites import deciding, exposing, known
from waybillwatch.captures import Digest
from waybillwatch.exposures import DayBasis, Exposure, ExposureKind
from waybillwatch.sites import Origin, Site, SiteKey, SiteStatus
from waybillwatch.sweeps import Standing


class SiteStore(Database):
    """Sites and exposures."""

    def was_selling(self, key: str, *, before: datetime) -> bool:
        """Whether a site was seen selling in a sweep before some time."""
        with self.reading() as connection:
            found = connection.execute(
                select(observations.c.id)
                .join(sites, observations.c.site_id == sites.c.id)
                .where(
                    sites.c.key == key,
                    observations.c.standing == Standing.SELLING,
                    observations.c.at < before,
                )
                .limit(1)
            ).one_or_none()
            return found is not None

    def sites(self, status: SiteStatus | None = None) -> tuple[Site, ...]:
        """Every site, or those of one status, by key."""
        with self.reading() as connection:
            return known.all_sites(connection, status)

    def site(self, key: str) -> Site:
        """A site by its key, or by a name that only one has. Raises UnknownName."""
        with self.reading() as connection:
            return known.one_site(connection, key)

    def add_site(
        self,
        url: str,
        *,
        name: str = "",
        origin: Origin = Origin.PERSON,
        detail: str = "",
        now: datetime | None = None,
    ) -> Site:
        """Track a site at an address a person gave; told again, nothing changes. Raises BadUrl."""
        with self.writing() as connection:
            return deciding.add_site(
                connection, url, name=name, origin=origin, detail=detail, at=_at(now)
            )

    def track(self, key: str, *, now: datetime | None = None) -> Site:
        """Visit a site in every sweep, because a person says so. Raises UnknownName."""
        with self.writing() as connection:
            return deciding.decide(connection, key, Verdict.TRACK, _at(now))

    def ignore(self, key: str, *, now: datetime | None = None) -> Site:
        """Leave a site alone, because a person says so. Raises UnknownName."""
        with self.writing() as connection:
            return deciding.decide(connection, key, Verdict.IGNORE, _at(now))

    def rename(self, key: str, name: str, *, now: datetime | None = None) -> Site:
        """Call a site what a person calls it. Raises UnknownName."""
        with self.writing() as connection:
            return deciding.decide(connection, key, Verdict.RENAME, _at(now), name=name)

    def add_exposure(  # noqa: PLR0913  (who published what, when, naming which sites)
        self,
        *,
        kind: ExposureKind,
        publisher: str,
        day: date,
        title: str,
        link: str,
        sites: Iterable[SiteKey],
        quotes: Mapping[SiteKey, str] | None = None,
        basis: DayBasis = DayBasis.PERSON,
        source: Digest | None = None,
    ) -> Exposure:
        """Record who named which sites; told again, only what is new is added.

        Raises UnknownName.
        """
        with self.writing() as connection:
            return exposing.add_exposure(
                connection,
                kind=kind,
                publisher=publisher,
                day=day,
                title=title,
                link=link,
                named=sites,
                quotes=quotes or {},
                basis=basis,
                source=source,
            )

    def exposures(self) -> tuple[Exposure, ...]:
        """Every exposure, by day."""
        with self.reading() as connection:
            return exposing.all_exposures(connection)

    def exposure(self, number: int) -> Exposure:
        """An exposure by its id. Raises UnknownName."""
        with self.reading() as connection:
            return exposing.one_exposure(connection, number)


def _at(now: datetime | None) -> datetime:
    return datetime.now(UTC) if now is None else now
