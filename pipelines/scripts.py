"""Lays the literals of scripts down as blocks and grids: a key, a colon, the value."""

from __future__ import annotations

from itertools import groupby

from pipelines.assembly import Assembly
from pipelines.blocks import BlockKind, Span
from pipelines.grids import RawCell, RawTable
from pipelines.literals import Record, read_literals
from pipelines.marks import CHATS

_MOST = 200_000
"""Characters of a script in which addresses of chats are looked for."""


def _key(record: Record, key: str) -> str:
    """How a member is named: within an array of objects by its key alone."""
    if record.group or not record.path:
        return key
    return f"{record.path}.{key}" if key else record.path


def _lay(page: Assembly, record: Record) -> list[tuple[RawCell, RawCell]]:
    """Lay one record down; the cells of its keys and values, filled in once they lie."""
    cells: list[tuple[RawCell, RawCell]] = []
    for key, value in record.members:
        name = _key(record, key)
        head, body = RawCell((0, 0), is_header=True), RawCell((0, 0))
        text = f"{name}: {value}" if name else value
        start = len(text) - len(value)

        def laid(
            span: Span, head: RawCell = head, body: RawCell = body, start: int = start
        ) -> None:
            at = span[0]
            head.span = (at, at + max(0, start - 2))
            body.span = (at + start, span[1])

        page.flow.set_aside(BlockKind.SCRIPT, text, laid)
        cells.append((head, body))
    return cells


def _table_of_group(page: Assembly, records: list[Record]) -> None:
    """An array's objects as rows under the keys of the first; its arrays as rows."""
    laid = [_lay(page, record) for record in records]
    keys = [key for key, _ in records[0].members]
    rows: list[list[RawCell]] = []
    if all(keys):
        rows.append([head for head, _ in laid[0]])
    for record, cells in zip(records, laid, strict=True):
        if not all(keys):
            rows.append([body for _, body in cells])
            continue
        by_key = {key: body for (key, _), (_, body) in zip(record.members, cells, strict=True)}
        empty = RawCell((0, 0))
        rows.append([by_key.get(key, empty) for key in keys])
    page.done_tables.append(RawTable(rows=rows))


def read_script(page: Assembly, source: str) -> None:
    """Read a script's literals and lay them down behind the open run."""
    if "uin=" in source:
        here = (page.flow.place, page.flow.place)
        for address in CHATS.findall(source[:_MOST]):
            page.link(address, here)
    for group, run in groupby(read_literals(source), key=lambda record: record.group):
        records = list(run)
        if group and len(records) > 1:
            _table_of_group(page, records)
            continue
        for record in records:
            cells = _lay(page, record)
            if len(cells) > 1 and all(key for key, _ in record.members):
                page.done_tables.append(RawTable(rows=[list(pair) for pair in cells]))
