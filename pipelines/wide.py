"""What a page says for all it sells: the one service, the one courier."""

from __future__ import annotations

import re

from pipelines.blocks import BlockKind
from pipelines.passage import Passage, remembered
from pipelines.several import count_in
from pipelines.view import View
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Service
from waybillwatch.quotes import Courier

_ALIKE = re.compile(r"同价|一个价|统一价|通用|价格一样|一口价")
_ALL_ALIKE = re.compile(
    r"[两二三四五六2-6]\s?家[^。;,\n]{0,4}(?:同价|一个价|统一价|价格一样|一口价)"
)
_NOT_SOLD = re.compile(r"(?:非|不是|不做|拒绝|并非|不卖|不发|不提供|没有)$")


def page_service(view: View) -> Service | None:
    """The one service that the page's own sentences sell; a 底单 beside it is an extra.

    Titles do not count: they carry the names of sites.
    """
    sold: set[str] = set()
    for part in view.running:
        if not part.block.furniture and Kind.GOODS in part.passage.kinds:
            sold |= _sold(part.passage)
    main = sold - {Service.NUMBER, Service.RECEIPT, Service.WAYBILL_DATA}
    if main in ({Service.EMPTY_PARCEL}, {Service.GIFT_PARCEL}):
        return Service(main.pop())
    if sold in ({Service.RECEIPT}, {Service.REAL_PARCEL}):
        return Service(sold.pop())
    return None


@remembered
def _sold(passage: Passage) -> frozenset[str]:
    """The services that a passage names without denying them."""
    return frozenset(
        term.value
        for term in passage.terms
        if term.kind == Kind.GOODS
        and not _NOT_SOLD.search(passage.text[max(0, term.start - 4) : term.start])
    )


def page_couriers(view: View) -> tuple[Courier, ...]:
    """The couriers that a page says all its prices are for; () where it does not.

    Either one sentence gives the same price to all that are named (圆通、极兔两家同价), or only
    one courier is named on the page at all, its title and scripts among what is read.
    """
    named: dict[str, None] = {}
    alike: set[str] = set()
    counts: set[int] = set()
    for part in view.parts:
        block = part.block
        if block.furniture or block.struck or block.kind is BlockKind.META:
            continue
        if Kind.COURIER in part.passage.kinds:
            own, same = _couriers(part.passage)
            named.update(dict.fromkeys(own))
            alike.update(same)
        if Kind.SAME in part.passage.kinds and (said := _ALL_ALIKE.search(part.passage.text)):
            counts.add(count_in(said.group()))
    if len(named) == 1 or (alike and alike >= set(named)) or len(named) in counts:
        return tuple(map(Courier, named))
    return ()


@remembered
def _couriers(passage: Passage) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The couriers that a passage names as at work, and those it gives the same price."""
    named: list[str] = []
    alike: list[str] = []
    for start, end in passage.clauses(0, passage.end):
        terms = passage.terms_in(start, end)
        said = [name for t in terms if t.kind == Kind.COURIER for name in t.value.split()]
        if len(said) > 1 and _ALIKE.search(passage.text, start, end):
            alike += said
        if not any(term.kind in {Kind.LACKS, Kind.STOPPED} for term in terms):
            named += said
    return tuple(dict.fromkeys(named)), tuple(alike)


_CODE = re.compile(
    r"(?:^|[.\s])(?P<code>s?vip\d{1,2}|v\d)\s*:\s*(?P<name>[^\n]{1,12})$", re.MULTILINE
)


def level_aliases(view: View) -> dict[str, str]:
    """What a script's settings call its price codes: ``levels.vip0: 普通会员`` → VIP0: 普通."""
    found: dict[str, str] = {}
    for part in view.parts:
        passage = part.passage
        if part.block.kind is not BlockKind.SCRIPT or Kind.LEVEL not in passage.kinds:
            continue
        for match in _CODE.finditer(passage.text):
            terms = passage.terms_in(*match.span("name"))
            if len(terms) == 1 and terms[0].kind == Kind.LEVEL:
                found[match["code"].upper()] = terms[0].value
    return found
