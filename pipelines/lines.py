"""Prices line after line: label lines name what follows them, header lines its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from pipelines.amounts import find_amounts
from pipelines.asked import LEAST_BARE, MOST
from pipelines.audiences import header_name
from pipelines.figures import find_loose
from pipelines.labels import NOTHING, Label, read_label, read_name, says_price
from pipelines.money import MAY_PAY, Amount
from pipelines.passage import Passage, passage_of, remembered
from pipelines.running import Found, Priced, read_line
from waybillwatch.lexicon import Kind

_LABEL = 20
"""Signs of the longest line that can be a label; a longer one is a sentence."""
_MOST_COLUMNS = 8
_CELL = 6
"""Signs of the longest name in a line of names parted by commas."""
_STOPS = frozenset(",。;!?")


@dataclass(slots=True)
class Lines:
    """Reads lines in order and keeps what earlier ones said of later ones."""

    above: Label = NOTHING
    announced: bool = False
    """A short line before said that prices follow."""
    columns: tuple[Label, ...] = ()
    """What the header line of a table in plain text names its columns."""
    tail: Label = NOTHING
    """What stands at the end of a line, behind its last price: it names the next line's first."""
    unheard: list[Passage] = field(default_factory=list)
    """Lines without a number: what they say is asked for when one with a number follows."""

    def forget(self) -> None:
        """A new section begins."""
        self.above, self.columns, self.announced, self.tail = NOTHING, (), False, NOTHING
        self.unheard.clear()

    def read(self, passage: Passage, outer: Label, *, priced: bool = False) -> Found:
        """The prices of a passage of one or more lines."""
        found = Found()
        for start, line in passage.lines():
            if not MAY_PAY.search(line.text):
                self.unheard.append(line)
                continue
            waiting, self.unheard = self.unheard, []
            for one in waiting:
                self._hear(one)
            if self.columns and (row := self._row(line, outer)):
                found.add(row, start)
                continue
            priced_here = priced or self.announced
            around = self.above.over(outer)
            if self.tail.couriers:
                around, self.tail = self._tailed(line, around), NOTHING
            short = priced_here and line.end <= _LABEL
            if short and around.couriers and (own := _levelled(line)) is not None:
                own = own._replace(label=own.label.over(around))
                found.add(Found([own]), start)
                continue
            part = read_line(line, around, priced=priced_here)
            if part:
                found.add(part, start)
                self.tail = _tail(line, part)
            else:
                self._hear(line)
        return found

    def _tailed(self, line: Passage, around: Label) -> Label:
        """What the end of the line before says of a line that begins with a sum."""
        starts = _SUM_FIRST.match(line.text) is not None
        return self.tail.over(around) if starts else around

    def _hear(self, line: Passage) -> None:
        """Keep what a line without prices says of those below it."""
        said = _said(line)
        if said.label is not None:
            self.above = said.label if said.label.couriers else said.label.over(self.above)
            self.columns = said.columns or self.columns
        elif not said.is_rule:
            self.forget()
            self.announced = said.announces

    def _row(self, line: Passage, outer: Label) -> Found:
        """A line with one number under each column of the header line."""
        numbers = _parted(line) or find_loose(line.text, 0, line.end)
        if len(numbers) != len(self.columns) or not all(_is_price(one) for one in numbers):
            return Found()
        own = read_label(line, *line.trimmed(0, numbers[0].start))
        if not own.binds:
            return Found()
        span = line.trimmed(0, line.end)
        return Found(
            [
                Priced(amount, own.over(column).over(outer), span)
                for amount, column in zip(numbers, self.columns, strict=True)
            ]
        )


_SUM_FIRST = re.compile(r"\s*¥?\s?\d")
_LEVELLED = re.compile(r"\s*(?P<name>[^\s\d:]{1,8})\s?:?\s?¥?\s?(?P<sum>\d{1,2}\.\d{1,4})\s*")


@remembered
def _levelled(line: Passage) -> Priced | None:
    """The price of a line that is an audience and a number: 学徒 0.70 under a courier."""
    found = _LEVELLED.fullmatch(line.text)
    if found is None:
        return None
    name = header_name(passage_of(found["name"]))
    if name is None:
        return None
    numbers = find_loose(line.text, found.start("sum"), line.end)
    if len(numbers) != 1 or not _is_price(numbers[0]):
        return None
    return Priced(numbers[0], Label(level=name), line.trimmed(0, line.end))


def _tail(line: Passage, read: Found) -> Label:
    """A courier's name at the end of a line that its last price does not have."""
    if not read.priced:
        return NOTHING
    last = read.priced[-1]
    if line.end - last.amount.end > _LABEL or last.amount.end >= line.end:
        return NOTHING
    label = read_name(line, last.amount.end, line.end)
    return NOTHING if label.couriers == last.label.couriers else label


def _is_price(amount: Amount) -> bool:
    return LEAST_BARE <= amount.value <= MOST and not amount.foreign


_FIGURE = re.compile(r"\s*¥?\s?(?P<sum>\d{1,3}(?:\.\d{1,4})?)\s?元?\s*")


def _parted(line: Passage) -> list[Amount]:
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
        return _headers(line)
    levels = [term for term in line.terms if term.kind == Kind.LEVEL]
    if not 1 < len(levels) <= _MOST_COLUMNS:
        return _headers(line)
    return tuple(Label(level=term.value) for term in levels)


_HEADER = 14
"""Signs of the longest header in a line of them."""
_NO_HEADER = re.compile(r"[,。;!?]")
_PART = re.compile(r"[^\s|│┃]+")


def _headers(line: Passage) -> tuple[Label, ...]:
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


class _Said(NamedTuple):
    """What a line without prices says."""

    label: Label | None
    columns: tuple[Label, ...]
    is_rule: bool
    """It parts what stands above from what stands below."""
    announces: bool
    """It says that prices follow."""


@remembered
def _said(line: Passage) -> _Said:
    label = label_of(line)
    columns = _headers(line) if label is None else columns_of(line)
    if label is not None or columns:
        label = label._replace(quantity=None) if label and columns else label or NOTHING
        return _Said(label, columns, is_rule=False, announces=False)
    rule = not line.text.strip(" -=_*─—|+═━┼│┃·")
    announces = line.end <= _LABEL and says_price(line, 0, line.end)
    return _Said(None, (), is_rule=rule, announces=announces)


_ONE_PRICE = re.compile(r"价|统一|一律|通走|任选")


def _prices_alike(line: Passage) -> bool:
    """Whether a line gives one price to all it names: 同价, 统一; 都能做 says nothing of it."""
    if Kind.SAME not in line.kinds:
        return False
    same = (term for term in line.terms if term.kind == Kind.SAME)
    return any(_ONE_PRICE.search(line.text, term.start, term.end) for term in same)


def label_of(line: Passage) -> Label | None:
    """What a line without prices says of the lines below it; None where it says nothing.

    Such a line is short and no sentence, or ends in a colon, or says that a price is one for
    all (申通、圆通任选，同价).
    """
    start, end = line.trimmed(0, line.end)
    text = line.text[start:end]
    if not text:
        return None
    heads = text.endswith(":") and len(text) <= 3 * _LABEL
    stops = set(_STOPS.intersection(text))
    if "," in stops and all(len(part.strip()) <= _CELL for part in text.split(",")):
        stops.discard(",")  # 快递,散客,会员,代理
    short = len(text) <= _LABEL and not stops
    alike = Kind.COURIER in line.kinds and _prices_alike(line)
    if not (heads or short or alike):
        return None
    label = read_name(line, start, end)
    if heads:
        label = label if len(text) <= _LABEL else label._replace(includes=None)
    elif alike and label.couriers:
        label = Label(label.couriers, label.service)
    elif not short:
        return None
    return label if label.binds else None
