"""Words with a meaning, and a scanner that finds them all in one pass.

The word lists are in ``lexicon`` (what a listing says) and ``cues`` (what a page is).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Term:
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


class _Trie(dict[str, "_Trie"]):
    """A sign leads on; the empty sign says that a word ends here."""

    def add(self, text: str) -> None:
        node = self
        for sign in text:
            node = node.setdefault(sign, _Trie())
        node[""] = _Trie()

    def pattern(self, last: str = "") -> str:
        """What may follow ``last``: longer words first, then the end of a word."""
        branches = [self._branch(sign) for sign in sorted(self) if sign]
        if "" in self:
            branches.append("(?![a-z0-9])" if _is_latin(last) else "")
        return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"

    def _branch(self, sign: str) -> str:
        return re.escape(sign) + self[sign].pattern(sign)

    def root(self) -> str:
        """The whole: each branch begins with a plain sign, so that a search can skip.

        Hence the guard before a Latin word stands behind its first letter.
        """
        return "|".join(
            re.escape(sign)
            + (f"(?<![a-z0-9]{sign})" if _is_latin(sign) else "")
            + self[sign].pattern(sign)
            for sign in sorted(self)
        )


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def words_pattern(texts: Iterable[str]) -> re.Pattern[str]:
    """Finds the longest of the texts at each place; a Latin end touches no letter or digit."""
    trie = _Trie()
    for text in texts:
        trie.add(text)
    return re.compile(trie.root())


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
    pattern = words_pattern(table)

    def scan(text: str) -> tuple[Term, ...]:
        found = []
        for match in pattern.finditer(text):
            word = table[match.group()]
            start, end = match.span()
            if guard := checks.get(word.text):
                meant = guard.match(text, start)
                if meant is None:
                    continue
                end = meant.end()
                word = table.get(text[start:end], word)
            found.append(Term(word.kind, word.value, start, end))
        return tuple(found)

    return scan
