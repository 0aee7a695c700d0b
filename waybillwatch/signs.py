"""What single characters fold to, learnt as they are met: NFKC, Simplified, or nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, combining, normalize

from opencc_purepy import OpenCC

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u20e3\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
"""Zero-width signs, bidi marks, soft hyphens, variation selectors and the keycap's frame."""
_IS_UNSEEN = re.compile(f"[{_UNSEEN}]").match
_VARIANTS = {"衞": "卫", "瞭": "了", "枱": "台", "澂": "澄"}
"""Characters of Hong Kong and Taiwan that OpenCC converts in phrases only, or not at all."""
_JAMO = ("\u1161", "\u11ff")
"""Hangul vowels and finals: like combining marks they join what stands before them."""


class SignTable(dict[int, str]):
    """What each character folds to alone, learnt as characters are met."""

    def __init__(self) -> None:
        self.uneven: set[str] = set()
        """Characters met that do not fold to exactly one."""
        self.joining: set[str] = set()
        """Characters met that may join the one before them (combining marks, jamo)."""
        self.met: set[str] = set()
        """Every character met."""
        self.changing: set[str] = set()
        """Those of them that fold to something else than themselves."""
        self._simplify = OpenCC("t2s").convert

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = "" if _IS_UNSEEN(sign) else normalize("NFKC", sign)
        if plain and (plain[0] > "\u2e7f"):
            plain = "".join(_VARIANTS.get(new := self._simple(part), new) for part in plain)
        if len(plain) != 1:
            self.uneven.add(sign)
        first = plain[:1]
        if first and (
            combining(first) or category(first)[0] == "M" or _JAMO[0] <= first <= _JAMO[1]
        ):
            self.joining.add(sign)
        self[code] = plain
        self.met.add(sign)
        if plain != sign:
            self.changing.add(sign)
        return plain

    def _simple(self, sign: str) -> str:
        for _ in range(2):  # a few characters need a second step to come to rest
            new = self._simplify(sign)
            sign = new if len(new) == 1 else sign
        return sign


@lru_cache(maxsize=1)
def sign_table() -> SignTable:
    """The one table; it is filled as texts are folded."""
    return SignTable()


@lru_cache(maxsize=256)
def breaks(uneven: frozenset[str], joining: frozenset[str]) -> re.Pattern[str]:
    """Finds where the characters of a text do not fold one by one."""
    alone = f"[{re.escape(''.join(sorted(uneven)))}]" if uneven else r"(?!)"
    if not joining:
        return re.compile(alone)
    marks = f"[{re.escape(''.join(sorted(joining)))}]"
    return re.compile(f"(?s:.)(?:[{_UNSEEN}]*{marks})+|{marks}|{alone}")
