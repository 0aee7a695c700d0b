"""What single elements do when they open and close: links, forms, tables, headings, labels."""

from __future__ import annotations

import re

from pipelines import marks
from pipelines.assembly import Assembly, Frame
from pipelines.blocks import BlockKind, Span
from pipelines.grids import Part, RawCell, RawTable, pairs_of_list, rows_of_parts, spanned
from pipelines.looks import Attributes

_META = frozenset({"keywords", "description", "og:title", "og:description"})
_REFRESH = re.compile(
    r"""^\s*(?P<after>\d{0,6})[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?["']?\s*(?P<to>[^\s"'>]+)""",
    re.IGNORECASE,
)
_SOONEST = 30
"""Seconds up to which a refresh sends the reader on; later it renews a page they have read."""
_WORDS = re.compile("[\u3400-\u9fff]|\\d{5,}|\\d[ -]\\d")
"""What a hidden or ticked value must hold to be text: Chinese or a long number."""
_TOKEN = re.compile(r"[A-Za-z0-9+/=_-]{24,}")
_CELLS = frozenset({"td", "th"})
_OF_TABLES = frozenset({"table", "thead", "caption"})
_MOST_PARTS = 12
"""Children of an element beyond which it is no row."""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _input(page: Assembly, frame: Frame, attributes: Attributes) -> None:
    kind = attributes.get("type", "text").strip().lower()
    value = attributes.get("value", "")
    if kind == "password":
        page.has_password = True
    elif kind in {"submit", "button", "reset", "image"}:
        page.flow.set_aside(BlockKind.LABEL, _one_line(value))
    elif kind in {"hidden", "checkbox", "radio"}:
        if _WORDS.search(value) and not _TOKEN.fullmatch(value):
            page.flow.add(value, frame.kind)
    else:
        page.flow.add(value, frame.kind)


def _meta(page: Assembly, attributes: Attributes) -> None:
    content = attributes.get("content", "")
    name = attributes.get("name") or attributes.get("property") or ""
    if name.strip().lower() in _META:
        page.flow.set_aside(BlockKind.META, _one_line(content))
    elif attributes.get("http-equiv", "").strip().lower() == "refresh":
        found = _REFRESH.match(content)
        if found and not found["to"].isdigit() and int(found["after"] or 0) <= _SOONEST:
            page.refresh = page.absolute(found["to"])


def _table_opens(page: Assembly, name: str) -> None:
    if name == "table":
        if page.tables:
            page.tables[-1].is_layout = True
        page.tables.append(RawTable(page.flow.headings.in_force))
    elif name == "tr" and page.tables:
        page.tables[-1].rows.append([])
    elif name in _CELLS:
        page.flow.holding += 1


def opened(page: Assembly, frame: Frame, attributes: Attributes) -> None:
    """An element opened; its frame is the innermost."""
    name, flow = frame.name, page.flow
    here = (flow.place, flow.place)
    match name:
        case "br":
            flow.gap("\n")
        case "img":
            flow.add(attributes.get("alt", ""), frame.kind, struck=frame.struck, label=True)
            if "qq.com/pa?" in (source := attributes.get("src", "")):
                page.link(source, here)  # the picture says whether that number is online
        case "input":
            _input(page, frame, attributes)
        case "meta":
            _meta(page, attributes)
        case "base":
            page.rebase(attributes.get("href"))
        case "iframe" | "frame":
            page.link(attributes.get("src"), here)
        case "area":
            page.link(attributes.get("href"), here)
            flow.set_aside(BlockKind.LABEL, _one_line(attributes.get("alt", "")))
        case "optgroup":
            flow.set_aside(BlockKind.LABEL, _one_line(attributes.get("label", "")))
        case _:
            _table_opens(page, name)


def _cell(page: Assembly, frame: Frame, end: int) -> None:
    page.flow.holding -= 1
    if page.tables:
        rows = spanned(frame.attributes.get("rowspan"))
        columns = spanned(frame.attributes.get("colspan"))
        page.tables[-1].add(RawCell((frame.start, end), frame.name == "th", rows, columns))
    if not page.flow.holding:
        page.flow.end_run()  # lays down what the cell held aside


def _told(page: Assembly, frame: Frame, end: int) -> None:
    """Labels in attributes are text of their own, unless the element says the same.

    Chats that a click opens are links.
    """
    for address in marks.CHATS.findall(frame.attributes.get("onclick", "")):
        page.link(address, (frame.start, end))
    for label in marks.labels(frame.name, frame.attributes):
        text = _one_line(label)
        if text and text not in page.flow.since(frame.start):
            page.flow.set_aside(BlockKind.LABEL, text)


def _table(page: Assembly, frame: Frame, span: Span) -> None:
    if not page.tables:
        return
    if frame.name == "table":
        page.done_tables.append(page.tables.pop())
    elif frame.name == "thead":
        page.tables[-1].head_rows = len(page.tables[-1].rows)
    elif frame.name == "caption":
        page.tables[-1].caption = span


def closed(page: Assembly, frame: Frame, parent: Frame) -> None:
    """An element closed and left the stack; ``parent`` is now the innermost."""
    name, end = frame.name, page.flow.place
    if frame.attributes:
        if name == "a":
            page.link(frame.attributes.get("href"), (frame.start, end))
        if not marks.TELLING.isdisjoint(frame.attributes):
            _told(page, frame, end)
    if name in _CELLS:
        _cell(page, frame, end)
    elif name in _OF_TABLES:
        _table(page, frame, (frame.start, end))
    if end <= frame.start:
        return
    parts = frame.parts
    if parts is not None and len(parts) > 1:
        in_force = page.flow.headings.in_force
        page.done_tables.extend(rows_of_parts(parts, in_force))
        if name == "dl" and (pairs := pairs_of_list(parts, in_force)):
            page.done_tables.append(pairs)
    part = Part(name, (frame.start, end), _row(frame))
    if parent.parts is None:
        parent.parts = [part]
    else:
        parent.parts.append(part)


def _row(frame: Frame) -> tuple[Span, ...]:
    """The spans of an element's children, where they hold all its text."""
    parts = frame.parts
    if parts is None or frame.own_text or len(parts) > _MOST_PARTS:
        return ()
    if len(parts) == 1:
        return parts[0].parts
    return tuple([part.span for part in parts])
