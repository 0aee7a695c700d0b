"""Curves apart: by exposure, era of the trade, engine that found them, host, registrar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from waybillwatch.bootstrap import Band, bands
from waybillwatch.lifetimes import Lifetime, weighed
from waybillwatch.sites import SiteKey

NOT_KNOWN = "not known"


class Trait(StrEnum):
    """What sites may be told apart by."""

    EXPOSURE = "exposure"
    ERA = "era"
    ENGINE = "engine"
    HOST = "host"
    REGISTRAR = "registrar"


@dataclass(frozen=True, slots=True)
class Subject:
    """One site since one exposure, with what is known of it."""

    site: SiteKey
    exposed: date
    lifetime: Lifetime
    traits: Mapping[Trait, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stratum:
    """The sites that share one value of a trait."""

    value: str
    """``NOT_KNOWN`` for those of which it is not known."""
    sites: int
    exits: int
    bands: tuple[Band, ...]


def once(subjects: Iterable[Subject]) -> tuple[Subject, ...]:
    """Each site once, from its first exposure: named twice, it is still one site."""
    found: dict[SiteKey, Subject] = {}
    for one in sorted(subjects, key=lambda subject: (subject.exposed, subject.site)):
        found.setdefault(one.site, one)
    return tuple(found.values())


def strata(subjects: Iterable[Subject], trait: Trait, days: Sequence[float]) -> tuple[Stratum, ...]:
    """A curve for each value of a trait, by value, those of which it is not known last.

    Each site counts once, from its first exposure; by exposure, once for each that named it.
    """
    given = tuple(subjects) if trait is Trait.EXPOSURE else once(subjects)
    groups: dict[str, list[Lifetime]] = {}
    for one in given:
        groups.setdefault(one.traits.get(trait) or NOT_KNOWN, []).append(one.lifetime)
    return tuple(
        Stratum(
            value=value,
            sites=len(groups[value]),
            exits=sum(not one.is_censored for one in groups[value]),
            bands=bands(weighed(groups[value]), days),
        )
        for value in sorted(groups, key=lambda value: (value == NOT_KNOWN, value))
    )
