"""MHTML (RFC 2557): a page as a browser saves it, a mail with the page and its frames."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import (
    CloseBoundaryNotFoundDefect,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
    MultipartInvariantViolationDefect,
    NoBoundaryInMultipartDefect,
    StartBoundaryNotFoundDefect,
)
from email.message import Message
from email.policy import compat32

from desk.saved.documents import Document, damaged, is_html

_HEAD = re.compile(rb"\s*(?:[\w-]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,20}){1,40}")
_MAIL = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
_PAGES = re.compile(
    rb"^content-type:\s*(?:multipart/|text/html|application/xhtml)", re.IGNORECASE | re.MULTILINE
)
_DAMAGE: dict[type[Exception], str] = {
    CloseBoundaryNotFoundDefect: "it ends before its last part does",
    StartBoundaryNotFoundDefect: "its parts are missing",
    NoBoundaryInMultipartDefect: "it does not say how its parts are parted",
    MultipartInvariantViolationDefect: "its parts are missing",
    InvalidBase64CharactersDefect: "a part is no base64",
    InvalidBase64LengthDefect: "a part is cut off",
    InvalidBase64PaddingDefect: "a part is cut off",
}


def is_mhtml(body: bytes) -> bool:
    """Whether bytes begin with a mail's head that announces pages."""
    head = _HEAD.match(body[:20_000])
    return bool(head and _MAIL.search(head[0]) and _PAGES.search(head[0]))


def open_mhtml(body: bytes) -> Iterator[Document]:
    """The page and its frames, in the file's order. Raises InputError where it is damaged."""
    try:
        message = message_from_bytes(body.lstrip(), policy=compat32)
        parts = list(message.walk())
    except RecursionError as error:
        raise damaged("MHTML", "its parts lie too deep in one another") from error
    for part in parts:
        _refuse_damage(part)
    for part in parts:
        kind = str(part.get("Content-Type", ""))
        if not part.is_multipart() and is_html(kind):
            payload = part.get_payload(decode=True)
            _refuse_damage(part)
            where = part.get("Content-Location") or message.get("Snapshot-Content-Location")
            yield Document(
                payload if isinstance(payload, bytes) else b"",
                "".join(str(where).split()) if where else None,
                (("Content-Type", kind),),
            )


def _refuse_damage(part: Message) -> None:
    for defect in part.defects:
        if why := _DAMAGE.get(type(defect)):
            raise damaged("MHTML", why)
