"""The pages of a board: which elements are posts, who wrote them, and what is an ad.

Fed by ``build`` while a page's elements go by. A list of threads has an entry ``li.j_thread_list``
for each, with its title and the head of what it says; a thread has a floor ``div.l_post`` for
each post. Both say in the JSON of ``data-field`` who wrote them; one without it is an ad.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipelines.assembly import Frame
from pipelines.blocks import Post, Span
from waybillwatch.boards import uncommented

_SIGNS = ("j_thread_list", "l_post")
_SHAPE = re.compile(rf"\b(?:{'|'.join(_SIGNS)})\b")
_SAID = frozenset({"threadlist_abs", "d_post_content"})
_ENTRY_TITLE = "j_th_tit"
"""The class of a thread's title in the list; of the link, and of the box around it."""
_TITLE = "core_title_txt"
"""Of a thread: what its first floor says first."""
_NAMED = frozenset({"p_author_name", "frs-author-name", "j_user_card", "d_name"})
_LIST = frozenset({"threadlist_bright", "j_threadlist_bright"})
_LEAST = 2
"""Signs of a name from which on it is looked for wherever it stands."""
_MOST = 500
"""Names of a page that are looked for."""


def board_markup(markup: str) -> tuple[str, bool]:
    """A page's markup with a hidden list of threads brought out, and whether it is a board's."""
    if not any(sign in markup for sign in _SIGNS):
        return markup, False
    shown = uncommented(markup)
    return shown, _SHAPE.search(shown) is not None and "data-field" in shown


@dataclass(slots=True)
class _Post:
    writer: int
    number: int | None
    """Of a floor: 1 opens the thread. None of an entry of the list."""
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Board:
    """What was met so far of a board's page."""

    posts: list[_Post] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    """Users, each with a number of its own."""
    name_spans: list[Span] = field(default_factory=list)
    title: Span | None = None
    _open: _Post | None = None
    _writers: int = 0

    def opens(self, frame: Frame, parent: Frame) -> None:
        """An element opened; an ad's is hidden."""
        classes = _classes(frame)
        if "j_thread_list" in classes or "l_post" in classes:
            said = _data(frame.attributes.get("data-field", ""))
            if said:
                self._open = self._begun(said)
            else:
                frame.hidden = True
        elif frame.name == "li" and (
            parent.attributes.get("id") == "thread_list" or _classes(parent) & _LIST
        ):
            frame.hidden = True

    def closes(self, frame: Frame, end: int) -> None:
        """An element that is not hidden closed; its text ends at ``end``."""
        classes = _classes(frame)
        span = (frame.start, end)
        if classes & _NAMED:
            self.name_spans.append(span)
        elif _TITLE in classes:
            self.title = self.title or span
        elif self._open is not None and (
            classes & _SAID or (frame.name == "a" and _ENTRY_TITLE in classes)
        ):
            self._open.spans.append(span)
        if "j_thread_list" in classes or "l_post" in classes:
            self._open = None

    def _begun(self, said: dict[str, object]) -> _Post:
        author = said.get("author")
        called = author.get("user_name") if isinstance(author, dict) else said.get("author_name")
        content = said.get("content")
        number = content.get("post_no") if isinstance(content, dict) else None
        name = called.strip() if isinstance(called, str) else ""
        self._writers += 1
        writer = self.names.setdefault(name, self._writers) if name else self._writers
        if not isinstance(number, int):
            # Threads in a list have nothing to do with one another, whoever opened them.
            number, writer = None, self._writers
        self.posts.append(_Post(writer, number))
        return self.posts[-1]

    def made(self, text: str) -> tuple[tuple[Post, ...], tuple[Span, ...]]:
        """The page's posts in page order, and every place that calls a user by name."""
        posts = tuple(self._posts(text))
        said = sorted(span for post in posts for span in post.spans)
        return posts, tuple(_joined([*self._called(text), *self._mentions(text, said)]))

    def _posts(self, text: str) -> Iterator[Post]:
        for post in self.posts:
            opens = post.number in {None, 1}
            first = [self.title] if self.title and post.number == 1 else []
            trimmed = (_trimmed(span, text) for span in (*first, *post.spans))
            spans = _joined(span for span in trimmed if span is not None)
            yield Post(post.writer, tuple(spans), opens)

    def _called(self, text: str) -> Iterator[Span]:
        for span in self.name_spans:
            if (trimmed := _trimmed(span, text)) is not None:
                yield trimmed

    def _mentions(self, text: str, said: list[Span]) -> Iterator[Span]:
        """Known names elsewhere: by themselves, or in a post behind 回复 or @."""
        names = [name for name in self.names if len(name) >= _LEAST][:_MOST]
        if not names:
            return
        listed = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        for found in re.finditer(rf"(?:(回复\s?|@)|(?<!\w))({listed})(?!\w)", text):
            before = bisect_right(said, (found.start(2), len(text))) - 1
            inside = before >= 0 and found.start(2) < said[before][1]
            if found[1] or not inside:
                yield found.span(2)


def _classes(frame: Frame) -> set[str]:
    named = frame.attributes.get("class") if frame.attributes else None
    return set(named.split()) if named else set()


def _data(text: str) -> dict[str, object]:
    try:
        found = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError):  # said in a way that nobody can read: as good as unsaid
        return {}
    return found if isinstance(found, dict) else {}


def _trimmed(span: Span, text: str) -> Span | None:
    part = text[slice(*span)]
    start = span[0] + len(part) - len(part.lstrip())
    end = span[0] + len(part.rstrip())
    return (start, end) if start < end else None


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
