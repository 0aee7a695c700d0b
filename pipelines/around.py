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
from pipelines.passage import Passage, remembered
from pipelines.view import Part, View
from waybillwatch.lexicon import Kind

_NOTE = re.compile(
    r"(?:单位|价格|[单售报]价|以[上下](?:价格|报价)?)[^\n。]{0,8}?(?:元|rmb)[^\n。]{0,6}"
)
"""A note that gives the unit of all prices: 单位：元/单, 以下价格均为元/个."""
_BELOW = re.compile(r"以下(?:为|是|均为|都是|价格为)")
_SELLS = re.compile(r"出|售|卖|供")
_TRADE = frozenset(
    {Kind.GOODS, Kind.COURIER, Kind.LEVEL, Kind.PRICE, Kind.SCANNED, Kind.NEW, Kind.FIELD}
)
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
    places: tuple[Passage, ...]
    """Headings, caption and lead, the nearest last."""


def note_of(view: View) -> Label:
    """What the page says for all its prices: their unit, and the level they are for."""
    notes = [_note(part.passage) for part in view.parts]
    unit = next((unit_of(note) for note, _ in notes if note is not None), None)
    level = next((level for _, level in notes if level is not None), None)
    return Label(unit=unit, level=level) if unit or level is not None else NOTHING


@remembered
def _note(passage: Passage) -> tuple[str | None, str | None]:
    """A note on the unit of all prices, and the level they are for."""
    text = passage.text
    noted = _NOTE.search(text) if "元" in text or "rmb" in text else None
    note = noted.group() if noted else None
    if Kind.LEVEL in passage.kinds:
        for below in _BELOW.finditer(text):
            terms = passage.terms_in(below.end(), below.end() + 10)
            if terms and terms[0].kind == Kind.LEVEL and terms[0].start == below.end():
                return note, terms[0].value
    return note, None


def around_block(view: View, headings: Sequence[Span], note: Label) -> Around:
    """What stands around running text under some headings."""
    places = tuple(view.passage(*view.inner(span)) for span in headings)
    return _around(places, read_headings(places).over(note))


def _around(places: tuple[Passage, ...], label: Label, *, announced: bool = False) -> Around:
    announced = announced or any(says_price(place, 0, place.end) for place in places)
    return Around(label, announced, bool(places) and _sets_apart(places[-1]), places)


class Places:
    """Finds the blocks that a grid covers and the one before it."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._starts = [part.block.span[0] for part in parts]

    def covered(self, grid: Grid) -> tuple[Part | None, Sequence[Part], Sequence[Part]]:
        """The block before a grid, those in it, and a few behind it."""
        cells = [span for row in grid.rows for span in row if span and span[1] > span[0]]
        if not cells:
            return None, (), ()
        first = bisect_right(self._starts, min(cells)[0]) - 1
        last = bisect_right(self._starts, max(cells)[0]) - 1
        before = self._parts[first - 1] if first > 0 else None
        inside = self._parts[max(first, 0) : last + 1]
        return before, inside, self._parts[last + 1 : last + 1 + _OWNER]


def around_grid(view: View, grid: Grid, places: Places, note: Label) -> Around | None:
    """What stands around a grid; None for one that is no table but sections with headings."""
    before, inside, behind = places.covered(grid)
    if not inside or any(part.block.kind is BlockKind.HEADING for part in inside):
        return None
    first = inside[0].block
    spans = [*first.headings, *([grid.caption] if grid.caption else [])]
    near = [view.passage(*view.inner(span)) for span in spans]
    label = read_headings(near)
    if before is not None and _is_lead(before.block):
        lead = before.passage
        near.append(lead)
        label = (label_of(lead) or NOTHING).over(label)
    if first.kind is BlockKind.SCRIPT:
        label = _owner(behind).over(label)
    return _around(tuple(near), label.over(note), announced=note.unit is not None)


def _owner(behind: Sequence[Part]) -> Label:
    """The record that holds an array of prices: a script's own members follow its inner ones."""
    for part in behind:
        if part.block.kind is not BlockKind.SCRIPT:
            break
        label = read_label(part.passage, 0, part.passage.end)
        if label.couriers:
            return Label(label.couriers, label.service)
    return NOTHING


def _is_lead(block: Block) -> bool:
    """Whether the block before a grid can be its caption."""
    size = block.span[1] - block.span[0]
    return block.kind not in _NO_LEAD and size <= _CAPTION and not (block.struck or block.furniture)


def _sets_apart(heading: Passage) -> bool:
    """Whether a heading sets other goods or payments apart: 充值说明, 流量业务."""
    kinds = heading.kinds
    if any(term.kind == Kind.OTHERS and term.value == "press" for term in heading.terms):
        return True
    if kinds & {Kind.GOODS, Kind.PRICE, Kind.LEVEL, Kind.COURIER}:
        return False
    if kinds & {Kind.OTHER_GOODS, Kind.TOP_UP}:
        return True
    return Kind.BUYING in kinds and not _SELLS.search(heading.text)


def names_trade(places: Iterable[Passage]) -> bool:
    """Whether some stretches name anything of the trade."""
    return any(place.kinds & _TRADE for place in places)
