"""What stands around a price: its headings, the line before a grid, the page's notes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.blocks import Block, BlockKind, Grid, Span
from pipelines.headed import read_headings
from pipelines.labels import NOTHING, Label, read_label, says_price, unit_of
from pipelines.lines import label_of
from pipelines.money import MAY_PAY, MAY_SUM
from pipelines.passage import Passage, remembered
from pipelines.quantities import COUNT, UNITS, Quantity, find_quantities
from pipelines.view import Part, View
from waybillwatch.lexicon import Kind

_NOTE = re.compile(
    r"(?:单位|价格|[单售报]价|以[上下](?:价格|报价)?)[^\n。]{0,8}?(?:元|rmb)[^\n。]{0,6}"
)
"""A note that gives the unit of all prices: 单位：元/单, 以下价格均为元/个."""
_BELOW = re.compile(r"以下(?:为|是|均为|都是|价格为)")
_SELLS = re.compile(r"出|售|卖|供")
_NOTED = 200
"""Signs of a paragraph that can hold a note on all prices."""
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
    scripted: bool = False
    """It is a script's."""
    owned: bool = False
    """And it belongs to a record that names a courier."""


def note_of(view: View) -> Label:
    """What the page says for all its prices: their unit, and the level they are for."""
    notes = [_note(part.passage) for part in view.parts]
    said = [note for note, _, _ in notes if note is not None]
    unit = unit_of(said[0]) if said else None
    if unit is None and any("单位" in one for one in said):
        unit = ""  # 单位：元: what for, it does not say
    level = next((level for _, level, _ in notes if level is not None), None)
    least = {one.low: one for _, _, one in notes if one is not None}
    label = Label(unit=unit, level=level, quantity=min(least.values()) if len(least) == 1 else None)
    return label if unit is not None or label.binds else NOTHING


@remembered
def _note(passage: Passage) -> tuple[str | None, str | None, Quantity | None]:
    """A note on the unit of all prices, the level they are for, the least one must buy."""
    return *_unit_and_level(passage), _least(passage)


_LEAST = re.compile(
    rf"(?:一次|每次|每单|单次|每批|最低)?(?:不少于|不低于|至少|最少|最低)\s?{COUNT}\s?{UNITS}(?:起(?:批|订|售|卖|拍)?)?"
    rf"|(?:一次|每次|单次)?\s?{COUNT}\s?{UNITS}\s?(?:起批|起订|起卖|起售|起拍)"
)
_MAY_BE_LEAST = re.compile(r"起[批订卖售拍]|不少于|不低于|至少|最少|最低")


def _least(passage: Passage) -> Quantity | None:
    """The number of pieces that all prices begin at: a clause that says so and no more."""
    if not _MAY_BE_LEAST.search(passage.text) or passage.end > _NOTED:
        return None
    for clause in passage.clauses(0, passage.end):
        start, end = passage.trimmed(*clause)
        if _LEAST.fullmatch(passage.text, start, end):
            sentence = next(s for s in passage.sentences(0, passage.end) if s[0] <= start < s[1])
            bands = find_quantities(passage.text, start, end)
            if len(bands) == 1 and not MAY_SUM.search(passage.text, *sentence):
                return bands[0]
    return None


def _unit_and_level(passage: Passage) -> tuple[str | None, str | None]:
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
    other = bool(places) and _sets_apart(places[-1])
    announced = note.unit is not None
    return _around(places, read_headings(places).over(note), announced=announced, other=other)


def _around(places: tuple[Passage, ...], label: Label, *, announced: bool, other: bool) -> Around:
    announced = announced or any(says_price(place, 0, place.end) for place in places)
    return Around(label, announced, other, places)


_CODED = re.compile(r"(?:[^\n]*\.)?(?P<code>[\w:;-]+): (?P<name>[^\n:]{1,20})")


def _codes(parts: Sequence[Part]) -> dict[str, Label]:
    """The codes that a page's scripts give names of couriers to, by the last step of their path."""
    found: dict[str, Label] = {}
    for part in parts:
        passage = part.passage
        if part.block.kind is not BlockKind.SCRIPT or Kind.COURIER not in passage.kinds:
            continue
        match = _CODED.fullmatch(passage.text)
        if match is not None and any(sign.isdigit() for sign in match["code"]):
            label = read_label(passage, *match.span("name"))
            found[match["code"].strip(";")] = Label(label.couriers, label.service)
    return found


class Places:
    """Finds the blocks that a grid covers and the one before it."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._starts = [part.block.span[0] for part in parts]
        self._codes: dict[str, Label] | None = None

    def coded(self, inside: Sequence[Part]) -> Label:
        """What a script elsewhere calls the code that these prices stand under.

        ``names.1627207:1: 圆通空包`` names ``skuMap.;1627207:1;.price: 1.80``.
        """
        if self._codes is None:
            self._codes = _codes(self._parts)
        if self._codes and inside:
            key = inside[0].passage.text.partition(": ")[0]
            for step in key.split("."):
                if (label := self._codes.get(step.strip(";"))) is not None:
                    return label
        return NOTHING

    def headed(self, grid: Grid) -> Grid:
        """A script's rows under the array of names before them: columns: [..], data: [[..], ..]."""
        width, (first, second) = len(grid.rows[0]), grid.rows[0][:2]
        if grid.header_rows or grid.header_columns > 1 or first is None or second is None:
            return grid
        place = bisect_right(self._starts, first[0]) - 1
        if bisect_right(self._starts, second[0]) - 1 == place:
            return grid  # a key and its value: no row
        before = self._parts[max(place - width - 1, 0) : place]
        keys = [part.passage.text.partition(": ")[0] for part in before]
        if len(set(keys[-width:])) != 1 or len(keys) < width or keys[:-width] == keys[-1:]:
            return grid
        if any(part.block.kind is not BlockKind.SCRIPT for part in before[-width:]):
            return grid
        names = tuple(part.block.span for part in before[-width:])
        return Grid((names, *grid.rows), 1, 0, grid.caption, grid.headings)

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
