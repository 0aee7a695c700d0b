"""Handles in tables: a column or a row is called QQ or 微信, and its cells hold just that."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from pipelines.blocks import Grid, Span
from pipelines.messengers import Handle
from pipelines.seek import Sought
from pipelines.shadow import Shadow
from waybillwatch.listings import ContactKind

_CALLED = (
    (
        ContactKind.QQ,
        re.compile(
            r"(?:客服|在线|联系|售前|售后|咨询)*(?:qq|扣扣|企鹅)(?:号码|号|群号?)?\s*:?",
            re.IGNORECASE,
        ),
        re.compile(r"[1-9]\d{4,10}"),
    ),
    (
        ContactKind.WECHAT,
        re.compile(
            r"(?:客服|联系)*(?:微信|薇信|wechat|weixin|wx|vx)(?:号码|号|id)?\s*:?", re.IGNORECASE
        ),
        re.compile(r"[A-Za-z][A-Za-z0-9_-]{4,24}|1[3-9]\d{9}"),
    ),
    (
        ContactKind.WANGWANG,
        re.compile(r"(?:客服|阿里|淘宝)*旺旺(?:号|id)?\s*:?", re.IGNORECASE),
        re.compile(r"[\w一-鿿-]{2,25}(?::[\w一-鿿]{1,12})?"),
    ),
    (
        ContactKind.TELEGRAM,
        re.compile(r"(?:telegram|电报|纸?飞机|tg)(?:号|群)?\s*:?", re.IGNORECASE),
        re.compile(r"@?([A-Za-z][A-Za-z0-9_]{3,31})"),
    ),
)
"""Kinds, what a column or a row is called, and what its cells look like."""
_ALONE = Sought(
    re.compile(
        r"(?:qq|扣扣|企鹅|微信|薇信|wechat|weixin|wx|vx|旺旺|telegram|电报|飞机|tg)"
        r"(?:号码|号|群号?|id)?[ :]{0,2}(?=\n)",
        re.IGNORECASE,
    ),
    core=re.compile("[qQ扣企微薇wWvV旺tT电飞](?=[qQxXgG扣鹅信旺报机]|[eE][cCiIlL])"),
)
"""A word for such handles at the end of a line: the name of a column or a row, if anything."""
_LONGEST = 16
"""Characters of a cell that calls a column so."""


def celled_handles(shadow: Shadow) -> Iterator[Handle]:
    """The handles of every grid that has a column or a row for them."""
    if not shadow.layout.grids:
        return
    ends = {shadow.folded.span(*found.span())[1] for found in _ALONE.finditer(shadow.text)}
    if not ends:
        return
    for grid in shadow.layout.grids:
        if grid.rows:
            yield from _columns(shadow, grid, ends)
            yield from _rows(shadow, grid, ends)


def _columns(shadow: Shadow, grid: Grid, ends: Container[int]) -> Iterator[Handle]:
    for column, head in enumerate(grid.rows[0]):
        if head is not None and head[1] in ends:
            yield from _called(shadow, head, [row[column] for row in grid.rows[1:]])


def _rows(shadow: Shadow, grid: Grid, ends: Container[int]) -> Iterator[Handle]:
    if len(grid.rows[0]) == 2:  # noqa: PLR2004  (labels beside values)
        for label, value in grid.rows:
            if label is not None and label[1] in ends:
                yield from _called(shadow, label, [value])


def _called(shadow: Shadow, head: Span, cells: Sequence[Span | None]) -> Iterator[Handle]:
    if not 0 < head[1] - head[0] <= _LONGEST:
        return
    name = shadow.text[slice(*shadow.span(head))].strip()
    for kind, called, shape in _CALLED:
        if called.fullmatch(name):
            for cell in cells:
                if cell is None:
                    continue
                start, end = shadow.span(cell)
                value = shadow.text[start:end].strip()
                if shape.fullmatch(value):
                    yield Handle(kind, value.lstrip("@"), (start, end))
