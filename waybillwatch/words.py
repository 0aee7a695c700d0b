"""Words with a meaning, and a scanner that finds them all in one pass.

The word lists are in ``lexicon`` (what a listing says) and ``cues`` (what a page is).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind


class Era(StrEnum):
    """When a word belongs to the trade (see the glossary)."""

    NUMBERS = "2012-13"
    """Real used numbers: 单号, 已扫描/未扫描, 底单发件联."""
    EMPTY = "2014-20"
    """空包, one number one use."""
    GIFTS = "2020-"
    """礼品代发, 信封件, 小礼品, 单号大厅."""
    DATA = "2020-data"
    """The trade in waybill data: 面单, 料, 收料."""


@dataclass(frozen=True, slots=True)
class Word:
    """One entry of a word list."""

    text: str
    """Folded: Simplified, NFKC, lower case."""
    kind: str
    value: str = ""
    """What it stands for (a service, a field, a level); its meaning depends on the kind."""
    era: Era | None = None


class Term(NamedTuple):
    """One word found in a text."""

    kind: str
    value: str
    start: int
    end: int


Scanner = Callable[[str], tuple[Term, ...]]


def read_words(text: str, kinds: type[StrEnum]) -> tuple[Word, ...]:
    """The entries of a word list: a line each of ``kind value era: words parted by blanks``.

    ``-`` stands for no value; the era may be left out. Raises ValueError on a line that has
    another shape, an unknown kind or an unknown era.
    """
    entries: list[Word] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        head, colon, listed = line.partition(": ")
        kind, value, *eras = head.split(" ")
        if not colon or len(eras) > 1:
            raise ValueError(f"{line!r} is no line of a word list: write kind value era: words")
        named = "" if value == "-" else value
        era = Era(eras[0]) if eras else None
        entries += [Word(word, kinds(kind), named, era) for word in listed.split()]
    return tuple(entries)


_TOUCHING = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


class Finder:
    """Finds words by Aho and Corasick's automaton, the longest at the leftmost place first.

    A Latin end of a word touches no Latin letter or digit. The automaton knows nothing of that:
    where a word it finds is part of another (the vip in svip), what else may begin within that
    word is looked up place by place.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        self._known = frozenset(self.words)
        self._automaton = AhoCorasick(self.words, matchkind=MatchKind.LeftmostLongest)
        self._edged = [_is_latin(word[0]) or _is_latin(word[-1]) for word in self.words]
        lengths: dict[str, set[int]] = {}
        for word in self.words:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {sign: sorted(each, reverse=True) for sign, each in lengths.items()}

    def find(self, text: str) -> Iterable[tuple[int, int]]:
        """The places of words, in order; they do not overlap."""
        try:
            found = self._automaton.find_matches_as_indexes(text)
        except UnicodeEncodeError:  # a lone surrogate, which no automaton steps over
            return self._within(text, 0, len(text))
        edged = self._edged
        if any([edged[word] for word, _, _ in found]):  # noqa: C419  (a list is faster here)
            return self._whole(text, found)
        return [(start, end) for _, start, end in found]

    def _whole(self, text: str, found: list[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
        """What was found, but for parts of Latin words, and what these hid."""
        done = 0
        for word, start, end in found:
            if start >= done and not (self._edged[word] and _is_part(text, start, end)):
                yield start, end
                done = end
                continue
            for span in self._within(text, max(start, done), end):
                yield span
                done = span[1]

    def _within(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The words that begin within a stretch."""
        place = start
        while place < end:
            reach = self._at(text, place)
            if reach > place:
                yield place, reach
            place = max(reach, place + 1)

    def _at(self, text: str, start: int) -> int:
        """Where the longest word ends that begins at a place; 0 where none does."""
        for length in self._lengths.get(text[start], ()):
            end = start + length
            known = end <= len(text) and text[start:end] in self._known
            if known and not _is_part(text, start, end):
                return end
        return 0


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a Latin letter or digit touches a word's Latin end."""
    if start and text[start - 1] in _TOUCHING and _is_latin(text[start]):
        return True
    return end < len(text) and text[end] in _TOUCHING and _is_latin(text[end - 1])


def scanner(
    entries: Iterable[Word], guards: Mapping[str, re.Pattern[str]] | None = None
) -> Scanner:
    """A function from folded lower-case text to the words in it, leftmost longest first.

    Found terms do not overlap, so a longer word takes the place of a shorter one in it: the
    trap 订单号 hides the 单号 within. A word with a guard counts only where the guard's
    pattern matches at its place, and is as long as what that matches.
    """
    table = {word.text: word for word in entries}
    checks = dict(guards or {})
    finder = Finder(table)

    def scan(text: str) -> tuple[Term, ...]:
        found = []
        for start, end in finder.find(text):
            word = table[text[start:end]]
            if guard := checks.get(word.text):
                meant = guard.match(text, start)
                if meant is None:
                    continue
                end = meant.end()  # noqa: PLW2901  (as far as the guard goes)
                word = table.get(text[start:end], word)
            found.append(Term(word.kind, word.value, start, end))
        return tuple(found)

    return scan
