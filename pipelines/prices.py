"""The price tiers of a page: from its grids and its running text, in page order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.blocks import Block, BlockKind, Grid, Span
from pipelines.cells import Table
from pipelines.contents import priced_contents
from pipelines.labels import NOTHING, Label, read_headings, says_price, unit_of
from pipelines.lines import Lines, columns_of, label_of
from pipelines.running import Found, Priced
from pipelines.tables import read_table
from pipelines.view import View, view_of
from pipelines.wide import level_aliases, page_couriers, page_service
from waybillwatch.lexicon import Kind
from waybillwatch.listings import PriceTier, Service
from waybillwatch.quotes import Courier

if TYPE_CHECKING:
    from pipelines.redact import RedactedPage

_NOTE = re.compile(r"(?:单位|价格|以[上下](?:价格|报价)?)[^\n。]{0,8}?(?:元|rmb)[^\n。]{0,6}")
"""A note that gives the unit of all prices: 单位：元/单, 以下价格均为元/个."""
_BELOW = re.compile(r"以下(?:为|是|均为|都是|价格为)")
_TRADE = {Kind.GOODS, Kind.COURIER, Kind.LEVEL, Kind.PRICE, Kind.SCANNED, Kind.NEW, Kind.FIELD}
_SELLS = re.compile(r"出|售|卖|供")
_CAPTION = 40
"""Signs of a line before a grid that can still be its caption."""


def find_tiers(page: RedactedPage) -> tuple[PriceTier, ...]:
    """Every price on offer, whoever's page it is: whether it is a seller's, triage says."""
    return tiers_in(view_of(page))


def tiers_in(view: View) -> tuple[PriceTier, ...]:
    """``find_tiers`` over a view."""
    found = _collect(view)
    priced = [one for one in found.priced if not _is_gone(one, found.gone)]
    if not priced:
        return ()
    bound = any(one.label.couriers for one in priced)
    couriers = () if bound else page_couriers(view)
    service = page_service(view)
    aliases = level_aliases(view)
    named = [replace(one, label=_widened(one.label, service, couriers, aliases)) for one in priced]
    made = priced_contents(named, found.extras)
    tiers: dict[tuple[object, ...], PriceTier] = {}
    for one in sorted(made, key=lambda p: p.span[0]):
        for tier in _tiers(view, one):
            tiers.setdefault(_key(tier), tier)
    named_too = {_core(tier) for tier in tiers.values() if tier.courier}
    return tuple(tier for tier in tiers.values() if tier.courier or _core(tier) not in named_too)


def _core(tier: PriceTier) -> tuple[object, ...]:
    """What a price without a courier shares with the same price said again with one."""
    return (tier.amount, tier.service, tier.level, tier.includes)


def _key(tier: PriceTier) -> tuple[object, ...]:
    return (
        tier.amount,
        tier.courier,
        tier.service,
        tier.level,
        tier.scanned,
        tier.includes,
        tier.min_quantity,
        tier.max_quantity,
    )


def _is_gone(one: Priced, gone: Iterable[Priced]) -> bool:
    """Whether the page says elsewhere that this price was changed: 极兔 由0.70改为0.66."""
    return any(
        old.amount.value == one.amount.value
        and old.label.couriers
        and set(old.label.couriers) >= set(one.label.couriers)
        and old.span != one.span
        for old in gone
    )


def _collect(view: View) -> Found:
    note = _note(view)
    found = Found()
    inside: list[Span] = []
    places = _Places(view)
    for grid in view.page.layout.grids:
        if (part := _grid(view, grid, places, note)) and any(part.priced) or part.extras:
            found.add(part)
            inside += [span for row in grid.rows for span in row if span is not None]
    found.add(_running(view, note, inside))
    return found


class _Places:
    """Finds the block at a place and the one before it."""

    def __init__(self, view: View) -> None:
        self.blocks = view.page.layout.blocks
        self.starts = [block.span[0] for block in self.blocks]

    def at(self, place: int) -> int:
        """The index of the last block that begins at or before a place; -1 for none."""
        return bisect_right(self.starts, place) - 1


def _grid(view: View, grid: Grid, places: _Places, note: Label) -> Found:
    cells = [span for row in grid.rows for span in row if span is not None and span[1] > span[0]]
    if not cells:
        return Found()
    first, last = places.at(min(cells)[0]), places.at(max(cells)[0])
    blocks = places.blocks[max(first, 0) : last + 1]
    if any(block.kind is BlockKind.HEADING for block in blocks):
        return Found()  # sections, not rows: their headings are read with the running text
    headings = blocks[0].headings if blocks else grid.headings
    around = [view.inner(span) for span in headings]
    if grid.caption:
        around.append(view.inner(grid.caption))
    outer = read_headings(view, headings if grid.caption is None else (*headings, grid.caption))
    if first > 0 and _is_lead(places.blocks[first - 1]):
        lead = view.inner(places.blocks[first - 1].span)
        around.append(lead)
        outer = (label_of(view, *lead) or NOTHING).over(outer)
    announced = any(says_price(view, *place) for place in around) or note.unit is not None
    if _is_other(view, around[-1:]):
        return Found()
    table = Table(view, grid, announced=announced)
    outer = read_headings(view, table.across, folded=True).over(outer)
    if table.cells and table.head == 0 and around:
        columns = columns_of(view, *around[-1])
        if columns:
            outer = replace(outer, level=None)
            return _unheaded(table, columns, outer.over(note))
    return read_table(replace(table, announced=announced or table.header_prices), outer.over(note))


def _unheaded(table: Table, columns: tuple[Label, ...], outer: Label) -> Found:
    """A grid whose header line stands before it: its levels head the last columns of figures."""
    found = read_table(table, outer)
    by_place = {
        (cell.start, cell.end): cell.column for row in table.cells for cell in row if cell
    }
    used = sorted({by_place[one.span] for one in found.priced if one.span in by_place})
    if len(used) != len(columns):
        return found
    level = {column: label.level for column, label in zip(used, columns, strict=True)}
    found.priced = [
        replace(one, label=replace(one.label, level=level[by_place[one.span]]))
        if one.span in by_place
        else one
        for one in found.priced
    ]
    return found


def _is_lead(block: Block) -> bool:
    size = block.span[1] - block.span[0]
    spoken = block.kind not in {BlockKind.TITLE, BlockKind.META, BlockKind.SCRIPT, BlockKind.HEADING}
    return spoken and not block.struck and not block.furniture and size <= _CAPTION


def _note(view: View) -> Label:
    """What the page says for all its prices: their unit, and the level they are for."""
    found = _NOTE.search(view.text)
    unit = unit_of(found.group()) if found else None
    for below in _BELOW.finditer(view.text):
        terms = view.terms_in(below.end(), below.end() + 10)
        if terms and terms[0].kind == Kind.LEVEL and terms[0].start == below.end():
            return Label(unit=unit, level=terms[0].value)
    return Label(unit=unit) if found else NOTHING


def _running(view: View, note: Label, inside: Iterable[Span]) -> Found:
    """The prices outside of grids, block by block; a label line names the lines that follow."""
    taken = sorted(set(inside))
    found, doubtful = Found(), Found()
    lines = Lines(view)
    owners: tuple[Span, ...] = ()
    for block in view.running:
        if block.kind is BlockKind.HEADING or _is_inside(block.span, taken):
            lines.forget()
            continue
        if block.headings != owners:
            lines.forget()
            owners = block.headings
        around = [view.inner(span) for span in block.headings]
        outer = read_headings(view, block.headings).over(note)
        announced = any(says_price(view, *place) for place in around)
        place = view.inner(block.span)
        part = lines.read(*place, outer, priced=announced)
        if _is_other(view, around[-1:]):
            continue
        if part.priced and not _is_trade(view, (*around, place), part):
            doubtful.add(part)
        else:
            found.add(part)
    return found or doubtful


def _is_trade(view: View, places: Iterable[Span], part: Found) -> bool:
    """Whether a paragraph or its headings name anything of the trade beside the sums."""
    if any(one.label.binds for one in part.priced):
        return True
    return any(
        term.kind in _TRADE for place in places for term in view.terms_in(*place)
    )


def _is_inside(span: Span, taken: list[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in taken)


def _is_other(view: View, around: Iterable[Span]) -> bool:
    """Whether the nearest heading sets other goods or payments apart: 充值说明, 流量业务."""
    for start, end in around:
        terms = view.terms_in(start, end)
        kinds = {term.kind for term in terms}
        if any(term.kind == Kind.OTHERS and term.value == "press" for term in terms):
            return True
        if kinds & {Kind.GOODS, Kind.PRICE, Kind.LEVEL, Kind.COURIER}:
            return False
        if kinds & {Kind.OTHER_GOODS, Kind.TOP_UP}:
            return True
        if Kind.BUYING in kinds and not _SELLS.search(view.text, start, end):
            return True
    return False


def _widened(
    label: Label,
    service: Service | None,
    couriers: tuple[Courier, ...],
    aliases: Mapping[str, str],
) -> Label:
    """What the whole page says of its prices, where the label leaves it open."""
    if label.level in aliases:
        label = replace(label, level=aliases[label.level])
    own = None if label.service in {Service.NUMBER, Service.WAYBILL_DATA} else label.service
    if not label.couriers and label.service is not Service.RECEIPT:
        label = replace(label, couriers=couriers)
    if label.service is Service.NUMBER:
        return replace(label, service=None)
    return replace(label, service=own or label.service or service)


def _tiers(view: View, one: Priced) -> Iterator[PriceTier]:
    label = one.label
    band = label.quantity
    tier = PriceTier(
        amount=one.amount.value,
        quote=view.quote(*one.span),
        service=label.service,
        platform=label.platform,
        level=label.level or None,
        scanned=label.scanned,
        includes=label.includes,
        min_quantity=band.low if band else None,
        max_quantity=band.high if band else None,
        unit=one.amount.unit or label.unit,
    )
    for courier in label.couriers or (None,):
        yield replace(tier, courier=courier)
