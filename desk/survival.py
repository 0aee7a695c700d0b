"""Exposures joined with what the sweeps saw: rows of who is still selling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.times import shown_day
from storage.history import site_states, sweep_times
from waybillwatch.exposures import Exposure
from waybillwatch.shares import of_all
from waybillwatch.sites import SiteKey
from waybillwatch.survival import Life, Survival, survival
from waybillwatch.wilson import wilson

if TYPE_CHECKING:
    from storage.store import Store


@dataclass(frozen=True, slots=True)
class Result:
    """One exposure, what became of its sites, and what they are called."""

    exposure: Exposure
    survival: Survival
    names: Mapping[SiteKey, str]
    lives: Mapping[SiteKey, Life]
    """By site, as ``survival`` has them in order."""


def results(store: Store, number: int | None = None) -> list[Result]:
    """One exposure, or all in order. Raises UnknownName for a number that is none."""
    exposures = store.exposures() if number is None else (store.exposure(number),)
    names = {site.key: site.name for site in store.sites()}
    named = dict.fromkeys(site for exposure in exposures for site in exposure.sites)
    with store.reading() as connection:
        times = sweep_times(connection)
        states = site_states(connection, named)
    found = []
    for exposure in exposures:
        counted = survival(exposure.day, exposure.sites, states, times)
        lives = {life.site: life for life in counted.lives}
        found.append(Result(exposure, counted, names, lives))
    return found


def count_rows(result: Result) -> list[dict[str, object]]:
    """N of M for each day the sweeps have reached, with Wilson's interval of the share."""
    rows: list[dict[str, object]] = []
    for count in result.survival.counts:
        row: dict[str, object] = {
            "exposure": result.exposure.id,
            "days": count.days,
            "n": count.n,
            "m": count.m,
            "gone": len(count.gone),
            "not_known": len(count.not_known),
            "share": None,
            "low": None,
            "high": None,
            "in_words": of_all(count.n, count.m),
        }
        if count.m:
            low, high = wilson(count.n / count.m, count.m)
            row |= {"share": count.n / count.m, "low": low, "high": high}
        rows.append(row)
    return rows


def life_rows(result: Result) -> list[dict[str, object]]:
    """A row for each site an exposure named."""
    return [_life(result, life) for life in result.survival.lives]


def _life(result: Result, life: Life) -> dict[str, object]:
    end = life.end
    return {
        "exposure": result.exposure.id,
        "name": result.names.get(life.site, ""),
        "site": life.site,
        "counted": life.counted,
        "last_selling": shown_day(life.last_selling),
        "first_missed": shown_day(end.first_missed if end else None),
        "missed_as": end.standing if end else None,
        "kind": end.kind if end else None,
        "confirmed": shown_day(end.confirmed if end else None),
        "returns": [
            f"{absence.standing} {shown_day(absence.first_missed)}, back {shown_day(absence.back)}"
            for absence in life.absences
        ],
    }
