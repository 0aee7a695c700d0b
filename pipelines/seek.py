"""Finds what a pattern matches by looking only around the signs that each match must hold.

A pattern that begins with what may be missing, with what must not stand before it, or with a
Latin letter of either case is tried at every character of a page. Most have a core, a sign or
two that stand in every match and are seldom seen elsewhere: a search for these skips.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sought:
    """A pattern with its core."""

    pattern: re.Pattern[str]
    core: re.Pattern[str]
    """Matches somewhere in every match of the pattern; it must begin with plain signs."""
    back: int = 0
    """Characters from the beginning of a match up to which its core begins."""

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What ``pattern.finditer`` finds. No place is tried twice."""
        match, back = self.pattern.match, self.back
        place = 0
        for mark in self.core.finditer(text):
            start = mark.start()
            place = max(place, start - back)
            while place <= start:
                found = match(text, place)
                if found is None:
                    place += 1
                    continue
                yield found
                place = max(found.end(), place + 1)

    def search(self, text: str) -> re.Match[str] | None:
        """What ``pattern.search`` finds."""
        return next(self.finditer(text), None)
