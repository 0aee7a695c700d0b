"""``sweep``: go and look."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from desk.commands import HomeOption
from desk.show import note, say
from waybillwatch.errors import InputError, NotReady

if TYPE_CHECKING:
    from desk.house import House
    from desk.outcomes import Outcome
    from desk.planning import Request


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command(
        epilog="Examples: waybillwatch sweep    waybillwatch sweep --site https://shop.example/    "
        "waybillwatch sweep --query 单号 --dry-run    waybillwatch sweep --resume"
    )(sweep)


def sweep(
    query: Annotated[
        list[str] | None, typer.Option(help="Search for this (again and again for more).")
    ] = None,
    site: Annotated[
        list[str] | None, typer.Option(help="Visit this address; alone: nothing else is visited.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the unfinished sweep.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done; ask and store nothing.")
    ] = False,
    at: Annotated[
        str,
        typer.Option(help="Date it so; only for test webs in the host map. Stored as simulated."),
    ] = "",
    run: Annotated[
        str, typer.Option(hidden=True, help="Make a schedule's run, as serve has it made.")
    ] = "",
    home: HomeOption = None,
) -> None:
    """Search, visit every tracked site, and keep what was seen.

    Exit code 1 if something did not answer that was ours to ask (a search back-end).
    """
    from desk.alone import alone  # noqa: PLC0415  (--help stays quick)
    from desk.house import opened  # noqa: PLC0415
    from desk.tether import tether  # noqa: PLC0415

    if resume and (query or site or at):
        raise InputError("--resume goes on as planned: leave --query, --site and --at away")
    if run:
        tether()
    with opened(home) as house:
        if dry_run:
            _show_plan(house, _request(house, query or [], site or [], at))
            return
        with alone(house.config.home):
            if resume:
                outcome = _resumed(house)
            elif run:
                outcome = _scheduled(house, run)
            else:
                outcome = _swept(house, _request(house, query or [], site or [], at))
    if outcome is not None:
        tell_outcome(outcome)


def _resumed(house: House) -> Outcome | None:
    from desk.sweep import run  # noqa: PLC0415

    unfinished = house.store.unfinished()
    if not unfinished:
        say("No sweep is unfinished.")
        return None
    key = unfinished[0].key
    house.store.retry(key)
    note(f"sweep of {key}")
    return run(house, key, note)


def _swept(house: House, request: Request) -> Outcome:
    from desk.sweep import begin, run  # noqa: PLC0415

    key = begin(house, request, datetime.now(UTC))
    note(f"sweep of {key}")
    return run(house, key, note)


def _scheduled(house: House, named: str) -> Outcome | None:
    """Make the run of a schedule's period: its name, a space, the period's."""
    from desk.pending import Task, period_of  # noqa: PLC0415
    from desk.runs import make  # noqa: PLC0415

    name, _, label = named.partition(" ")
    schedule = house.store.schedule(name)
    period = period_of(schedule, label, datetime.now(UTC))
    outcome = make(house, Task(schedule, period), note)
    if outcome is None:
        note(f"{named} is over, or in other hands")
    return outcome


def tell_outcome(outcome: Outcome) -> None:
    """Say what a sweep came to. Raises typer.Exit with 1 where there was trouble."""
    say(f"Sweep of {outcome.key}: {outcome.done} of {outcome.planned} visits done.")
    for trouble in outcome.troubles:
        note(f"waybillwatch: {trouble}")
    if outcome.troubles or outcome.done < outcome.planned:
        raise typer.Exit(1)


def _request(house: House, queries: list[str], sites: list[str], at: str) -> Request:
    from desk.planning import Request  # noqa: PLC0415
    from desk.times import parse_time  # noqa: PLC0415
    from waybillwatch.sites import normalise_url  # noqa: PLC0415

    urls = tuple(normalise_url(url) for url in sites)
    searching = bool(house.config.text("search.searxng.url"))
    if queries and not searching:
        raise NotReady(
            f"--query needs a search engine: set url in [search.searxng] in {house.config.file}"
        )
    if at and not house.config.hosts:
        raise InputError("--at is for test webs only: it needs [crawler.hosts] in watch.toml")
    wanted = tuple(queries) or (house.config.queries if searching and not urls else ())
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    return Request(parse_time(at) if at else now, bool(at), wanted, urls)


def _show_plan(house: House, request: Request) -> None:
    from desk.planning import plan  # noqa: PLC0415
    from desk.visiting import watch_visits  # noqa: PLC0415

    drawn = plan(house, request)
    subjects = [f"{visit.kind}: {visit.subject}" for visit in drawn.visits]
    if request.queries:
        known = {visit.subject for visit in drawn.visits}
        subjects += [
            f"watch: {visit.subject}"
            for visit in watch_visits(house, drawn.key, request.at)
            if visit.subject not in known
        ]
    say(
        f"The sweep of {drawn.key} would make {len(subjects)} visits (nothing was asked or stored):"
    )
    for subject in subjects:
        say(f"  {subject}")
