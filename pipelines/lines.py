"""Prices line after line: label lines name what follows them, header lines its columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from pipelines.audiences import header_name
from pipelines.bare import LEAST_BARE, MOST
from pipelines.figures import find_loose
from pipelines.labels import NOTHING, Label, read_label, read_name, says_price
from pipelines.linelabels import LABEL, label_of
from pipelines.money import MAY_PAY, Amount
from pipelines.passage import Passage, passage_of, remembered
from pipelines.running import Found, Priced, read_line
from pipelines.textcolumns import columns_of, header_columns, parted


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
            short = priced_here and line.end <= LABEL
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
            self.announced = self.announced or said.announces
        elif not said.is_rule:
            self.forget()
            self.announced = said.announces

    def _row(self, line: Passage, outer: Label) -> Found:
        """A line with one number under each column of the header line."""
        numbers = parted(line) or find_loose(line.text, 0, line.end)
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
    if line.end - last.amount.end > LABEL or last.amount.end >= line.end:
        return NOTHING
    label = read_name(line, last.amount.end, line.end)
    return NOTHING if label.couriers == last.label.couriers else label


def _is_price(amount: Amount) -> bool:
    return LEAST_BARE <= amount.value <= MOST and not amount.foreign


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
    columns = header_columns(line) if label is None else columns_of(line)
    if label is not None or columns:
        label = label._replace(quantity=None) if label and columns else label or NOTHING
        return _Said(label, columns, is_rule=False, announces=_announces(line))
    rule = not line.text.strip(" -=_*─—|+═━┼│┃·")
    return _Said(None, (), is_rule=rule, announces=_announces(line))


def _announces(line: Passage) -> bool:
    return line.end <= LABEL and says_price(line, 0, line.end)
