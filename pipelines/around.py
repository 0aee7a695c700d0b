"""What stands around a price: its headings, the line before a grid, the page's notes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.blocks import Block, BlockKind, Grid, Span
from pipelines.headed import read_headings
from pipelines.labels import NOTHING, Label, read_label, says_price, unit_of
from pipelines.lines import label_of
from pipelines.view import View
from waybillwatch.lexicon import Kind

_NOTE = re.compile(
    r"(?:单位|价格|[单售报]价|以[上下](?:价格|报价)?)[^\n。]{0,8}?(?:元|rmb)[^\n。]{0,6}"
)
"""A note that gives the unit of all prices: 单位：元/单, 以下价格均为元/个."""
_BELOW = re.compile(r"以下(?:为|是|均为|都是|价格为)")
_SELLS = re.compile(r"出|售|卖|供")
_TRADE = {Kind.GOODS, Kind.COURIER, Kind.LEVEL, Kind.PRICE, Kind.SCANNED, Kind.NEW, Kind.FIELD}
_CAPTION = 40
"""Signs of a line before a grid that can still be its caption."""
_OWNER = 4
"""Members of a record that are looked at for the courier it belongs to."""
_NO_LEAD = {BlockKind.TITLE, BlockKind.META, BlockKind.SCRIPT, BlockKind.HEADING}


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a block or a grid."""

    label: Label
    announced: bool
    """It says that prices follow."""
    other: bool
    """It sets other goods, payments or somebody else's words apart."""
    places: tuple[Span, ...]
    """Headings, caption and lead in the folded text, the nearest last."""


def note_of(view: View) -> Label:
    """What the page says for all its prices: their unit, and the level they are for."""
    found = _NOTE.search(view.text)
    unit = unit_of(found.group()) if found else None
    for below in _BELOW.finditer(view.text):
        terms = view.terms_in(below.end(), below.end() + 10)
        if terms and terms[0].kind == Kind.LEVEL and terms[0].start == below.end():
            return Label(unit=unit, level=terms[0].value)
    return Label(unit=unit) if unit else NOTHING


def around_block(view: View, headings: Sequence[Span], note: Label) -> Around:
    """What stands around running text under some headings."""
    places = tuple(view.inner(span) for span in headings)
    label = read_headings(view, places).over(note)
    announced = any(says_price(view, *place) for place in places)
    return Around(label, announced, is_other(view, places), places)


class Places:
    """Finds the blocks that a grid covers and the one before it."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._starts = [block.span[0] for block in blocks]

    def covered(self, grid: Grid) -> tuple[Block | None, Sequence[Block], Sequence[Block]]:
        """The block before a grid, those in it, and a few behind it."""
        cells = [span for row in grid.rows for span in row if span and span[1] > span[0]]
        if not cells:
            return None, (), ()
        first = bisect_right(self._starts, min(cells)[0]) - 1
        last = bisect_right(self._starts, max(cells)[0]) - 1
        before = self._blocks[first - 1] if first > 0 else None
        inside = self._blocks[max(first, 0) : last + 1]
        return before, inside, self._blocks[last + 1 : last + 1 + _OWNER]


def around_grid(view: View, grid: Grid, places: Places, note: Label) -> Around | None:
    """What stands around a grid; None for one that is no table but sections with headings."""
    before, blocks, behind = places.covered(grid)
    if not blocks or any(block.kind is BlockKind.HEADING for block in blocks):
        return None
    spans = [*blocks[0].headings, *([grid.caption] if grid.caption else [])]
    near = [view.inner(span) for span in spans]
    label = read_headings(view, near)
    if before is not None and _is_lead(before):
        lead = view.inner(before.span)
        near.append(lead)
        label = (label_of(view, *lead) or NOTHING).over(label)
    if blocks[0].kind is BlockKind.SCRIPT:
        label = _owner(view, behind).over(label)
    announced = note.unit is not None or any(says_price(view, *place) for place in near)
    return Around(label.over(note), announced, is_other(view, near), tuple(near))


def _owner(view: View, behind: Sequence[Block]) -> Label:
    """The record that holds an array of prices: a script's own members follow its inner ones."""
    for block in behind:
        if block.kind is not BlockKind.SCRIPT:
            break
        label = read_label(view, *view.inner(block.span))
        if label.couriers:
            return Label(label.couriers, label.service)
    return NOTHING


def _is_lead(block: Block) -> bool:
    """Whether the block before a grid can be its caption."""
    size = block.span[1] - block.span[0]
    return block.kind not in _NO_LEAD and size <= _CAPTION and not (block.struck or block.furniture)


def is_other(view: View, places: Sequence[Span]) -> bool:
    """Whether the nearest heading sets other goods or payments apart: 充值说明, 流量业务."""
    if not places:
        return False
    terms = view.terms_in(*places[-1])
    kinds = {term.kind for term in terms}
    if any(term.kind == Kind.OTHERS and term.value == "press" for term in terms):
        return True
    if kinds & {Kind.GOODS, Kind.PRICE, Kind.LEVEL, Kind.COURIER}:
        return False
    if kinds & {Kind.OTHER_GOODS, Kind.TOP_UP}:
        return True
    return Kind.BUYING in kinds and not _SELLS.search(view.text, *places[-1])


def names_trade(view: View, places: Iterable[Span]) -> bool:
    """Whether some stretches name anything of the trade."""
    return any(term.kind in _TRADE for place in places for term in view.terms_in(*place))
