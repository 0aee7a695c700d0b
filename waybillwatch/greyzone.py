"""Gifts by post: sold so that a fake order has a parcel, or simply sold. A person decides.

Since about 2020 numbers come with a trinket. A site that sells nothing else, and says nothing
of fake orders, may be what it says it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from waybillwatch.cues import Cue
from waybillwatch.evidence import cues_of, plain
from waybillwatch.listings import Listing, Service
from waybillwatch.pii import Redacted
from waybillwatch.sites import SiteKind
from waybillwatch.sweeps import Judgement

REASON = "sells gifts by post alone: a grey zone, for a person to decide"
_GIFTS = re.compile("礼品|信封件|面单")
"""Goods that a shop for real gifts names too."""


def greyed(
    judgement: Judgement, listings: Iterable[Listing], texts: Iterable[Redacted]
) -> Judgement:
    """A site's judgement, unsure where all it sells are gifts by post, with that reason first.

    ``listings`` and ``texts`` are those of its pages in one visit.
    """
    services = {tier.service for page in listings for tier in page.tiers}
    if judgement.kind is not SiteKind.SELLER or services - {Service.GIFT_PARCEL}:
        return judgement
    goods: set[str] = set()
    for text in texts:
        cues = cues_of(plain(str(text)))
        goods.update(cues.of(Cue.GOODS))
        if cues.of(Cue.USE):
            return judgement
    if not any("礼品" in one for one in goods) or not all(map(_GIFTS.search, goods)):
        return judgement
    return replace(
        judgement, kind=SiteKind.UNSURE, sure=False, reasons=(REASON, *judgement.reasons)
    )
