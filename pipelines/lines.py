"""Prices line after line: label lines name what follows them, header lines its columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pipelines.asked import LEAST_BARE, MOST
from pipelines.figures import find_loose
from pipelines.labels import NOTHING, Label, read_label, read_name, says_price
from pipelines.money import MAY_PAY, Amount
from pipelines.passage import Passage, remembered
from pipelines.running import Found, Priced, read_line
from waybillwatch.lexicon import Kind

_LABEL = 20
"""Signs of the longest line that can be a label; a longer one is a sentence."""
_MOST_COLUMNS = 8
_STOPS = frozenset(",。;!?")


@dataclass(slots=True)
class Lines:
    """Reads lines in order and keeps what earlier ones said of later ones."""

    above: Label = NOTHING
    announced: bool = False
    """A short line before said that prices follow."""
    columns: tuple[Label, ...] = ()
    """What the header line of a table in plain text names its columns."""
    unheard: list[Passage] = field(default_factory=list)
    """Lines without a number: what they say is asked for when one with a number follows."""

    def forget(self) -> None:
        """A new section begins."""
        self.above, self.columns, self.announced = NOTHING, (), False
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
            part = read_line(line, self.above.over(outer), priced=priced_here)
            if part:
                found.add(part, start)
            else:
                self._hear(line)
        return found

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
        numbers = find_loose(line.text, 0, line.end)
        if len(numbers) != len(self.columns) or not all(_is_price(one) for one in numbers):
            return Found()
        own = read_label(line, 0, numbers[0].start)
        if not own.binds:
            return Found()
        span = line.trimmed(0, line.end)
        return Found(
            [
                Priced(amount, own.over(column).over(outer), span)
                for amount, column in zip(numbers, self.columns, strict=True)
            ]
        )


def _is_price(amount: Amount) -> bool:
    return LEAST_BARE <= amount.value <= MOST and not amount.foreign


def columns_of(line: Passage) -> tuple[Label, ...]:
    """The columns that a header line names (快递 散户 代理 总代); () where it is none."""
    if Kind.LEVEL not in line.kinds:
        return ()
    levels = [term for term in line.terms if term.kind == Kind.LEVEL]
    if not 1 < len(levels) <= _MOST_COLUMNS:
        return ()
    return tuple(Label(level=term.value) for term in levels)


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
    if label is not None:
        return _Said(label, columns_of(line), is_rule=False, announces=False)
    rule = not line.text.strip(" -=_*─—|")
    announces = line.end <= _LABEL and says_price(line, 0, line.end)
    return _Said(None, (), is_rule=rule, announces=announces)


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
    short = len(text) <= _LABEL and not _STOPS.intersection(text)
    alike = Kind.SAME in line.kinds and Kind.COURIER in line.kinds
    if not (heads or short or alike):
        return None
    label = read_name(line, start, end)
    if heads:
        label = label if len(text) <= _LABEL else label._replace(includes=None)
    elif Kind.SAME in line.kinds and label.couriers:
        label = Label(label.couriers, label.service)
    elif not short:
        return None
    return label if label.binds else None
