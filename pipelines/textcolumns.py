"""Tables in plain text: header lines, and the numbers of a row."""

from __future__ import annotations

import re
from decimal import Decimal

from pipelines.amounts import find_amounts
from pipelines.labels import Label, read_label, says_price
from pipelines.money import Amount
from pipelines.passage import Passage
from waybillwatch.lexicon import Kind

_MOST_COLUMNS = 8
_FIGURE = re.compile(r"\s*¥?\s?(?P<sum>\d{1,3}(?:\.\d{1,4})?)\s?元?\s*")
_HEADER = 14
"""Signs of the longest header in a line of them."""
_NO_HEADER = re.compile(r"[,。;!?]")
_PART = re.compile(r"[^\s|│┃]+")


def parted(line: Passage) -> list[Amount]:
    """The numbers of a line whose parts are parted by commas: 圆通,0.50,0.45."""
    if line.text.count(",") < 2:  # noqa: PLR2004  (a name and two numbers)
        return []
    place, numbers = 0, []
    for part in line.text.split(","):
        if found := _FIGURE.fullmatch(line.text, place, place + len(part)):
            numbers.append(Amount(Decimal(found["sum"]), *found.span("sum"), marked=False))
        place += len(part) + 1
    return numbers


def columns_of(line: Passage) -> tuple[Label, ...]:
    """The columns that a header line names (快递 散户 代理 总代); () where it is none."""
    if Kind.LEVEL not in line.kinds:
        return header_columns(line)
    levels = [term for term in line.terms if term.kind == Kind.LEVEL]
    if not 1 < len(levels) <= _MOST_COLUMNS:
        return header_columns(line)
    return tuple(Label(level=term.value) for term in levels)


def header_columns(line: Passage) -> tuple[Label, ...]:
    """The columns of prices among the words of a header line, each of which says it is one.

    快递 散号(元/个) 500个起(元/个) 备注.
    """
    text = line.text
    if "元" not in text and "价" not in text:
        return ()
    parts = [found.span() for found in _PART.finditer(text)]
    if not 2 < len(parts) <= _MOST_COLUMNS:  # noqa: PLR2004  (a name and two columns)
        return ()
    priced = [part for part in parts if says_price(line, *part)]
    if len(priced) < 2 or parts[0] in priced or _NO_HEADER.search(text):  # noqa: PLR2004  (one needs no columns)
        return ()
    if any(end - start > _HEADER for start, end in parts) or find_amounts(text):
        return ()
    return tuple(read_label(line, *part) for part in priced)
