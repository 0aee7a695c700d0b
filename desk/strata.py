"""The exposed told apart: by report, era of the trade, engine that found them, host, registrar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desk.curves import Curve, band_rows
from storage.history import site_rows
from waybillwatch.eras import era_of
from waybillwatch.exposures import Exposure
from waybillwatch.shares import band_in_words
from waybillwatch.sites import Origin, Site, SiteKey
from waybillwatch.strata import Stratum, Subject, Trait, strata

if TYPE_CHECKING:
    from storage.store import Store

Traits = Mapping[SiteKey, Mapping[Trait, str]]


def stratum_rows(store: Store, curves: Sequence[Curve], trait: Trait) -> list[dict[str, object]]:
    """A row for each value of a trait: how many sites, how many exits, which share still sells."""
    known = _traits(store)
    subjects = [
        Subject(
            site,
            curve.exposure.day,
            life,
            {**known.get(site, {}), Trait.EXPOSURE: _called(curve.exposure)},
        )
        for curve in curves
        for site, life in curve.lifetimes.items()
    ]
    days = max((curve.days for curve in curves), key=len, default=())
    return [_row(one, trait) for one in strata(subjects, trait, days)]


def _row(one: Stratum, trait: Trait) -> dict[str, object]:
    return {
        "trait": trait,
        "value": one.value,
        "sites": one.sites,
        "exits": one.exits,
        "still_selling": band_rows(one.bands),
        "in_words": [f"{band.day:g} days: {band_in_words(band)}" for band in one.bands],
    }


def _called(exposure: Exposure) -> str:
    return f"{exposure.id}. {exposure.publisher}, {exposure.day}"


def _traits(store: Store) -> Traits:
    """What is known of each site. Where it is hosted and who registered it is asked of nobody."""
    with store.reading() as connection:
        rows = site_rows(connection)
    found: dict[SiteKey, dict[Trait, str]] = {}
    for row in rows:
        own = found.setdefault(row.site.key, {})
        own[Trait.ENGINE] = engine_of(row.site)
        if (era := era_of(row.listings)) is not None:
            own[Trait.ERA] = era.value
    return found


def engine_of(site: Site) -> str:
    """The engine that found a site (``searxng:单号 (baidu)``), or how else it was found."""
    if site.origin is not Origin.SEARCH:
        return f"none: {site.origin.value}"
    _, bracket, engine = site.origin_detail.rpartition(" (")
    return engine.rstrip(")") if bracket else site.origin_detail.partition(":")[0]
