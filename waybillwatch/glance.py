"""A quick look at a page that tells most of those a browser would add nothing to.

It only ever says so where the whole look, ``outline``, would come to the same: no template, and
either prices shown already, or text enough and nothing that stands empty or says it is waiting.
"""

from __future__ import annotations

import re
from itertools import islice

_TEMPLATES = (
    "{{", "${", "<%", "v-for", "v-text", "v-html", "ng-repeat", "ng-bind", "x-for", "x-text",
    "wx:for",
)  # fmt: skip
"""Without any of these a page is no template."""
_WAITING = ("加载", "载入", "读取", "获取", "查询中", "loading")
"""Without any of these no line says that something is coming."""
_UNSEEN = re.compile(
    r"<(?:!--.*?(?:-->|\Z)|(script|style|template|noscript|title|textarea|svg)\b.*?(?:</\1\b|\Z))",
    re.DOTALL,
)
_TAG = re.compile(r"<[^<>]*>?")
_EMPTY = re.compile(
    r"<(tbody|ul|ol|dl|select|div|main|section|article|p|span|h1|table|td)\b[^<>]*>\s*</\1\b"
)
_APP = re.compile(r"""id\s*=\s*["']?(?:app|root|q-app|__next|__nuxt)""")
_CELLS = re.compile(r"<(/?table|t[hd])\b")
_LETTERS = 2_000
"""Characters of a page's text in which letters are counted."""


def shows_enough(markup: str, price: re.Pattern[str], prices: int, letters: int) -> bool:
    """Whether a page has no script, or shows all that it sells without one.

    It does with so many ``prices``, or with so many ``letters`` and nothing left empty. False
    means that nothing is known yet.
    """
    lower = markup.lower()
    if "<script" not in lower:
        return True
    if any(sign in lower for sign in _TEMPLATES):
        return False
    seen = _UNSEEN.sub(" ", lower)
    said = _TAG.sub(" ", seen)
    if len(list(islice(price.finditer(said), prices))) >= prices:
        return True
    if any(sign in lower for sign in _WAITING) or _APP.search(lower) or _EMPTY.search(seen):
        return False
    return sum(map(str.isalnum, said[:_LETTERS])) >= letters and not _has_bare_heads(seen)


def _has_bare_heads(markup: str) -> bool:
    """Whether a table may have heads and no cells."""
    cells = [0]
    for name in _CELLS.findall(markup):
        if name == "table":
            cells.append(0)
        elif name == "/table":
            if cells.pop() == 0 or not cells:
                return True
        else:
            cells[-1] += name == "td"
    return False
