"""What a sweep is to do: its queries, its sites, what each visit may go by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from desk.house import House
from desk.times import sweep_key
from desk.visiting import probe_visits, search_visits, site_visit, watch_visits
from pipelines.version import text_version
from waybillwatch.captures import Purpose
from waybillwatch.sites import site_key
from waybillwatch.sweeps import Known, SweepKind, SweepPlan, Visit, VisitKind


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asked for."""

    at: datetime
    simulated: bool
    queries: tuple[str, ...]
    sites: tuple[str, ...]
    """Addresses to visit besides those that are tracked, or alone where nothing is searched."""
    kind: SweepKind = SweepKind.SWEEP
    pages: int | None = None
    """Pages a visit may ask of one site; None: what the configuration says."""


def plan(house: House, request: Request) -> SweepPlan:
    """What a new sweep starts with.

    A probe: the exposed sites. Else its queries where it searches (its sites are planned once
    they are answered), else the sites it was given, else every known site.
    """
    key, at, pages = sweep_key(request.at), request.at, request.pages
    if request.kind is SweepKind.PROBE:
        visits = probe_visits(house, key, at)
    elif request.queries:
        visits = search_visits(house, key, at, request.queries, pages)
    elif request.sites:
        wanted = {site_key(url): url for url in request.sites}
        visits = [
            site_visit(house, key, at, subject, url, pages=pages) for subject, url in wanted.items()
        ]
    else:
        visits = watch_visits(house, key, at, pages)
    return SweepPlan(key, at, request.simulated, tuple(visits), request.kind)


def knowing(house: House, visits: tuple[Visit, ...]) -> tuple[Visit, ...]:
    """Visits to sites, each told what the last one had of every page.

    Told when a visit is taken up and not when it is planned: the tables have it all by then,
    and keep it once.
    """
    return tuple(
        replace(visit, known=_known(house, visit))
        if visit.kind in {VisitKind.WATCH, VisitKind.PROBE}
        else visit
        for visit in visits
    )


def _known(house: House, visit: Visit) -> tuple[Known, ...]:
    known = house.store.known(visit, text_version=text_version())
    if visit.kind is VisitKind.WATCH:
        return known
    # Of a front page alone: what it was, and where it led, by which it is known again.
    fronts = {one.url for one in known if one.purpose is Purpose.FRONT}
    return tuple(one for one in known if one.url in fronts or one.found_on in fronts)
