"""``alert test|list|send``: what is told of a sweep, and to whom."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from desk.commands import HomeOption
from desk.show import Column, CsvOption, Form, JsonOption, form, note, say, table
from waybillwatch.errors import NotReady, UnknownName

if TYPE_CHECKING:
    from desk.house import House
    from waybillwatch.telling import Alert

Row = dict[str, object]

COLUMNS = (
    Column("made", "Made"),
    Column("sweep", "Sweep"),
    Column("target", "To"),
    Column("state", "State"),
    Column("tries", "Tries", right=True),
    Column("sent", "Sent", file_only=True),
    Column("title", "Title"),
    Column("body", "Message", file_only=True),
    Column("detail", "Why not"),
)


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    group = typer.Typer(help="Messages on what a sweep brought.", no_args_is_help=True)
    group.command("test", epilog="Example: waybillwatch alert test")(try_addresses)
    group.command(
        "list",
        epilog="Examples: waybillwatch alert list    waybillwatch alert list --sweep "
        "2012-11-05T03:00Z",
    )(list_)
    group.command("send", epilog="Example: waybillwatch alert send")(send)
    app.add_typer(group, name="alert")


def try_addresses(home: HomeOption = None) -> None:
    """Send a test message to every address of [alerts], quiet hours or not.

    Exit code 1 if one was not accepted.
    """
    from desk.delivery import tried_once  # noqa: PLC0415  (--help stays quick)
    from desk.house import opened  # noqa: PLC0415
    from waybillwatch.telling import AlertState  # noqa: PLC0415

    failed = False
    with opened(home) as house:
        for url in _addresses(house):
            done = tried_once(url, datetime.now(UTC))
            house.store.log_alerts([done])
            accepted = done.state is AlertState.SENT
            failed = failed or not accepted
            say(f"{done.target}: {'accepted' if accepted else done.detail}")
    if failed:
        raise typer.Exit(1)


def send(home: HomeOption = None) -> None:
    """Send what waits: messages that were held back or not accepted. serve does so by itself.

    Exit code 1 if one was not accepted.
    """
    from desk.delivery import deliver, is_quiet  # noqa: PLC0415  (--help stays quick)
    from desk.house import opened  # noqa: PLC0415
    from waybillwatch.telling import AlertState  # noqa: PLC0415

    with opened(home) as house:
        _addresses(house)
        if is_quiet(house.config.alerting, datetime.now(UTC)):
            say(f"Nothing is sent in the quiet hours ({house.config.text('alerts.quiet')}).")
            return
        many = len(house.store.alerts(AlertState.WAITING))
        troubles = deliver(house.store, house.config.alerting)
        left = len(house.store.alerts(AlertState.WAITING))
    say(f"{many - left} alert{'s' * (many - left != 1)} sent or dropped, {left} wait.")
    for trouble in troubles:
        note(f"waybillwatch: {trouble}")
    if troubles:
        raise typer.Exit(1)


def list_(
    sweep: Annotated[
        str, typer.Option(help="Show what this sweep tells, whole (last: the newest).")
    ] = "",
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    home: HomeOption = None,
) -> None:
    """List what was sent or waits; of the last sweep what would be sent, where nothing was.

    With --sweep the messages themselves, as the rules of today make them; nothing is sent.
    """
    from desk.house import opened  # noqa: PLC0415  (--help stays quick)

    how = form(as_json=as_json, as_csv=as_csv)
    with opened(home) as house:
        if sweep:
            rows = _would(house, sweep)
        else:
            rows = [_row(one) for one in house.store.alerts()]
            if house.store.sweeps():
                last = house.store.sweeps()[-1].key
                rows += [] if any(row["sweep"] == last for row in rows) else _would(house, last)
    if how is not Form.TABLE or not sweep:
        table(COLUMNS, rows, how)
    else:
        for row in rows:
            say(f"{row['title']}\n\n{row['body']}\n")
    if not rows and how is Form.TABLE:
        say("Nothing to tell.")


def _row(alert: Alert) -> Row:
    from desk.times import shown  # noqa: PLC0415  (--help stays quick)

    return {
        "made": shown(alert.made),
        "sweep": alert.sweep or "",
        "target": alert.target,
        "state": alert.state,
        "tries": alert.tries,
        "sent": shown(alert.sent) if alert.sent else None,
        "title": alert.title,
        "body": alert.body,
        "detail": alert.detail,
    }


def _would(house: House, key: str) -> list[Row]:
    from desk.alerting import messages  # noqa: PLC0415  (--help stays quick)

    known = house.store.sweeps()
    found = known[-1] if known and key == "last" else house.store.sweep(key)
    if found is None:
        raise UnknownName(f"there is no sweep of {key}: write it as 2012-11-05T03:00Z, or last")
    state = "would be sent" if house.config.alerting.urls else "no address is set"
    return [
        {
            "made": None,
            "sweep": found.key,
            "target": "",
            "state": state,
            "tries": 0,
            "sent": None,
            "title": one.title,
            "body": one.body,
            "detail": "",
        }
        for one in messages(house, found)
    ]


def _addresses(house: House) -> tuple[str, ...]:
    """Where alerts go. Raises NotReady where that is nowhere."""
    urls = house.config.alerting.urls
    if not urls:
        raise NotReady(
            f'alerts go nowhere yet: write urls = ["json://…"] under [alerts] in '
            f"{house.config.file}"
        )
    return urls
