"""What stands around a price: its headings, the line before a grid, the page's notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.blocks import Block, BlockKind, Grid, Span
from pipelines.gridplaces import Places
from pipelines.headed import read_headings
from pipelines.labels import NOTHING, Label, read_label, says_price
from pipelines.linelabels import label_of
from pipelines.money import MAY_PAY
from pipelines.passage import Passage
from pipelines.view import Part, View
from waybillwatch.lexicon import Kind

_SELLS = re.compile(r"出|售|卖|供")
_CAPTION = 40
"""Signs of a line before a grid that can still be its caption."""
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
    scripted: bool = False
    """It is a script's."""
    owned: bool = False
    """And it belongs to a record that names a courier."""


def around_block(view: View, headings: Sequence[Span], note: Label) -> Around:
    """What stands around running text under some headings."""
    places = tuple(view.passage(*view.inner(span)) for span in headings)
    other = bool(places) and _sets_apart(places[-1])
    announced = note.unit is not None
    return _around(places, read_headings(places).over(note), announced=announced, other=other)


def _around(places: tuple[Passage, ...], label: Label, *, announced: bool, other: bool) -> Around:
    announced = announced or any(says_price(place, 0, place.end) for place in places)
    return Around(label, announced, other, places)


def around_grid(view: View, grid: Grid, places: Places, note: Label) -> Around | None:
    """What stands around a grid; None for one that is no table but sections with headings."""
    before, inside, behind = places.covered(grid)
    if not inside or any(part.block.kind is BlockKind.HEADING for part in inside):
        return None
    first = inside[0].block
    spans = [*first.headings, *([grid.caption] if grid.caption else [])]
    near = [view.passage(*view.inner(span)) for span in spans]
    label = read_headings(near)
    apart = near[-1:]
    if before is not None and _is_lead(before.block):
        lead = before.passage
        near.append(lead)
        label = _said_before(lead).over(label)
        if not (MAY_PAY.search(lead.text) or apart):
            apart = [lead]
    scripted = first.kind is BlockKind.SCRIPT
    if scripted:
        label = (_owner(behind) or places.coded(inside)).over(label)
    other = any(map(_sets_apart, apart))
    found = _around(tuple(near), label.over(note), announced=bool(note.unit), other=other)
    return replace(found, scripted=scripted, owned=scripted and bool(label.couriers))


def _said_before(lead: Passage) -> Label:
    """What the line before a grid says of it; a mere number of pieces is none of its prices'."""
    label = label_of(lead) or NOTHING
    plain = label.quantity is not None and label.quantity.plain
    return label._replace(quantity=None) if plain else label


def _owner(behind: Sequence[Part]) -> Label | None:
    """The record that holds an array of prices: a script's own members follow its inner ones."""
    for part in behind:
        if part.block.kind is not BlockKind.SCRIPT:
            break
        label = read_label(part.passage, 0, part.passage.end)
        if label.couriers:
            return Label(label.couriers, label.service)
    return None


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
