"""What a page says for all it sells: the one service, the one courier."""

from __future__ import annotations

import re

from pipelines.blocks import BlockKind
from pipelines.view import View
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Service
from waybillwatch.quotes import Courier

_NOT_SOLD = re.compile(r"(?:非|不是|不做|拒绝|并非|不卖|不发|不提供|没有)$")


def page_service(view: View) -> Service | None:
    """The one service that the page's own sentences sell; a 底单 beside it is an extra.

    Titles do not count: they carry the names of sites.
    """
    sold: set[str] = set()
    for block in view.running:
        if block.furniture:
            continue
        for term in view.terms_in(*view.inner(block.span)):
            ahead = view.text[max(0, term.start - 4) : term.start]
            if term.kind == Kind.GOODS and not _NOT_SOLD.search(ahead):
                sold.add(term.value)
    main = sold - {Service.NUMBER, Service.RECEIPT, Service.WAYBILL_DATA}
    if main in ({Service.EMPTY_PARCEL}, {Service.GIFT_PARCEL}):
        return Service(main.pop())
    if sold in ({Service.RECEIPT}, {Service.REAL_PARCEL}):
        return Service(sold.pop())
    return None


def page_couriers(view: View) -> tuple[Courier, ...]:
    """The couriers that a page says all its prices are for; () where it does not.

    Either one sentence gives the same price to all that are named (圆通、极兔两家同价), or only
    one courier is named on the page at all, its title and scripts among what is read.
    """
    named: dict[str, None] = {}
    alike: set[str] = set()
    for block in view.page.layout.blocks:
        if block.furniture or block.struck or block.kind is BlockKind.META:
            continue
        for start, end in view.clauses(*view.inner(block.span)):
            terms = view.terms_in(start, end)
            said = [name for t in terms if t.kind == Kind.COURIER for name in t.value.split()]
            if len(said) > 1 and "同价" in view.text[start:end]:
                alike |= set(said)
            if not any(term.kind in {Kind.LACKS, Kind.STOPPED} for term in terms):
                named.update(dict.fromkeys(said))
    if len(named) == 1 or (alike and alike >= set(named)):
        return tuple(map(Courier, named))
    return ()


_CODE = re.compile(
    r"(?:^|[.\s])(?P<code>s?vip\d{1,2}|v\d)\s*:\s*(?P<name>[^\n]{1,12})$", re.MULTILINE
)


def level_aliases(view: View) -> dict[str, str]:
    """What a script's settings call its price codes: ``levels.vip0: 普通会员`` → VIP0: 普通."""
    found: dict[str, str] = {}
    for block in view.page.layout.blocks:
        if block.kind is not BlockKind.SCRIPT:
            continue
        start, end = view.inner(block.span)
        for match in _CODE.finditer(view.text, start, end):
            terms = view.terms_in(*match.span("name"))
            if len(terms) == 1 and terms[0].kind == Kind.LEVEL:
                found[match["code"].upper()] = terms[0].value
    return found
