"""All prices of a page, bound by what stands near them: first its grids, then the rest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import accumulate

from pipelines.around import Around, around_block, around_grid
from pipelines.barred import barred_tables
from pipelines.blocks import BlockKind, Grid, Span
from pipelines.gridplaces import Places
from pipelines.headed import read_headings
from pipelines.labels import Label, names_trade, says_price
from pipelines.lines import Lines
from pipelines.money import MAY_PAY
from pipelines.notes import note_of, scale_of
from pipelines.pricecolumns import Table
from pipelines.running import Found
from pipelines.tablecells import content_of, read_rows
from pipelines.tables import read_table
from pipelines.textcolumns import columns_of
from pipelines.titled import column_titles, titled
from pipelines.turned import turned
from pipelines.view import Part, View

_FRIENDS = ("友情链接", "友情连接", "合作伙伴", "相关链接")
"""What follows on such a line is said by others."""
_PIECES = {"单", "个", "条", "张"}
"""Measure words of numbers and parcels: a sum for one of them may be a price by itself."""


def collect(view: View) -> Found:
    """Every price, surcharge and outdated price of a page."""
    note = note_of(view)
    found = Found()
    inside: list[Span] = []
    places = Places(view.parts)
    scale = scale_of(view)
    titles: Mapping[str, Span] | None = None
    for grid in view.page.layout.grids:
        if not _may_hold(view, grid):
            continue
        around = around_grid(view, grid, places, note)
        if around is None or around.other:
            continue
        if around.scripted:
            titles = column_titles(view, view.page.layout.grids) if titles is None else titles
            grid = titled(view, places.headed(grid), titles)  # noqa: PLW2901  (with its header)
        laid = turned(view, grid, owned=around.owned)
        rows = read_rows(view, laid)
        table = Table(rows, laid.header_rows, announced=around.announced, scale=scale)
        part = _grid(table, around)
        if part.priced or part.extras or table.sells_other:
            found.add(part)
            inside += [span for row in grid.rows for span in row if span is not None]
            if around.scripted:
                inside += _whole_rows(grid)
    found.add(_running(view, note, _Taken(inside), scale))
    return found


def _may_hold(view: View, grid: Grid) -> bool:
    """Whether there is anything in a grid that could be a price."""
    cells = [span for row in grid.rows for span in row if span is not None]
    if not cells:
        return False
    start, end = view.inner((min(cells)[0], max(end for _, end in cells)))
    if not MAY_PAY.search(view.text, start, end):
        return False
    return any(content_of(view.cell(span)[1]).has_sum for span in set(cells))


def _whole_rows(grid: Grid) -> Iterator[Span]:
    """Of a script's pairs each from its key to its value: they lie in one block."""
    for row in grid.rows:
        first, last = row[0], row[-1]
        if first is not None and last is not None:
            yield first[0], last[1]


class _Taken:
    """Stretches that grids have accounted for."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = set(spans)
        ordered = sorted(self._spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def holds(self, span: Span) -> bool:
        """Whether a span lies in one of them."""
        if span in self._spans:
            return True
        index = bisect_right(self._starts, span[0]) - 1
        return index >= 0 and span[1] <= self._ends[index]


def _grid(table: Table, around: Around) -> Found:
    outer = read_headings(table.across).over(around.label)
    if not table.head and around.places:
        columns = columns_of(around.places[-1])
        if columns and (part := _unheaded(table, columns, outer._replace(level=None))):
            return part
    return read_table(table, outer)


def _unheaded(table: Table, columns: tuple[Label, ...], outer: Label) -> Found:
    """A grid whose header line stands before it: its levels head the columns of prices.

    Nothing where the line names more or fewer columns than hold prices.
    """
    found = read_table(table, outer)
    column_at = {cell.span: cell.column for row in table.rows for cell in row if cell}
    used = sorted({column_at[one.span] for one in found.priced if one.span in column_at})
    if len(used) != len(columns):
        return Found()
    level = {column: label.level for column, label in zip(used, columns, strict=True)}
    found.priced = [
        one._replace(label=one.label._replace(level=level[column_at[one.span]]))
        for one in found.priced
        if one.span in column_at
    ]
    return found


def _barred(part: Part, around: Around, scale: Decimal | None) -> Found:
    """The prices of the tables in a block of plain text."""
    found, passage = Found(), part.passage
    if "\n" not in passage.text:
        return found
    announced = around.announced or says_price(passage, 0, passage.end)
    for rows in barred_tables(part.start, part.passage):
        table = Table(rows, 0, announced=announced, scale=scale)
        found.add(read_table(table, around.label))
    return found


def _running(view: View, note: Label, taken: _Taken, scale: Decimal | None) -> Found:
    """The prices outside of grids, block by block.

    A paragraph that names nothing of the trade beside its sums counts only where no other
    price was found.
    """
    found, doubtful = Found(), Found()
    lines = Lines()
    celled = False
    owners: tuple[Span, ...] | None = None
    around = around_block(view, (), note)
    for part in view.running:
        block, passage = part.block, part.passage
        if (block.kind is BlockKind.CELL) is not celled:
            lines.forget()  # what a table's cells say is said within it
            celled = not celled
        if taken.holds(block.span):
            lines.forget()
            continue
        if block.headings != owners or block.kind is BlockKind.HEADING:
            lines.forget()
            owners = block.headings
            around = around_block(view, owners, note)
        read = lines.read(passage, around.label, priced=around.announced)
        if block.kind is BlockKind.HEADING:
            lines.forget()  # what it says reaches what follows as its heading
        if around.other or passage.text.startswith(_FRIENDS):
            continue
        found.add(_barred(part, around, scale))
        if not read:
            continue
        bound = any(one.label.binds for one in read.priced)
        if read.priced and not bound and not names_trade((*around.places, passage)):
            read = Found([one for one in read.priced if one.amount.unit in _PIECES])
            doubtful.add(read, part.start)
        else:
            found.add(read, part.start)
    if not (found.priced or found.extras or found.gone):
        found.add(doubtful)
    return found
