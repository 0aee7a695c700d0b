"""Which rows and columns of a grid are headers: marked as such, or guessed from its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.blocks import Grid, Span
from pipelines.grids import Places, RawTable, expand

_LONG = 60
"""Characters of a cell beyond which rows of elements are no table."""
_FIGURE = re.compile(
    r"\s*[¥￥$]?\s*\d+(?:\.\d+)?(?:/\d+\.\d+)*\s*(?:元|块|毛|角|分|￥|%)?\s*(?:[/每一]?\s*[单个条张份件票])?\s*"
)
_HEADER_WORD = re.compile(
    "快递|快遞|类型|類型|价|價|会员|會員|名称|名稱|姓名|收件|收货|寄件|发件|发货|电话|電話|手机|地址|单号|單號|"
    "运单|備註|备注|时间|状态|数量|城市|编号|序号|套餐|服务|说明|项目|等级|级别|联系人|身份证|产品|商品|订单"
)
_HALF = 0.5


def trim(span: Span, text: str) -> Span:
    """The span without white space at its ends."""
    start, end = span
    if start < end and not (text[start].isspace() or text[end - 1].isspace()):
        return span
    inner = text[start:end]
    if not inner or inner.isspace():
        return start, start
    return end - len(inner.lstrip()), start + len(inner.rstrip())


def _share(cells: Sequence[str], pattern: re.Pattern[str]) -> float:
    filled = [cell for cell in cells if cell]
    return sum(1 for cell in filled if pattern.fullmatch(cell)) / len(filled) if filled else 0.0


def _marked_rows(places: Places, table: RawTable) -> int:
    rows = 0
    for line in places:
        cells = [cell for cell in line if cell is not None]
        if len(cells) > 1 and all(cell.is_header for cell in cells):
            rows += 1
        else:
            break
    return min(max(rows, table.head_rows), len(places))


def _marked_columns(places: Places, below: int) -> int:
    columns = 0
    for column in zip(*places[below:], strict=True):
        if columns < len(places[0]) - 1 and all(cell and cell.is_header for cell in column):
            columns += 1
        else:
            break
    return columns


def _reads_as_header(words: list[list[str]]) -> bool:
    """Whether the first row names what stands below it."""
    first, rest = words[0], words[1:]
    if not rest or _share(first, _FIGURE) > 0:
        return False
    figures = sum(1 for column in zip(*rest, strict=True) if _share(column, _FIGURE) > _HALF)
    return figures > 0 or sum(1 for word in first if _HEADER_WORD.search(word)) > len(first) / 2


def _ends_in_figures(places: Places, text: str) -> bool:
    """Whether the last column is one of figures."""
    last = [line[-1] for line in places[1:]]
    words = [text[slice(*trim(cell.span, text))] for cell in last if cell is not None]
    return _share(words, _FIGURE) > _HALF


def _guessed_rows(spans: Sequence[Sequence[Span | None]], words: list[list[str]]) -> int:
    """How many rows head a table in which nothing is marked: captions across, then names."""
    captions = 0
    while captions < len(spans) - 2 and len(set(spans[captions])) == 1:
        captions += 1
    spans, words = spans[captions:], words[captions:]
    goes_on = _goes_on(spans, words)
    rows = int(_reads_as_header([words[0], *words[2:]] if goes_on else words)) + goes_on
    return captions + rows if rows else int(captions > 0)


def _goes_on(spans: Sequence[Sequence[Span | None]], words: list[list[str]]) -> bool:
    """Whether the second row is a header too: cells of the first span, and it holds no figure."""
    first = spans[0]
    if len(spans) < 3 or len(set(first)) < 2:  # noqa: PLR2004  (two rows of headers, one of figures; more than a caption)
        return False
    across = any(cell is not None and cell == other for cell, other in pairwise(first))
    down = any(
        cell is not None and cell == other for cell, other in zip(first, spans[1], strict=True)
    )
    if not (across or down) or first == spans[1]:
        return False
    return _share(words[1], _FIGURE) == 0 and _share(words[2], _FIGURE) > 0


def _reads_as_labels(words: list[list[str]]) -> bool:
    """Whether the first column names what stands beside it."""
    first = [row[0] for row in words]
    beside = [cell for row in words for cell in row[1:]]
    if not all(first) or _share(first, _FIGURE) > 0:
        return False
    named = sum(1 for word in first if _HEADER_WORD.search(word) and len(word) < 10)  # noqa: PLR2004
    return _share(beside, _FIGURE) > _HALF or named > len(first) / 2


def to_grid(table: RawTable, text: str) -> Grid | None:
    """The grid of a table over the finished text; None where it is none (layout, one cell)."""
    if table.is_layout or (table.is_flat and _is_prose(table, text)):
        return None
    places = expand(table)
    width = len(places[0]) if places else 0
    marked = any(cell is not None and cell.is_header for line in places for cell in line)
    if width < 2 or (len(places) < 2 and not marked):  # noqa: PLR2004  (a row and a column)
        return None
    if table.lacks_one and _ends_in_figures(places, text):
        places[0] = [None, *places[0][:-1]]  # no name stands over the names, not over buttons
    spans = [[None if cell is None else trim(cell.span, text) for cell in line] for line in places]
    words = [[text[span[0] : span[1]] if span else "" for span in line] for line in spans]
    rows = _marked_rows(places, table)
    if not rows and not marked:
        rows = _guessed_rows(spans, words)
    elif rows == 1:
        rows += _goes_on(spans, words)
    below = rows if rows < len(places) else 0
    columns = _marked_columns(places, below) or int(_reads_as_labels(words[below:]))
    caption = trim(table.caption, text) if table.caption else None
    return Grid(tuple(map(tuple, spans)), rows, columns, caption, table.headings)


def _is_prose(table: RawTable, text: str) -> bool:
    """Whether any cell holds more than a table's does: rows of elements are then no table."""
    for row in table.rows:
        for cell in row:
            start, end = cell.span = trim(cell.span, text)
            if end - start > _LONG or text.count("\n", start, end) > 1:
                return True
    return False
