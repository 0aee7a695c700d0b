"""The short texts in fixtures/triage as pages: what triage learns from beside whole pages.

A text is a line ``== kind``, the page's title, and its lines; lines of cells parted by `` | ``
are rows of a table. All are written for this project; ``sellers.txt`` holds sellers, ``others.txt``
whoever is taken for one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

TEXTS = Path(__file__).parent.parent / "fixtures" / "triage"
_HEAD = re.compile(r"^== ", re.MULTILINE)
FILES = (("sellers.txt", True), ("others.txt", False))


@dataclass(frozen=True, slots=True)
class Text:
    """One text and what it is."""

    name: str
    kind: str
    seller: bool
    body: bytes
    """A page of HTML in UTF-8."""


def texts() -> Iterator[Text]:
    """Every text, as a page."""
    for name, seller in FILES:
        yield from _read(name, seller=seller)


def notices() -> Iterator[Text]:
    """The texts of ``states.txt``: notices, and what only speaks of them, by the page's state."""
    return _read("states.txt", seller=False)


def _read(name: str, *, seller: bool) -> Iterator[Text]:
    whole = (TEXTS / name).read_text(encoding="utf-8")
    for number, part in enumerate(_HEAD.split(whole)[1:], 1):
        kind, *lines = part.strip().splitlines()
        yield Text(f"{name}:{number}", kind, seller, _page(lines).encode())


def _page(lines: list[str]) -> str:
    body = []
    for is_row, group in groupby(lines[1:], lambda line: " | " in line):
        if is_row:
            body.append("<table>" + "".join(map(_row, group)) + "</table>")
        else:
            body += [f"<p>{html.escape(line)}</p>" for line in group]
    title = html.escape(lines[0])
    head = f"<html><head><title>{title}</title></head>"
    return f"{head}<body><h1>{title}</h1>{''.join(body)}</body></html>"


def _row(line: str) -> str:
    cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in line.split(" | "))
    return f"<tr>{cells}</tr>"
