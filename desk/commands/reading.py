"""``read``: what the reader makes of a page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desk.commands import HomeOption
from desk.show import as_text, note, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk.readers import Readers
    from desk.reading import Reads, Source
    from waybillwatch.captures import Capture
    from waybillwatch.sweeps import Reading

    Show = Callable[[Source, Reads], bool]

FACTS = ("tiers", "claims", "disclaimers", "contacts", "sightings", "contradictions")


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command(
        epilog="Examples: waybillwatch read saved.html    "
        "waybillwatch read https://shop.example/ --json    "
        "waybillwatch read --labels --manifest inputs.jsonl"
    )(read)


def read(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE|URL …]",
            show_default=False,
            help="Saved pages (HTML, MHTML, HAR, WARC) or an address.",
        ),
    ] = None,
    *,
    reveal: Annotated[
        bool, typer.Option("--reveal", help="Show personal data in clear (it is nowhere stored).")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
    labels: Annotated[
        bool,
        typer.Option(
            "--labels",
            help="Print JSON Lines in the words of the labelling guide, a row for every page; "
            "one that cannot be read has a key error.",
        ),
    ] = False,
    manifest: Annotated[
        Path | None,
        typer.Option(help="Read the pages of a list: lines of JSON: file, url, http_content_type."),
    ] = None,
    root: Annotated[
        Path | None,
        typer.Option(help="Where the list's files lie (default: beside it).", show_default=False),
    ] = None,
    home: HomeOption = None,
) -> None:
    """Say what the reader makes of a page; nothing is stored. Exit code 1 if one had no answer.

    With --labels an unreadable page is a row like any other, and the exit code 0.
    """
    if labels and as_json:
        raise typer.BadParameter("take --json or --labels, not both")
    if (manifest is None) == (not sources):
        raise typer.BadParameter("give files, one address, or a list with --manifest")
    if root is not None and manifest is None:
        raise typer.BadParameter("--root goes with --manifest")
    found = _listed(manifest, root) if manifest else _named(sources or (), home)
    troubles = _shown(found, _labels if labels else _json if as_json else _text, reveal=reveal)
    if troubles and labels:
        note(f"waybillwatch: {troubles} could not be read: the row's key error says why")
    elif troubles:
        raise typer.Exit(1)


def _shown(sources: Iterator[Source], show: Show, *, reveal: bool) -> int:
    """Show the reading of each source; how many had trouble.

    They are read in processes of their own, so that a page that breaks its reader is one row.
    """
    from desk.readers import Readers  # noqa: PLC0415  (--help stays quick)
    from desk.reading import ahead  # noqa: PLC0415

    with Readers(None, reveal=reveal) as readers:
        reads = partial(_reading, readers)
        return sum(show(source, reads) for source in ahead(sources, readers))


def _listed(manifest: Path, root: Path | None) -> Iterator[Source]:
    from desk.manifest import read_manifest  # noqa: PLC0415  (--help stays quick)
    from desk.reading import from_entry  # noqa: PLC0415

    return map(from_entry, read_manifest(manifest, root))


def _named(sources: Sequence[str], home: Path | None) -> Iterator[Source]:
    from desk.reading import from_file  # noqa: PLC0415
    from waybillwatch.sites import normalise_url  # noqa: PLC0415

    urls = {text: normalise_url(text) for text in sources if "://" in text}
    if len(urls) > 1:
        raise typer.BadParameter("one address at a time: a sweep with --site visits several")
    for text in sources:
        if text in urls:
            from desk.asking import from_url  # noqa: PLC0415  (a file needs no crawler)
            from desk.house import config_of  # noqa: PLC0415

            yield from_url(urls[text], config_of(home))
        else:
            yield from from_file(Path(text))


def _reading(readers: Readers, page: Capture) -> Reading:
    return readers.read(page).reading


def _labels(source: Source, reads: Reads) -> bool:
    from desk.labels import as_line  # noqa: PLC0415
    from desk.reading import read_labels  # noqa: PLC0415

    row = read_labels(source, reads)
    say(as_line(row))
    return "error" in row


def _json(source: Source, reads: Reads) -> bool:
    return _read(source, reads, lambda row: say(json.dumps(row, ensure_ascii=False)))


def _text(source: Source, reads: Reads) -> bool:
    return _read(source, reads, _show)


def _read(source: Source, reads: Reads, show: Callable[[Mapping[str, object]], None]) -> bool:
    """Show the reading of a source; whether there was trouble with it."""
    from desk.reading import read as read_source  # noqa: PLC0415

    row = read_source(source, reads)
    show(row)
    return "trouble" in row


def _show(row: Mapping[str, object]) -> None:
    say(str(row["source"]))
    for key in ("url", "trouble", "title", "standing", "standing_quote", "kind", "reasons"):
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
