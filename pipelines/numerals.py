"""Numbers as the trade writes them: 1.2, 1,000, 两百, 一点五, to exact Decimals."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000}

HAN = "[零〇一二两三四五六七八九十百千]"
"""One sign of a number in words."""
ONE = "[一二两三四五六七八九]"
"""One digit in words."""


def _han(text: str) -> int | None:
    """两百五十 → 250; 二五 → 25 (digits read one by one); None where it is no number."""
    if all(sign in _DIGITS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total, digit = 0, None
    for sign in text:
        if sign in _SCALES:
            total += (1 if digit is None else digit) * _SCALES[sign]
            digit = None
        elif sign in _DIGITS:
            digit = _DIGITS[sign]
        else:
            return None
    return total + (digit or 0)


def number_of(text: str) -> Decimal | None:
    """The number a text writes, in figures or in words; None where it is none."""
    plain = text.replace(",", "").strip()
    if not plain:
        return None
    if plain.isascii():
        whole, _, part = plain.partition(".")
        if (whole + part).isdigit():
            return Decimal(plain)
        return None
    whole, point, part = plain.partition("点")
    value = _han(whole) if whole else None
    if value is None:
        return None
    if not point:
        return Decimal(value)
    digits = "".join(str(_DIGITS[sign]) for sign in part if sign in _DIGITS)
    return Decimal(f"{value}.{digits}") if digits and len(digits) == len(part) else None
