"""What a page says for all it sells: the one service, the one courier."""

from __future__ import annotations

import re

from pipelines.blocks import BlockKind
from pipelines.view import View
from waybillwatch.lexicon import Kind
from waybillwatch.listings import Courier, Service

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


def page_courier(view: View) -> Courier | None:
    """The only courier a page names, its title and scripts among what is read."""
    named = {
        name
        for block in view.page.layout.blocks
        if not block.furniture and not block.struck and block.kind is not BlockKind.META
        for term in view.terms_in(*view.inner(block.span))
        if term.kind == Kind.COURIER
        for name in term.value.split()
    }
    return Courier(named.pop()) if len(named) == 1 else None
