"""The one spelling in which page texts are searched, and the pairs of signs they are found by.

No tokeniser knows the trade's words, so every pair of neighbouring characters is indexed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import add

from waybillwatch.text import fold

_RUN = re.compile("[^\\W_\u9fcd-\uabff\ud7a4-\uf8ff\uffdd-\U0010ffff]+")
"""Letters and digits, Unicode 6.1's: what came later is a separator to FTS5's unicode61."""


def searchable(original: str) -> str:
    """Text in the one spelling it is searched in: folded, and lower case."""
    return fold(original).text.lower()


def bigrams(folded: str) -> Iterator[str]:
    """Every pair of neighbouring letters, digits or characters, in order."""
    return (pair for run in _RUN.findall(folded) for pair in map(add, run, run[1:]))
