"""The standing calendar of some sites."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desk.charting.asked import Wanted, called, looked_at, shown_marks
from desk.naming import find_site
from storage.history import site_states
from waybillwatch.charts.standings import calendar
from waybillwatch.charts.weeksheet import Calendar
from waybillwatch.errors import InputError, NotReady
from waybillwatch.sites import Site, SiteStatus

if TYPE_CHECKING:
    from storage.store import Store

MOST_SITES = 80
"""Rows of a calendar that still go on a page."""


def calendar_chart(store: Store, wanted: Wanted) -> Calendar:
    """How sites stood: those named, those an exposure named, or all that are tracked.

    Raises UnknownName, NotReady, and InputError where they are too many for a page.
    """
    every = store.exposures() if wanted.exposure is None else (store.exposure(wanted.exposure),)
    keys = [site.key for site in _of_calendar(store, wanted)]
    names = called(store)
    with store.reading() as connection:
        states = site_states(connection, keys)
    looked = looked_at(store, wanted.since)
    start = wanted.since
    seen = {
        site: [one for one in sights if start is None or one.at >= start]
        for site, sights in states.items()
    }
    shown = [(mark, one.sites) for one, mark in shown_marks(every, keys, looked)]
    chart = calendar({key: names[key] for key in keys}, seen, looked, shown)
    if not chart.bars:
        raise NotReady("none of these sites was visited yet: waybillwatch sweep")
    if len(chart.bars) > MOST_SITES:
        raise InputError(
            f"{len(chart.bars)} sites are too many for one page: name up to {MOST_SITES} with "
            "--site, or those of one report with --exposure"
        )
    return chart


def _of_calendar(store: Store, wanted: Wanted) -> Sequence[Site]:
    if wanted.sites:
        return [find_site(store, one) for one in wanted.sites]
    if wanted.exposure is not None:
        named = store.exposure(wanted.exposure).sites
        return [site for site in store.sites() if site.key in named]
    return store.sites(SiteStatus.TRACKED)
