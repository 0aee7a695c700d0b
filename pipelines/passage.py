"""A stretch of folded text by itself: its words, its clauses, and what was read off it before.

What a line or a cell says depends on its words alone, and the same words come again: in the
rows of a table, on the pages of a site, week after week. So a reader takes a passage and gives
places within it, and what it made of a short passage is kept with that passage.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import wraps
from itertools import chain, islice
from typing import Any, TypeVar, TypeVarTuple

from pipelines.blocks import Span
from waybillwatch.couriers import with_abbreviations
from waybillwatch.lexicon import listing_scanner
from waybillwatch.words import Term

_CLAUSE_END = re.compile(r"[。;!?\n]|(?<!\d),|,(?!\d)")
_SENTENCE_END = re.compile(r"[。;!?\n]")
_MISTYPED = re.compile(r"(?<![\d.,。])(\d)[。,](\d{1,2})(?=\s?[元块]|/[单个条])")
"""A sum with another sign for its point: 1。2元."""
_BLURRED = re.compile(
    r"(?<![a-z\d.])[lo]\.\d[\do]?(?![a-z\d])|(?<![a-z\d.])\d\.(?:\do|o\d)(?![a-z\d])"
    r"|(?<![\d.] )(?<![\d.])\d \. \d(?: \d)?(?![\d.]| [\d.])"
)
"""A number out of a picture: l.40, 1.3O, 1 . 2 5."""
_LONGEST = 400
"""Signs of a sentence beyond which it is cut: what reads one may take the square of its length."""
_SHORT = 160
"""Signs of the longest passage that is kept for the next time its words are met."""
_MOST_KEPT = 4096

_Result = TypeVar("_Result")
_Where = TypeVarTuple("_Where")


def _sharpened(found: re.Match[str]) -> str:
    """The digits of a blurred number, as long as it was."""
    digits = found.group().replace("l", "1").replace("o", "0").replace(" ", "")
    return digits.ljust(len(found.group()))


class Passage:
    """A stretch of folded lower-case text; places in it count from its own beginning."""

    __slots__ = ("_starts", "end", "kinds", "memory", "struck", "terms", "text")

    def __init__(self, text: str, struck: tuple[Span, ...] = ()) -> None:
        if ("元" in text or "块" in text or "/" in text) and ("," in text or "。" in text):
            text = _MISTYPED.sub(r"\1.\2", text)
        if "." in text and _BLURRED.search(text):
            text = _BLURRED.sub(_sharpened, text)
        self.text = text
        self.end = len(text)
        self.struck = struck
        """Where it is crossed out, in order."""
        self.terms: tuple[Term, ...] = listing_scanner()(text)
        if "圆" in text or "申" in text or "韵" in text:
            self.terms = with_abbreviations(text, self.terms)
        """Every word of the lexicon in it, in order."""
        self.kinds = frozenset([term.kind for term in self.terms]) if self.terms else _NO_KINDS
        self.memory: dict[object, Any] = {}
        """What ``remembered`` readers made of it."""
        self._starts: list[int] | None = None

    def is_struck(self, place: int) -> bool:
        """Whether a place is crossed out."""
        return any(start <= place < end for start, end in self.struck)

    def terms_in(self, start: int, end: int) -> tuple[Term, ...]:
        """The words that begin in a stretch and end in it."""
        terms, starts = self.terms, self._starts
        if starts is None:
            starts = self._starts = [term.start for term in terms]
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        while last > first and terms[last - 1].end > end:
            last -= 1
        return terms[first:last]

    def lines(self) -> Iterator[tuple[int, Passage]]:
        """Its lines with the places where they begin, each a passage."""
        if "\n" not in self.text:
            yield 0, self
            return
        start = at = 0
        for line in self.text.split("\n"):
            end = start + len(line)
            while at < len(self.struck) and self.struck[at][1] <= start:
                at += 1
            yield start, passage_of(line, tuple(self._struck_in(start, end, at)))
            start = end + 1

    def _struck_in(self, start: int, end: int, at: int) -> Iterator[Span]:
        """What is crossed out of a line, counted from its beginning, from the at-th span on."""
        for span in islice(self.struck, at, None):
            if span[0] >= end:
                return
            yield max(span[0] - start, 0), span[1] - start

    def trimmed(self, start: int, end: int) -> Span:
        """The stretch without white space at its ends."""
        part = self.text[start:end]
        if part and not (part[0].isspace() or part[-1].isspace()):
            return start, end
        lead = len(part) - len(part.lstrip())
        return start + lead, max(start + lead, end - (len(part) - len(part.rstrip())))

    def clause(self, place: int, start: int, end: int) -> Span:
        """The clause of the stretch start–end that holds a place: between ，。；！ or line ends."""
        begin = start
        for stop in _CLAUSE_END.finditer(self.text, start, place):
            begin = stop.end()
        after = _CLAUSE_END.search(self.text, place, end)
        return self.trimmed(begin, after.start() if after else end)

    def clauses(self, start: int, end: int) -> Iterator[Span]:
        """The clauses of a stretch, in order, empty ones left out."""
        return self._cut(_CLAUSE_END, start, end)

    def sentences(self, start: int, end: int) -> Iterator[Span]:
        """The sentences of a stretch, between 。；！ or line ends."""
        return self._cut(_SENTENCE_END, start, end)

    def _cut(self, stops: re.Pattern[str], start: int, end: int) -> Iterator[Span]:
        """The pieces between stops, blank ones left out, one beyond all measure in pieces."""
        text = self.text
        for found in chain(stops.finditer(text, start, end), (None,)):
            stop, after = found.span() if found else (end, end)
            while stop - start > _LONGEST:
                yield start, start + _LONGEST
                start += _LONGEST
            if stop > start and not text[start:stop].isspace():
                yield start, stop
            start = after


_NO_KINDS: frozenset[str] = frozenset()
_met: dict[str, None] = {}
"""Short texts met once: most never come again, and are not worth the room."""
_kept: dict[str, Passage] = {}


def passage_of(text: str, struck: tuple[Span, ...] = ()) -> Passage:
    """The passage of a folded lower-case text; a short one met before is kept."""
    known = _kept.get(text) if not struck else None
    if known is not None:
        return known
    passage = Passage(text, struck)
    if not struck and passage.end <= _SHORT:
        if text not in _met:
            _add(_met, text, None)
        else:
            _add(_kept, text, passage)
    return passage


def _add(kept: dict[str, _Result], text: str, value: _Result) -> None:
    """Keep a value, in the room of the oldest where there is none."""
    if len(kept) >= _MOST_KEPT:
        kept.pop(next(iter(kept)), None)
    kept[text] = value


def forget() -> None:
    """Forget all that is kept: what is read stays the same, and takes longer."""
    _met.clear()
    _kept.clear()


def remembered(
    reader: Callable[[Passage, *_Where], _Result],
) -> Callable[[Passage, *_Where], _Result]:
    """A reader that asks a passage once for each place, and keeps the answer with the passage.

    The answer must depend on the passage and the places alone, and nobody may change it. What
    else is asked for than places must come from a small set: a passage outlives its page.
    """

    @wraps(reader)
    def ask(passage: Passage, *where: *_Where) -> _Result:
        key = (reader, where)
        memory = passage.memory
        if key in memory:
            known: _Result = memory[key]
            return known
        answer = memory[key] = reader(passage, *where)
        return answer

    return ask
