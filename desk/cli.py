"""The command line: ``waybillwatch`` and its commands.

Commands are light modules; what they need is imported when they run, so that ``--help``
answers at once. Exit codes: 0 done, 1 found trouble, 2 wrong use.
"""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from desk.commands import (
    alerting,
    changing,
    charting,
    demonstrating,
    exposures,
    homes,
    keeping,
    looking,
    one_site,
    pricing,
    reading,
    scheduling,
    serving,
    sites,
    surviving,
    sweeping,
)
from desk.config import HOME_VARIABLE
from desk.show import note, say
from waybillwatch.errors import WaybillwatchError

app = typer.Typer(
    name="waybillwatch",
    help="Find sites that sell courier waybill numbers (快递单号, 空包, 面单) and show which of "
    "them stay online after they were exposed.",
    epilog="Start with: waybillwatch demo",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        say(f"waybillwatch {version('waybillwatch')}")
        raise typer.Exit


@app.callback()
def start(
    home: Annotated[
        Path | None, typer.Option("--home", help="Where the data lies, for every command.")
    ] = None,
    _shown: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Take what stands before the command's name."""
    if home is not None:
        os.environ[HOME_VARIABLE] = str(home)


for module in (
    demonstrating,
    homes,
    sweeping,
    scheduling,
    serving,
    sites,
    one_site,
    looking,
    exposures,
    surviving,
    changing,
    pricing,
    charting,
    alerting,
    reading,
    keeping,
):
    module.register(app)


def main() -> None:
    """Run a command; every error of ours is one sentence and its exit code, no traceback."""
    try:
        app()
    except WaybillwatchError as error:
        note(f"waybillwatch: {error}")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # Somebody downstream (head, less) has read enough; Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        note("waybillwatch: stopped; what is committed is kept, sweep --resume goes on")
        sys.exit(1)


if __name__ == "__main__":
    main()
