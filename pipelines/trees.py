"""Lexbor's tree of a page, walked in document order into a builder.

Lexbor builds the tree that a browser builds (HTML5's rules). Walking is without recursion, and
ends early on a page whose tree grows far beyond its markup.
"""

from __future__ import annotations

import re
from typing import cast

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from pipelines.build import Builder
from pipelines.tame import MAX_TAGS

_EVENTS = LexborDocumentOptions.WO_EVENTS
"""Without the doings of a browser, which would copy a select's chosen option into its button."""
_PLAIN_TEXT = frozenset({"script", "style", "noframes", "iframe"})
"""Elements whose inside is text to the parser and something else to us."""


_NOSCRIPT = re.compile(
    r"<noscript\b[^<>]{0,200}>((?:(?!</?noscript\b).){0,4000}?)</noscript\s*>",
    re.IGNORECASE | re.DOTALL,
)
_SILENT = re.compile(
    r"(?:\s|<!--.*?-->|<style\b.*?</style\s*>|<(?:link|meta)\b[^<>]*>)*", re.IGNORECASE | re.DOTALL
)
"""What a noscript in the head may hold by HTML5's rules."""
_BODY = re.compile(r"<body\b", re.IGNORECASE)


def feed(builder: Builder, markup: str) -> bool:
    """Feed a page's elements and texts to a builder; False where its tree was too large."""
    return _walk(builder, LexborHTMLParser(_apart(markup), options=_EVENTS).root)


def _apart(markup: str) -> str:
    """The markup with words in a noscript of the head as a box of their own.

    By HTML5's rules they end the head and run together with the first words of the body.
    """
    if "<noscript" not in markup and "<NOSCRIPT" not in markup:
        return markup
    body = _BODY.search(markup)
    end = body.start() if body else 0
    return _NOSCRIPT.sub(_as_box, markup[:end]) + markup[end:]


def _as_box(found: re.Match[str]) -> str:
    return found.group() if _SILENT.fullmatch(found[1]) else f"<div>{found[1]}</div>"


def _walk(builder: Builder, root: LexborNode | None) -> bool:
    start, text, end = builder.start, builder.text, builder.end
    above: list[LexborNode] = []
    left = MAX_TAGS
    node = root
    while node is not None:
        name = node.tag or "-"
        inner: LexborNode | None = None
        if name == "-text":
            text(node.text_content or "")
        elif name[0] != "-":  # comments, doctypes and instructions begin so
            start(name, _attributes(node))
            if name in _PLAIN_TEXT:
                _inside(builder, name, node)
            else:
                inner = node.first_child
            left -= 1
            if left < 0:
                return False
            if inner is None:
                end()
        if inner is not None:
            above.append(node)
            node = inner
            continue
        following = node.next
        while following is None and above:
            node = above.pop()
            end()
            following = node.next
        node = following
    return True


def _attributes(node: LexborNode) -> dict[str, str]:
    found = node.attributes
    if found and None in found.values():
        return {key: value or "" for key, value in found.items()}
    return cast("dict[str, str]", found)


def _inside(builder: Builder, name: str, node: LexborNode) -> None:
    source = node.text(deep=False)
    if name == "script":
        builder.script(source)
    elif name == "style":
        builder.style(source)
    elif source.strip():  # the page for readers without frames
        _walk(builder, LexborHTMLParser(source, options=_EVENTS).body)
