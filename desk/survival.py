"""Exposures joined with what the sweeps saw: rows of who is still selling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.times import shown_day
from storage.history import site_states, sweep_times
from waybillwatch.exposures import Exposure
from waybillwatch.sites import SiteKey
from waybillwatch.survival import Life, Survival, survival

if TYPE_CHECKING:
    from storage.store import Store


@dataclass(frozen=True, slots=True)
class Result:
    """One exposure, what became of its sites, and what they are called."""

    exposure: Exposure
    survival: Survival
    names: Mapping[SiteKey, str]


def results(store: Store, number: int | None = None) -> list[Result]:
    """One exposure, or all in order. Raises UnknownName for a number that is none."""
    exposures = store.exposures() if number is None else (store.exposure(number),)
    names = {site.key: site.name for site in store.sites()}
    found = []
    with store.reading() as connection:
        times = sweep_times(connection)
        for exposure in exposures:
            states = site_states(connection, exposure.sites)
            counted = survival(exposure.day, exposure.sites, states, times)
            found.append(Result(exposure, counted, names))
    return found


def count_rows(result: Result) -> list[dict[str, object]]:
    """N of M for each day the sweeps have reached."""
    return [
        {
            "exposure": result.exposure.id,
            "days": count.days,
            "n": count.n,
            "m": count.m,
            "gone": len(count.gone),
            "not_known": len(count.not_known),
        }
        for count in result.survival.counts
    ]


def life_rows(result: Result) -> list[dict[str, object]]:
    """A row for each site an exposure named."""
    return [_life(result, life) for life in result.survival.lives]


def _life(result: Result, life: Life) -> dict[str, object]:
    return {
        "exposure": result.exposure.id,
        "name": result.names.get(life.site, ""),
        "site": life.site,
        "counted": life.counted,
        "last_selling": shown_day(life.last_selling),
        "first_missed": shown_day(life.end.first_missed if life.end else None),
        "missed_as": life.end.standing if life.end else None,
        "returns": [
            f"{absence.standing} {shown_day(absence.first_missed)}, back {shown_day(absence.back)}"
            for absence in life.absences
        ],
    }
