"""Scripts that name a table's columns apart from its rows: cols: [{field: g0, title: 普通会员}]."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipelines.blocks import Grid, Span
from pipelines.view import View

_CODES = frozenset({"field", "prop", "key", "dataindex", "data", "id", "name"})
_TITLES = frozenset({"title", "label", "text", "header", "display", "caption"})


def column_titles(view: View, grids: Iterable[Grid]) -> Mapping[str, Span]:
    """What the page's scripts call the columns of their tables, by the key of each."""
    found: dict[str, Span] = {}
    for grid in grids:
        if grid.header_rows != 1 or len(grid.rows[0]) < 2:  # noqa: PLR2004  (a key and a title)
            continue
        heads = [_text(view, span) for span in grid.rows[0]]
        code = next((n for n, head in enumerate(heads) if head in _CODES), None)
        title = next((n for n, head in enumerate(heads) if head in _TITLES), None)
        if code is None or title is None:
            continue
        for row in grid.rows[1:]:
            span = row[title]
            if span is not None and (name := _text(view, row[code])):
                found[name] = span
    return found


def titled(view: View, grid: Grid, titles: Mapping[str, Span]) -> Grid:
    """A grid under the titles of its columns, where most of its keys have one."""
    keys = [_text(view, span) for span in grid.rows[0]]
    if not grid.header_rows or 2 * sum(key in titles for key in keys) <= len(keys):
        return grid
    first = tuple(titles.get(key, span) for key, span in zip(keys, grid.rows[0], strict=True))
    return Grid((first, *grid.rows[1:]), 1, grid.header_columns, grid.caption, grid.headings)


def _text(view: View, span: Span | None) -> str:
    return view.cell(span)[1].text if span is not None else ""
