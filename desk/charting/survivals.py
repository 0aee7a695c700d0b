"""The survival curve of an exposure, with its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desk.charting.asked import called, looked_at
from desk.curves import REPLICATES
from storage.history import site_states, sweep_times
from waybillwatch.charts.sheets import Looked, Mark, Words, listed, long_day
from waybillwatch.charts.survivalcurve import SurvivalCurve
from waybillwatch.charts.survivalgroups import group
from waybillwatch.cohorts import Weeks, cohort, controls
from waybillwatch.errors import InputError, NotReady
from waybillwatch.exposures import Exposure
from waybillwatch.fates import moment
from waybillwatch.headline import caveat, headline
from waybillwatch.risk import days_since
from waybillwatch.shares import count_in_words
from waybillwatch.sites import SiteKey
from waybillwatch.survival import Survival, survival

if TYPE_CHECKING:
    from storage.store import Store


def survival_chart(store: Store, number: int | None, *, control: bool) -> SurvivalCurve:
    """The curve after an exposure, beside the sites never exposed where ``control`` asks for it.

    Raises UnknownName, NotReady where no sweep followed it, InputError where several exposures
    are known and none is named.
    """
    exposure = _one_exposure(store, number)
    every = store.exposures()
    ever = {site for one in every for site in one.sites}
    with store.reading() as connection:
        weeks = Weeks(sweep_times(connection))
        seen = site_states(connection, None if control else ever)
    days = [days_since(moment(exposure.day), at) for at in weeks.sweeps]
    after = [day for day in days if day >= 0]
    if not after:
        raise NotReady(f"no sweep was made after {exposure.day} yet: waybillwatch sweep")
    # Where the two are compared both are seen in weekly sweeps alone.
    exposed = cohort(exposure.day, exposure.sites, seen, weeks, weekly=control)
    groups = [group("exposed", exposed, after, replicates=REPLICATES)]
    if control:
        beside = controls(exposure.day, ever, seen, weeks)
        groups.append(group("never exposed", beside, after, replicates=REPLICATES))
    named = {site: seen.get(site, ()) for site in exposure.sites}
    counted = survival(exposure.day, exposure.sites, named, weeks.sweeps)
    return SurvivalCurve(
        words=_survival_words(
            exposure, counted, called(store), looked_at(store, None), control=control
        ),
        day=exposure.day,
        until=round(max(after), 4),
        groups=tuple(groups),
        marks=tuple(
            Mark.of(one)
            for one in every
            if one.id == exposure.id
            or (0 <= (one.day - exposure.day).days <= max(after) and {*one.sites} & {*exposed})
        ),
    )


def _survival_words(
    exposure: Exposure,
    counted: Survival,
    names: Mapping[SiteKey, str],
    looked: Looked,
    *,
    control: bool,
) -> Words:
    said = caveat(counted)
    for count in counted.counts[-1:]:
        unknown = "" if count.not_known else ", not known: none"
        said += f" N of M after {count.days} days: {count_in_words(count)}{unknown}."
    if control:
        said += " Both groups are seen in weekly sweeps alone."
    return Words(
        f"Who still sells after the report of {exposure.publisher}, {long_day(exposure.day)}",
        headline(counted, names),
        f"{said} The curve ends with the last sweep.",
        looked.in_words(),
    )


def _one_exposure(store: Store, number: int | None) -> Exposure:
    if number is not None:
        return store.exposure(number)
    every = store.exposures()
    if not every:
        raise NotReady("no exposure is recorded: waybillwatch exposure add")
    if len(every) > 1:
        known = listed([f"{one.id} ({one.publisher}, {one.day})" for one in every], 4)
        raise InputError(f"say which exposure with --exposure: {known}")
    return every[0]
