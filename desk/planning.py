"""What a sweep is to do: its queries, its sites, what each visit may ask."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from desk.house import House
from desk.times import sweep_key
from pipelines.extract import TEXT_VERSION
from waybillwatch.search import Query
from waybillwatch.sites import SiteStatus, site_key
from waybillwatch.sweeps import Budget, SweepPlan, Visit, VisitKind


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asked for."""

    at: datetime
    simulated: bool
    queries: tuple[str, ...]
    sites: tuple[str, ...]
    """Addresses to visit besides those that are tracked, or alone where nothing is searched."""


def plan(house: House, request: Request) -> SweepPlan:
    """What a new sweep starts with.

    Its queries where it searches (its sites are planned once they are answered), else the
    sites it was given, else every known site.
    """
    key = sweep_key(request.at)
    if request.queries:
        visits = _search_visits(house, request, key)
    elif request.sites:
        wanted = {site_key(url): url for url in request.sites}
        visits = [
            Visit(
                sweep=key,
                kind=VisitKind.WATCH,
                subject=subject,
                start_url=url,
                at=request.at,
                budget=budget_of(house),
                was_selling=house.store.was_selling(subject, before=request.at),
                known_front=house.store.last_pictured(subject, before=request.at),
            )
            for subject, url in wanted.items()
        ]
    else:
        visits = watch_visits(house, key, request.at)
    return SweepPlan(key, request.at, request.simulated, tuple(visits))


def _search_visits(house: House, request: Request, key: str) -> list[Visit]:
    pages = range(1, house.config.whole("search.pages") + 1)
    queries = [Query(text, page=page) for text in dict.fromkeys(request.queries) for page in pages]
    return [
        Visit(
            sweep=key,
            kind=VisitKind.SEARCH,
            subject=query.key,
            start_url=house.config.text("search.searxng.url"),
            at=request.at,
            budget=budget_of(house),
            query=query,
        )
        for query in queries
    ]


def budget_of(house: House) -> Budget:
    """What the configuration lets one visit ask of a site."""
    config = house.config
    return Budget(
        config.whole("crawler.pages"),
        config.whole("crawler.bytes"),
        config.whole("crawler.seconds"),
    )


def knowing(house: House, visits: tuple[Visit, ...]) -> tuple[Visit, ...]:
    """Visits to sites, each told what the last one had of every page.

    Told when a visit is taken up and not when it is planned: the tables have it all by then,
    and keep it once.
    """
    return tuple(
        replace(visit, known=house.store.known(visit, text_version=TEXT_VERSION))
        if visit.kind is VisitKind.WATCH
        else visit
        for visit in visits
    )


def watch_visits(house: House, key: str, at: datetime) -> list[Visit]:
    """A visit to every site that is tracked or waits to be judged."""
    wanted = {SiteStatus.TRACKED, SiteStatus.CANDIDATE}
    return [
        Visit(
            sweep=key,
            kind=VisitKind.WATCH,
            subject=site.key,
            start_url=site.front_url,
            at=at,
            budget=budget_of(house),
            name=site.name,
            was_selling=house.store.was_selling(site.key, before=at),
            known_front=house.store.last_pictured(site.key, before=at),
        )
        for site in house.store.sites()
        if site.status in wanted
    ]
