"""Lots: what one piece costs where a sum pays for many: 100单50元, 50元100单."""

from __future__ import annotations

import re
from decimal import Decimal

from pipelines.money import Amount
from pipelines.quantities import COUNT, UNITS, count_of

CENT = Decimal("0.0001")
"""The smallest step that is kept (0.0001 CNY); only prices of lots are ever rounded to it."""

_LOT_AFTER = re.compile(
    rf"\s?(?:/|=|:|买|可?得|能?拿|一共|共|发)?\s?(?P<count>{COUNT})\s?(?P<unit>{UNITS})"
    r"(?!\s?(?:以上|起|以下|以内|\+))"
)
_LOT_BEFORE = re.compile(
    rf"(?<!\d,)(?<![\d.*a-z_第-])(?P<count>{COUNT})\s?(?P<unit>{UNITS})(?:空包|单号|底单|礼品)?\s?"
    r"(?:只?要|仅需|只需|一共|共|打包|打包价|=|:|/|-|仅|才|卖|售价|价|为)*\s*$"
)
LOOK_BACK = 16
"""Signs before a sum that are looked at."""


def divided_by(text: str, amount: Amount, start: int, stop: int) -> Amount:
    """The unit price where the amount pays for a lot: 100单50元, 50元100单."""
    if amount.unit or amount.foreign or amount.extra:
        return amount
    back = max(start, amount.start - LOOK_BACK)
    begin, end = amount.start, amount.end
    if lot := _LOT_BEFORE.search(text[back : amount.start]):
        begin = back + lot.start()
    elif lot := _LOT_AFTER.match(text, amount.end, stop):
        end = lot.end()
    pieces = count_of(lot["count"]) if lot else None
    if not lot or not pieces:
        return amount
    divided = divide(amount, pieces)
    return divided._replace(start=begin, end=end, unit=lot["unit"]) if divided.lot else amount


def divide(amount: Amount, pieces: int) -> Amount:
    """The price of one piece where a sum pays for a lot; the sum itself where it hardly does."""
    if pieces < 2 or not _is_lot(amount.value, pieces):  # noqa: PLR2004  (one piece is no lot)
        return amount
    price = amount.value / pieces
    rounded = price.quantize(CENT)
    return amount._replace(value=tidy(price if price == rounded else rounded), lot=pieces)


def _is_lot(value: Decimal, pieces: int) -> bool:
    """Whether a sum pays for all the pieces, rather than for each from that many on.

    Unit prices of the trade lie between 0.05 and 10 CNY, those of numbers and 空包 mostly
    between 0.2 and 3: 100单50元 is a lot, 100单1.2元 a band.
    """
    each = value / pieces
    if value > 10 or each >= Decimal("0.2"):  # noqa: PLR2004  (see above)
        return each >= Decimal("0.01")
    return value > 3 and each >= Decimal("0.05")  # noqa: PLR2004  (see above)


def tidy(value: Decimal) -> Decimal:
    """The same number without trailing zeros or exponent."""
    return Decimal(f"{value.normalize():f}")
