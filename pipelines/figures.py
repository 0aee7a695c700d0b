"""Numbers without a unit of money: prices only where their place says so."""

from __future__ import annotations

import re
from decimal import Decimal

from pipelines.amounts import beside
from pipelines.money import Amount

_LOOSE = re.compile(
    r"(?=[¥\d])(?<!\d[,:])(?<![\d.*a-z_#/=-])(?P<sign>¥\s?)?(?P<number>\d{1,3}(?:\.\d{1,4})?)"
    r"(?![\d.]*\d|\s?[%a-z:*]|\s?/(?!\s[一-鿿])|\.\d|-\d)"
)
_FIGURES = re.compile(
    r"\s*¥?\s*(?P<low>\d{1,4}(?:\.\d{1,4})?)\s*"
    r"(?:(?:-|~|—|至|到)\s*(?P<high>\d{1,4}(?:\.\d{1,4})?))?"
    r"\s*(?:起|左右|\([^()]{0,12}\))?\s*"
)


def find_loose(text: str, start: int, end: int) -> list[Amount]:
    """Numbers in running text that might be prices: 会员价2.5 代理价1.5."""
    return [beside(text, number, start, end) for number in find_numbers(text, start, end)]


def find_numbers(text: str, start: int, end: int) -> list[Amount]:
    """``find_loose`` without a look at what stands beside them."""
    return [
        Amount(Decimal(match["number"]), *match.span(), marked=False)
        for match in _LOOSE.finditer(text, start, end)
    ]


def figures_of(text: str, start: int, end: int) -> list[Amount]:
    """The number a cell consists of, or both ends of its range; [] where it is no such cell."""
    match = _FIGURES.fullmatch(text, start, end)
    if match is None:
        return []
    ends = [
        Amount(Decimal(match[key]), *match.span(key), marked=False)
        for key in ("low", "high")
        if match[key]
    ]
    return ends if len(ends) == 1 or ends[0].value < ends[1].value else []
