"""Price tiers as a line each, for tests of layouts."""

from __future__ import annotations

from pipelines.prices import find_tiers
from tests.pipelines.pages import html
from waybillwatch.pii import PiiField

_SHORT = {
    PiiField.RECIPIENT_NAME: "name",
    PiiField.RECIPIENT_PHONE: "phone",
    PiiField.RECIPIENT_ADDRESS: "address",
    PiiField.SENDER_NAME: "sender",
    PiiField.SENDER_PHONE: "sender-phone",
    PiiField.SENDER_ADDRESS: "sender-address",
}


def read(body: str) -> set[str]:
    """The tiers of a page of HTML: 圆通 1.2 普通 10-99 name+phone."""
    lines = set()
    for tier in find_tiers(html(body)):
        words = [tier.courier or "-", f"{tier.amount.normalize():f}"]
        words += [tier.level] if tier.level else []
        low = None if tier.min_quantity == 1 else tier.min_quantity
        if low or tier.max_quantity:
            words.append(f"{low or ''}-{tier.max_quantity or ''}")
        if tier.includes is not None:
            words.append("+".join(_SHORT[field] for field in tier.includes) or "bare")
        lines.add(" ".join(words))
    return lines
