"""What a table says of data fields by marks: a column 收件人电话 with √ and ×, a pair 姓名 | 有.

Only cells that hold a mark and nothing else count. A column that is marked for some rows says
that the field is to be had; what a row goes without is the name of a variant and denies
nothing. A pair of label and mark speaks of all numbers, and may deny.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.blocks import Grid, Span
from pipelines.fields import fields_of
from pipelines.passage import Passage, remembered
from pipelines.view import View
from waybillwatch.lexicon import Kind
from waybillwatch.listings import PiiClaim, Stance
from waybillwatch.pii import PiiField

_YES = re.compile(
    r"(?:√|✓|✔|☑|✅|●|■|○|有|带|含|是|可查|可见|提供|显示|全有|都有|齐|全|(?:付款|购买|登录|充值)后?可见|解锁|点击查看)(?:\([^()]{0,10}\))?"
)
_NO = re.compile(
    r"(?:×|✗|✘|✕|❌|╳|x|无|没有?|不带|不含|否|不提供|不显示|隐藏|打码|一概没有|全无)(?:\([^()]{0,10}\))?"
)
_MARKS = (_YES, _NO)
_HEAD = (re.compile("包含|提供|含有?|有|可见"), re.compile("不包含|不提供|不含|没有|不可见"))
_MARKED = re.compile(
    r"[√✓✔☑✅●■○×✗✘✕❌╳]|\n(?:[有带含是齐全无否x]|没有?|不[带含]|可[查见]|不?提供|不?显示|全有|都有|隐藏|打码|一概没有|全无|不?包含|(?:付款|购买|登录|充值)后?可见|解锁|点击查看)(?=[\n(])"
)
"""Without any of these a page's tables hold no marks."""
_HINT = re.compile("[名话机址人方息料数]")
_SAYING = frozenset({Kind.LACKS, Kind.NOT, Kind.CANCEL})
_NAMING = frozenset({Kind.FIELD, Kind.PARTY, Kind.PARTY_DATA})
_LONGEST = 24
"""Signs of a cell that can name a field."""
_PAIR = 2


def marked_fields(view: View) -> Iterator[PiiClaim]:
    """The claims that a page's tables make by marks."""
    grids = view.page.layout.grids
    if not grids or not _MARKED.search(view.text):
        return
    for grid in grids:
        if not grid.rows:
            continue
        if len(grid.rows[0]) == _PAIR:
            yield from _pairs(view, grid)
        else:
            yield from _columns(view, grid)
            yield from _rows(view, grid)
        yield from _under(view, grid)


def _pairs(view: View, grid: Grid) -> Iterator[PiiClaim]:
    for label, value in grid.rows:
        fields = _named(view, label)
        mark = _mark(view, value) if fields else None
        if mark is not None and label is not None and value is not None:
            start, end = view.cell(label)[0][0], view.inner(value)[1]
            for field in fields:
                yield PiiClaim(mark, field, view.quote(start, max(start, end)))


def _columns(view: View, grid: Grid) -> Iterator[PiiClaim]:
    head, *body = grid.rows
    for column, cell in enumerate(head):
        fields = _named(view, cell)
        if not fields or cell is None:
            continue
        marks = [_mark(view, row[column]) for row in body]
        if Stance.OFFERS in marks:
            for field in fields:
                yield PiiClaim(Stance.OFFERS, field, view.quote(*view.inner(cell)))


def _rows(view: View, grid: Grid) -> Iterator[PiiClaim]:
    for label, *cells in grid.rows:
        fields = _named(view, label)
        if fields and label is not None and Stance.OFFERS in [_mark(view, c) for c in cells]:
            for field in fields:
                yield PiiClaim(Stance.OFFERS, field, view.quote(*view.inner(label)))


def _under(view: View, grid: Grid) -> Iterator[PiiClaim]:
    """Columns 包含 and 不包含, and below each what is and what is not."""
    head, *body = grid.rows
    for column, cell in enumerate(head):
        mark = _mark(view, cell, _HEAD) if cell is not None else None
        if mark is None:
            continue
        for below in filter(None, [row[column] for row in body]):
            for field in _named(view, below):
                yield PiiClaim(mark, field, view.quote(*view.inner(below)))


def _named(view: View, cell: Span | None) -> Sequence[PiiField]:
    """The fields that a cell names and says nothing of."""
    if cell is None or not 0 < cell[1] - cell[0] <= _LONGEST:
        return ()
    if not _HINT.search(view.text, *view.inner(cell)):
        return ()
    return _fields(view.cell(cell)[1])


@remembered
def _fields(passage: Passage) -> tuple[PiiField, ...]:
    if not passage.kinds & _NAMING or passage.kinds & _SAYING:
        return ()
    terms = [term for term in passage.terms if term.kind in _NAMING]
    return fields_of(terms, passage.text)


def _mark(
    view: View, cell: Span | None, marks: tuple[re.Pattern[str], re.Pattern[str]] = _MARKS
) -> Stance | None:
    if cell is None or not 0 < cell[1] - cell[0] <= _LONGEST:
        return None
    text = view.cell(cell)[1].text
    if marks[0].fullmatch(text):
        return Stance.OFFERS
    return Stance.DENIES if marks[1].fullmatch(text) else None
