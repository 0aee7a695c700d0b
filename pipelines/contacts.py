"""The handles by which a trader asks to be reached: QQ, WeChat, phone, Telegram, 旺旺, mail.

Works on redacted text, in which a trader's own handles stand in clear. Each is quoted with
its clause; one that stands only in a link's address is quoted with the link's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from pipelines.blocks import Span
from pipelines.handles import find_handles
from pipelines.redact import RedactedPage
from pipelines.shadow import Shadow
from waybillwatch.listings import Contact, ContactKind
from waybillwatch.quotes import Quote

_LINKED: tuple[tuple[ContactKind, re.Pattern[str]], ...] = (
    (
        ContactKind.QQ,
        re.compile(
            r"(?:(?:wpa|sighttp|shang|qun)\.qq\.com|tencent:|mqq(?:wpa|api)?:).*?[?&](?:amp;)?(?:uin|chat_id|qq|groupcode)=([1-9]\d{4,10})"
            r"|wpa\.qq\.com/pa\?p=\d+:([1-9]\d{4,10}):|user\.qzone\.qq\.com/([1-9]\d{4,10})",
            re.IGNORECASE,
        ),
    ),
    (
        ContactKind.TELEGRAM,
        re.compile(
            r"(?://(?:t|telegram)\.me/(?:s/)?(?!joinchat|share|\+)@?|^tg://resolve\?domain=)"
            r"([A-Za-z][A-Za-z0-9_]{3,31})"
        ),
    ),
    (
        ContactKind.WANGWANG,
        re.compile(
            r"(?:amos\S*\.(?:alicdn|taobao|alisoft)\.com|taobao\.com/webww|aliim:|wangwang:).*?[?&](?:amp;)?(?:to)?uid="
            r"(?:cntaobao)?([^&\s]+)"
        ),
    ),
    (
        ContactKind.WECHAT,
        re.compile(r"^weixin://(?:dl/chat|contacts/profile/?)[?/]?([A-Za-z][\w-]{5,24})"),
    ),
    (ContactKind.EMAIL, re.compile(r"^mailto:([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")),
    (ContactKind.PHONE, re.compile(r"^tel:\+?((?:86)?[\d-]{7,16})$")),
)
"""Which addresses of links are handles."""
_MAY_BE = re.compile(
    r"qq\.com|tencent:|mqq|\.me/|tg://|amos|webww|aliim:|wangwang:|weixin:|mailto:|tel:"
)
"""Without any of these an address is none."""
_LONGEST = 2_000
"""Characters of a link's address that are looked at."""
_REACH = 120
"""Characters to each side beyond which a clause is cut."""
_ENDS = "，。；！|｜\n,;!"
_BLANK = _ENDS + " \t\r\u3000\xa0"


@dataclass(frozen=True, slots=True)
class _Found:
    kind: ContactKind
    value: str
    span: Span
    """In the canonical text."""


def _clause(text: str, span: Span) -> Span:
    """From the clause's end before a span to the one behind it."""
    low, high = max(0, span[0] - _REACH), min(len(text), span[1] + _REACH)
    start = max(low, *(text.rfind(sign, low, span[0]) + 1 for sign in _ENDS))
    ends = (text.find(sign, span[1], high) for sign in _ENDS)
    end = min((place for place in ends if place >= 0), default=high)
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def _words_near(text: str, place: int) -> Span:
    """The last sign before a place that is no blank and ends no clause, or the first behind it."""
    before = text[:place].rstrip(_BLANK)
    if before:
        return len(before) - 1, len(before)
    behind = text[place:].lstrip(_BLANK)
    return len(text) - len(behind), len(text) - len(behind) + 1


def _in_links(page: RedactedPage) -> Iterator[_Found]:
    for link in page.layout.links:
        if not _MAY_BE.search(link.url):
            continue
        for kind, pattern in _LINKED:
            if found := pattern.search(link.url[:_LONGEST]):
                value = next(filter(None, found.groups()))
                yield _Found(kind, unquote(value), link.text)
                break


def _in_text(shadow: Shadow) -> Iterator[_Found]:
    for handle in find_handles(shadow):
        yield _Found(handle.kind, handle.value, shadow.folded.span(*handle.span))


def _key(found: _Found) -> tuple[ContactKind, str]:
    value = found.value.casefold().lstrip("@")
    if found.kind is ContactKind.PHONE:
        value = re.sub(r"\D", "", value)
        value = value.removeprefix("86") if re.fullmatch(r"861\d{10}", value) else value
    return found.kind, value


def _unique(found: Iterable[_Found]) -> list[_Found]:
    """The first of each handle; in page order."""
    first: dict[tuple[ContactKind, str], _Found] = {}
    for one in sorted(found, key=lambda one: (one.span[1] <= one.span[0], one.span)):
        first.setdefault(_key(one), one)
    return sorted(first.values(), key=lambda one: one.span)


def find_contacts(page: RedactedPage) -> tuple[Contact, ...]:
    """The trader's handles, each kind and value once, in page order."""
    text = str(page.text)
    shadow = Shadow.of(text, page.layout)
    contacts: list[Contact] = []
    for found in _unique((*_in_text(shadow), *_in_links(page))):
        span = _clause(text, found.span)
        if span[0] >= span[1]:  # a picture that leads there, with no words of its own
            span = _clause(text, _words_near(text, found.span[0]))
        quote = Quote(text[slice(*span)], (span,), page.capture)
        contacts.append(Contact(found.kind, found.value, quote))
    return tuple(contacts)
