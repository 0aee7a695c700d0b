"""``read``: what the reader makes of a page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desk.commands import HomeOption
from desk.show import as_text, say

if TYPE_CHECKING:
    from collections.abc import Mapping

FACTS = ("tiers", "claims", "disclaimers", "contacts", "sightings", "contradictions")


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        epilog="Examples: waybillwatch read saved.html    "
        "waybillwatch read https://shop.example/ --json"
    )(read)


def read(
    sources: Annotated[
        list[str], typer.Argument(metavar="FILE|URL …", help="Saved pages or addresses.")
    ],
    reveal: Annotated[
        bool, typer.Option("--reveal", help="Show personal data in clear (it is nowhere stored).")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
    home: HomeOption = None,
) -> None:
    """Say what the reader makes of a page; nothing is stored. Exit code 1 if one had no answer."""
    from desk.house import config_of  # noqa: PLC0415  (--help stays quick)
    from desk.reading import from_file, from_url  # noqa: PLC0415
    from desk.reading import read as read_source  # noqa: PLC0415
    from waybillwatch.sites import normalise_url  # noqa: PLC0415

    urls = {text: normalise_url(text) for text in sources if "://" in text}
    if len(urls) > 1:
        raise typer.BadParameter("one address at a time: a sweep with --site visits several")
    trouble = False
    for text in sources:
        source = from_url(urls[text], config_of(home)) if text in urls else from_file(Path(text))
        row = read_source(source, reveal=reveal)
        trouble = trouble or "trouble" in row
        if as_json:
            say(json.dumps(row, ensure_ascii=False))
        else:
            _show(row)
    if trouble:
        raise typer.Exit(1)


def _show(row: Mapping[str, object]) -> None:
    say(str(row["source"]))
    for key in ("trouble", "title", "standing", "standing_quote", "kind", "reasons"):
        if row.get(key):
            say(f"  {key.replace('_', ' ')}: {as_text(row[key])}")
    for key in FACTS:
        found = row.get(key) or ()
        if isinstance(found, list) and found:
            say(f"  {key}:")
            for fact in found:
                said = ", ".join(
                    f"{name} {as_text(value) or 'none'}"
                    for name, value in fact.items()
                    if value is not None and name not in {"quote", "denial", "evidence"}
                )
                words = [
                    f"「{fact[name]}」"
                    for name in ("denial", "evidence", "quote")
                    if fact.get(name)
                ]
                say(f"    {said}  {' '.join(words)}".rstrip())
