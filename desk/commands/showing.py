"""``exposure show``: one report, whom it names in which words, and what became of them."""

from __future__ import annotations

from typing import Annotated

import typer

from desk.commands import HomeOption
from desk.show import Column, Form, JsonOption, say, table

COLUMNS = (
    Column("name", "Site"),
    Column("site", "Key"),
    Column("since", "Since then"),
    Column("quote", "Named in these words"),
)


def show(
    number: Annotated[int, typer.Argument(metavar="NO.", help="Its number: exposure list.")],
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Show a report: whom it names in which words, who still sells, and what they changed."""
    from desk.exposed import report  # noqa: PLC0415  (--help stays quick)
    from desk.house import opened  # noqa: PLC0415

    with opened(home) as house:
        found = report(house.store, number)
    if as_json:
        table((), [found.row], Form.JSON)
        return
    for line in found.head:
        say(line)
    table(COLUMNS, found.sites, Form.TABLE)
    for line in found.sentences:
        say(line)
