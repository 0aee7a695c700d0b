"""``schedule add|list|next|history|pause|resume|run-now|remove``: the watch by itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from desk.commands import HomeOption
from desk.show import Column, CsvOption, JsonOption, form, note, say, table

Name = Annotated[str, typer.Argument(help="The schedule's name.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    group = typer.Typer(
        help="Sweeps that come round by themselves while waybillwatch serve runs.",
        no_args_is_help=True,
    )
    group.command(
        "add",
        epilog="Examples: waybillwatch schedule add weekly --every mon --at 03:00    "
        'waybillwatch schedule add weekly --cron "0 3 * * 1" --quiet 09-23    '
        "waybillwatch schedule add daily --probe --every day --at 05:00",
    )(add)
    group.command("list", epilog="Example: waybillwatch schedule list")(list_)
    group.command("next", epilog="Example: waybillwatch schedule next 10")(next_)
    group.command("history", epilog="Example: waybillwatch schedule history weekly")(history)
    group.command("pause", epilog="Example: waybillwatch schedule pause weekly")(pause)
    group.command("resume", epilog="Example: waybillwatch schedule resume weekly")(resume)
    group.command("run-now", epilog="Example: waybillwatch schedule run-now weekly")(run_now)
    group.command("remove", epilog="Example: waybillwatch schedule remove weekly")(remove)
    app.add_typer(group, name="schedule")


def add(  # noqa: PLR0913, PLR0917  (what a person may wish for)
    name: Name,
    every: Annotated[str, typer.Option(help="day, or weekdays: mon or mon,thu.")] = "",
    at: Annotated[str, typer.Option(help="The time of day (default 03:00).")] = "",
    cron: Annotated[
        str, typer.Option(help='Instead: cron\'s five fields, "0 3 * * 1"; 0 and 7 are Sunday.')
    ] = "",
    tz: Annotated[str, typer.Option(help="The time zone of its clock.")] = "Asia/Shanghai",
    queries: Annotated[
        str, typer.Option(help="Search for these, as 单号,空包 (default: as in watch.toml).")
    ] = "",
    budget: Annotated[
        int | None, typer.Option(min=1, help="Pages a visit may ask (default: as in watch.toml).")
    ] = None,
    quiet: Annotated[str, typer.Option(help="Begin nothing in these hours, as 09-23.")] = "",
    probe: Annotated[
        bool,
        typer.Option("--probe", help="Only look at the front pages of exposed sites, lightly."),
    ] = False,
    home: HomeOption = None,
) -> None:
    """Let a sweep come round by itself, from now on."""
    from desk.house import opened  # noqa: PLC0415  (--help stays quick)
    from desk.setting import Wish, schedule_of, when  # noqa: PLC0415
    from desk.times import shown_in  # noqa: PLC0415
    from waybillwatch.periods import next_after  # noqa: PLC0415

    now = datetime.now(UTC)
    wish = Wish(name, every, at, cron, tz, queries, budget, quiet, probe)
    with opened(home) as house:
        made = house.store.add_schedule(schedule_of(wish, now))
    coming = next_after(made, now)
    first = shown_in(coming.start, made.zone) if coming else "never"
    say(f"{made.name}: a {made.kind} {when(made)}; the first begins {first}.")
    say("It needs waybillwatch serve to be running then.")


LIST_COLUMNS = (
    Column("name", "Schedule"),
    Column("kind", "Does"),
    Column("when", "When"),
    Column("quiet", "Quiet"),
    Column("queries", "Queries", file_only=True),
    Column("budget", "Pages", file_only=True),
    Column("state", "State"),
    Column("next", "Next"),
    Column("last", "Last period"),
    Column("last_state", "Came to"),
    Column("missed", "Missed", right=True),
)


def list_(as_json: JsonOption = False, as_csv: CsvOption = False, home: HomeOption = None) -> None:
    """List the schedules: when each comes next, what its last period came to, what was missed."""
    from desk.house import opened  # noqa: PLC0415
    from desk.overdue import schedule_rows  # noqa: PLC0415

    how = form(as_json=as_json, as_csv=as_csv)
    with opened(home) as house:
        rows = schedule_rows(house.store, datetime.now(UTC))
    table(LIST_COLUMNS, rows, how)


NEXT_COLUMNS = (Column("start", "Begins"), Column("name", "Schedule"), Column("period", "Period"))


def next_(
    many: Annotated[int, typer.Argument(min=1, help="How many.")] = 5,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    home: HomeOption = None,
) -> None:
    """Say what begins next."""
    from desk.house import opened  # noqa: PLC0415
    from desk.overdue import next_rows  # noqa: PLC0415

    how = form(as_json=as_json, as_csv=as_csv)
    with opened(home) as house:
        rows = next_rows(house.store, datetime.now(UTC), many)
    table(NEXT_COLUMNS, rows, how)


HISTORY_COLUMNS = (
    Column("schedule", "Schedule"),
    Column("period", "Period"),
    Column("due", "Due"),
    Column("state", "Came to"),
    Column("started", "Begun"),
    Column("finished", "Ended"),
    Column("sweep", "Sweep"),
    Column("tries", "Tries", right=True),
    Column("detail", "Because"),
)


def history(
    name: Annotated[str, typer.Argument(help="One schedule (default: all).")] = "",
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    home: HomeOption = None,
) -> None:
    """Show every period since a schedule was added: made, or missed because nobody served."""
    from desk.house import opened  # noqa: PLC0415
    from desk.overdue import period_rows  # noqa: PLC0415

    how = form(as_json=as_json, as_csv=as_csv)
    with opened(home) as house:
        rows = period_rows(house.store, datetime.now(UTC), name)
    table(HISTORY_COLUMNS, rows, how)


def pause(name: Name, home: HomeOption = None) -> None:
    """Let a schedule rest; what it comes to meanwhile is not missed."""
    from desk.house import opened  # noqa: PLC0415

    with opened(home) as house:
        house.store.pause_schedule(name, now=datetime.now(UTC))
    say(f"{name} is paused. A sweep that is being made goes on.")


def resume(name: Name, home: HomeOption = None) -> None:
    """Let a paused schedule come round again."""
    from desk.house import opened  # noqa: PLC0415
    from desk.times import shown_in  # noqa: PLC0415
    from waybillwatch.periods import next_after  # noqa: PLC0415

    now = datetime.now(UTC)
    with opened(home) as house:
        again = house.store.resume_schedule(name, now=now)
    coming = next_after(again, now)
    say(f"{name} comes next {shown_in(coming.start, again.zone) if coming else 'never'}.")


def run_now(name: Name, home: HomeOption = None) -> None:
    """Do what a schedule does, here and now; its periods come round as before."""
    from desk.alone import alone  # noqa: PLC0415
    from desk.commands.sweeping import tell_outcome  # noqa: PLC0415
    from desk.house import opened  # noqa: PLC0415
    from desk.runs import make_by_hand  # noqa: PLC0415

    with opened(home) as house, alone(house.config.home):
        outcome = make_by_hand(house, house.store.schedule(name), note)
    tell_outcome(outcome)


def remove(name: Name, home: HomeOption = None) -> None:
    """Let a schedule come round no more; what it did stays known."""
    from desk.house import opened  # noqa: PLC0415

    with opened(home) as house:
        house.store.remove_schedule(name, now=datetime.now(UTC))
    say(f"{name} is removed.")
