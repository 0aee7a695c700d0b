"""Which pages Beautiful Soup must read: those that HTML5's rules for trees do not serve.

Lexbor follows these rules to the letter, as browsers do. There are two kinds of page on which
the letter is no help, and both are told from the markup alone:

- *Rows and cells outside of any table* (a table's tag was lost, or a script asked for rows to
  put into one). A browser drops those tags, and what stood in two cells runs together to one
  word; libxml2, under Beautiful Soup, keeps them. One of 719 fixture pages, whose text is the
  same by both (measured 2026-11-24); of two bare rows of prices Lexbor reads one price.
- *Heaps of open elements*, which no page needs. HTML5 looks through all of them at each tag, and
  opens every bold or link that was left open again in each box that follows: 100,000 boxes that
  are never closed take 17 s, and 2,000 bold tags before 2,000 boxes 1.4 GB. libxml2 does neither.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FEW = 2_000
"""Tags of a page up to which it is no heap, however they are nested."""
_MOST_STEPS = 20_000_000
"""Looks at an open element, about 4 ns each."""
_MOST_COPIES = 300_000
"""Elements opened again, about 0.7 µs and 360 bytes each."""
_MOST_ROOTS = 100
"""Tags of html and body: the attributes of each are compared with all before."""

_ROWS = re.compile(r"<(/?[tT][aA][bB][lL][eE]|[tT][rRdDhH])(?=[\s/>])")
_QUOTED = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|textarea|title|xmp|iframe|noframes)\b.*?(?:</\1|\Z)",
    re.IGNORECASE | re.DOTALL,
)
"""Where tags are no tags."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_FORMATS = _words("a b big code em font i nobr s small strike strong tt u")
"""Elements that are opened again behind the end of the box that they were left open in."""
_ONE_AT_A_TIME = frozenset({"a", "nobr"})
_UNCOUNTED = _words(
    """
    area base basefont bgsound br col embed frame hr img input keygen link meta param source
    track wbr p li dt dd tr td th tbody thead tfoot colgroup caption option optgroup rt rp
    """
)
"""Elements without an end tag, or that may do without it."""


def is_crooked(markup: str) -> bool:
    """Whether a page's markup is for Beautiful Soup, not for Lexbor. Linear in its length."""
    if _has_lost_rows(markup) and _has_lost_rows(_QUOTED.sub(" ", markup)):
        return True
    return markup.count("<") > _FEW and _is_heap(_QUOTED.sub(" ", markup))


def _has_lost_rows(markup: str) -> bool:
    """Whether a row or a cell begins where no table is open."""
    tables = 0
    for name in _ROWS.findall(markup):
        if len(name) == 2:  # noqa: PLR2004  (tr, td, th)
            if not tables:
                return True
        elif name[0] == "/":
            tables -= tables > 0
        else:
            tables += 1
    return False


def _is_heap(markup: str) -> bool:
    """Whether so many elements are left open that HTML5's rules take too long."""
    open_now: dict[str, int] = {}
    depth = formats = steps = copies = roots = 0
    for ends, written in _TAG.findall(markup):
        name = written.lower()
        steps += depth
        is_format = name in _FORMATS
        if ends:
            left = open_now.get(name, 0)
            if left:
                open_now[name] = left - 1
                depth -= 1
                formats -= is_format
            continue
        copies += formats
        roots += name in {"html", "body"}
        if name in _UNCOUNTED or (name in _ONE_AT_A_TIME and open_now.get(name)):
            continue
        open_now[name] = open_now.get(name, 0) + 1
        depth += 1
        formats += is_format
    return steps > _MOST_STEPS or copies > _MOST_COPIES or roots > _MOST_ROOTS
