"""Prices line after line: label lines name what follows them, header lines its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipelines.asked import LEAST_BARE, MOST
from pipelines.blocks import Span
from pipelines.figures import find_loose
from pipelines.labels import NOTHING, Label, read_label, says_price
from pipelines.money import Amount
from pipelines.running import Found, Priced, read_line
from pipelines.view import View
from waybillwatch.lexicon import Kind

_LABEL = 20
"""Signs of the longest line that can be a label; a longer one is a sentence."""
_MOST_COLUMNS = 8


@dataclass(slots=True)
class Lines:
    """Reads lines in order and keeps what earlier ones said of later ones."""

    view: View
    above: Label = NOTHING
    announced: bool = False
    """A short line before said that prices follow."""
    columns: tuple[Label, ...] = ()
    """What the header line of a table in plain text names its columns."""

    def forget(self) -> None:
        """A new section begins."""
        self.above, self.columns, self.announced = NOTHING, (), False

    def read(self, start: int, end: int, outer: Label, *, priced: bool = False) -> Found:
        """The prices of a stretch of one or more lines."""
        found = Found()
        for begin, stop in lines_of(self.view, start, end):
            found.add(self._line(begin, stop, outer, priced=priced))
        return found

    def _line(self, start: int, end: int, outer: Label, *, priced: bool) -> Found:
        view = self.view
        if self.columns and (row := self._row(start, end, outer)):
            return row
        priced = priced or self.announced
        found = read_line(view, start, end, self.above.over(outer), priced=priced)
        if found:
            return found
        label = label_of(view, start, end)
        if label is not None:
            self.above = label if label.couriers else label.over(self.above)
            self.columns = columns_of(view, start, end) or self.columns
        elif view.text[start:end].strip(" -=_*─—|"):
            self.forget()
            self.announced = end - start <= _LABEL and says_price(view, start, end)
        return found

    def _row(self, start: int, end: int, outer: Label) -> Found:
        """A line with one number under each column of the header line."""
        view = self.view
        numbers = find_loose(view.text, start, end)
        if len(numbers) != len(self.columns) or not all(_is_price(one) for one in numbers):
            return Found()
        own = read_label(view, start, numbers[0].start)
        if not own.binds:
            return Found()
        span = view.trimmed(start, end)
        return Found(
            [
                Priced(amount, own.over(column).over(outer), span)
                for amount, column in zip(numbers, self.columns, strict=True)
            ]
        )


def _is_price(amount: Amount) -> bool:
    return LEAST_BARE <= amount.value <= MOST and not amount.foreign


def lines_of(view: View, start: int, end: int) -> Iterator[Span]:
    """The lines of a stretch."""
    begin = start
    while (stop := view.text.find("\n", begin, end)) >= 0:
        yield begin, stop
        begin = stop + 1
    yield begin, end


def columns_of(view: View, start: int, end: int) -> tuple[Label, ...]:
    """The columns that a header line names (快递 散户 代理 总代); () where it is none."""
    levels = [term for term in view.terms_in(start, end) if term.kind == Kind.LEVEL]
    if not 1 < len(levels) <= _MOST_COLUMNS:
        return ()
    return tuple(Label(level=term.value) for term in levels)


def label_of(view: View, start: int, end: int) -> Label | None:
    """What a line without prices says of the lines below it; None where it says nothing.

    Such a line is short and no sentence, or ends in a colon, or says that a price is one for
    all (申通、圆通任选，同价).
    """
    start, end = view.trimmed(start, end)
    text = view.text[start:end]
    if not text:
        return None
    label = read_label(view, start, end, whole=True)
    if text.endswith(":") and len(text) <= 3 * _LABEL:
        label = label if len(text) <= _LABEL else replace(label, includes=None)
    elif any(term.kind == Kind.SAME for term in view.terms_in(start, end)) and label.couriers:
        label = Label(label.couriers, label.service)
    elif len(text) > _LABEL or any(sign in text for sign in ",。;!?"):
        return None
    return label if label.binds else None


def levels_of(columns: Sequence[Label]) -> tuple[str | None, ...]:
    """The levels of a header line's columns, for a grid whose header it is."""
    return tuple(column.level for column in columns)
