"""A page cut at its tags, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAG = re.compile(r"<(!--|[!?]|/?[a-z][a-z0-9:-]*)([^<>]{0,4000}+)>?", re.IGNORECASE)
_UNREAD = frozenset({"script", "style", "template", "noscript", "title", "textarea", "svg"})
_ENDINGS = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in _UNREAD}


def pieces(text: str) -> Iterator[tuple[str, str, str, str]]:
    """The words before each tag, its name in lower case, its attributes, and what it hides."""
    position = 0
    while (match := _TAG.search(text, position)) is not None:
        name = match[1].lower()
        words = text[position : match.start()]
        position = match.end()
        inner = ""
        if name == "!--":
            end = text.find("-->", match.start() + 4)
            inner = text[match.start() + 4 : end if end >= 0 else len(text)]
            position = end + 3 if end >= 0 else len(text)
        elif name in _UNREAD and not match[2].endswith("/"):
            ending = _ENDINGS[name].search(text, position)
            end = ending.start() if ending else len(text)
            inner, position = text[position:end], end
        yield words, name, match[2], inner
    yield text[position:], "", "", ""
