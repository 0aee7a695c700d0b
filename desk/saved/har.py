"""HAR 1.2: the log of a browser's network window, JSON with the answers in it."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator, Mapping, Sequence

from desk.saved.documents import Document, damaged, is_html
from waybillwatch.captures import Headers

_HEAD = 65_536
_REDIRECTS = range(300, 400)


def is_har(body: bytes) -> bool:
    """Whether bytes look like a HAR file's: an object that begins with a log of entries."""
    head = body[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    logs = head[:1] == b"{" and head[1:].lstrip()[:5] == b'"log"'
    return logs and (b'"creator"' in head or b'"entries"' in body)


def open_har(body: bytes) -> Iterator[Document]:
    """Each answer that is a page, in the log's order. Raises InputError where it is damaged.

    Redirects without a body are left out; a page whose body the browser did not save is a
    document that says so.
    """
    try:
        for entry in json.loads(body.decode("utf-8-sig"))["log"]["entries"]:
            yield from _document(entry)
    except UnicodeDecodeError as error:
        raise damaged("HAR", "it is no UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise damaged("HAR", "it is no whole JSON") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise damaged("HAR", "an entry lacks what HAR 1.2 asks for") from error


def _document(entry: Mapping[str, Mapping[str, object]]) -> Iterator[Document]:
    response = entry["response"]
    content = _mapping(response.get("content"))
    said = content.get("mimeType") or dict(_headers(response)).get("content-type")
    if not is_html(said if isinstance(said, str) else None):
        return
    url, text = entry["request"]["url"], content.get("text")
    status = response.get("status")
    number = status if isinstance(status, int) else 0
    if number in _REDIRECTS and not text:
        return
    if not isinstance(url, str):
        raise TypeError("an address is no text")
    if not isinstance(text, str):
        why = "the browser saved no body for it: export the HAR with its contents"
        yield Document(b"", url, status=number, trouble=why)
    elif content.get("encoding") == "base64":
        yield Document(_bytes(text), url, (("Content-Type", str(said)),), number)
    else:
        # The browser has decoded it: whatever the header called it, as text it is Unicode.
        yield Document(
            text.encode("utf-8", "replace"),
            url,
            (("Content-Type", "text/html; charset=utf-8"),),
            number,
        )


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except binascii.Error as error:
        raise damaged("HAR", "a body is no whole base64") from error


def _headers(response: Mapping[str, object]) -> Headers:
    found = response.get("headers")
    pairs = found if isinstance(found, Sequence) and not isinstance(found, str) else ()
    return tuple((str(pair["name"]).lower(), str(pair["value"])) for pair in pairs)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}
