"""Tables in plain text whose columns are parted by bars: Markdown, pasted grids."""

from __future__ import annotations

import re
from itertools import groupby

from pipelines.passage import Passage, passage_of
from pipelines.tablecells import Cell, content_of
from pipelines.tableheads import Row

_BARS = re.compile(r"[|│┃]")
_RULE = re.compile(r"[\s|│┃:=_+─━═┼-]*")
_VALUE = re.compile(r'(?:^|,)(?:"(?P<quoted>[^"]*)"|(?P<plain>[^,"]*))(?=,|$)')
_SENTENCE = re.compile(r"[。;!?]")
_COMMAS = 5
"""Commas of a passage from which on it may hold a table of values."""
_LEAST = 2
"""Bars of a line that is a row, and rows of a table."""


def barred_tables(start: int, passage: Passage) -> list[list[Row]]:
    """The tables among the lines of a passage that begins at ``start``, their header first."""
    text = passage.text
    bars = text.count("|") + text.count("│") + text.count("┃")
    if bars < 2 * _LEAST:
        return _listed(start, passage) if passage.text.count(",") > _COMMAS else []
    lines = [(start + place, line) for place, line in passage.lines()]
    tables: list[list[Row]] = []
    for is_row, run in groupby(lines, key=lambda one: _is_row(one[1])):
        rows = [_row(*one) for one in run if is_row and not _RULE.fullmatch(one[1].text)]
        width = max(map(len, rows), default=0)
        if len(rows) >= _LEAST and width > _LEAST - 1:
            tables.append([(*row, *[None] * (width - len(row))) for row in rows])
    return tables


def _listed(start: int, passage: Passage) -> list[list[Row]]:
    """The table among lines of values parted by commas: three or more with as many each."""
    lines = [(start + place, line) for place, line in passage.lines()]
    tables: list[list[Row]] = []
    for width, run in groupby(lines, key=lambda one: len(_VALUE.findall(one[1].text))):
        same = list(run)
        if width > _LEAST and len(same) > _LEAST and not _SENTENCE.search(same[0][1].text):
            tables.append([_values(*one) for one in same])
    return tables


def _values(start: int, line: Passage) -> Row:
    """The values of a line; quotes around one are none of it."""
    cells: list[Cell] = []
    for found in _VALUE.finditer(line.text):
        first, last = line.trimmed(
            *found.span("quoted" if found["quoted"] is not None else "plain")
        )
        passage = passage_of(line.text[first:last])
        cells.append(Cell(len(cells), (start + first, start + last), passage, content_of(passage)))
    return tuple(cells)


def _is_row(line: Passage) -> bool:
    return len(_BARS.findall(line.text)) >= _LEAST


def _row(start: int, line: Passage) -> Row:
    """The cells of a line; bars at its ends part nothing."""
    text = line.text
    low, high = line.trimmed(0, line.end)
    low += bool(_BARS.match(text, low))
    high -= bool(high > low and _BARS.match(text, high - 1))
    cells: list[Cell] = []
    place = low
    for part in _BARS.split(text[low:high]):
        first, last = line.trimmed(place, place + len(part))
        last = max(first, last)
        passage = passage_of(text[first:last])
        cells.append(Cell(len(cells), (start + first, start + last), passage, content_of(passage)))
        place += len(part) + 1
    return tuple(cells)
