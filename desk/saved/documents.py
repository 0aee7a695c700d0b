"""One page out of a saved file, and what is said of a file that is damaged."""

from __future__ import annotations

from dataclasses import dataclass, field

from waybillwatch.captures import Headers
from waybillwatch.errors import InputError

MOST_BYTES = 64 * 1024 * 1024
"""Bytes of one page that are taken out of a file which holds it compressed."""


@dataclass(frozen=True, slots=True)
class Document:
    """One page as a file holds it."""

    body: bytes = field(repr=False)
    url: str | None = None
    """Where it was met; None where the file does not say."""
    headers: Headers = ()
    status: int = 200
    trouble: str = ""
    """Why there is no body, where the file names a page and does not hold it."""


def damaged(kind: str, why: str) -> InputError:
    """The error for a file that is not whole; the caller adds the file's name."""
    return InputError(f"is a damaged {kind} file ({why}): save or copy it anew")


def is_html(content_type: str | None) -> bool:
    """Whether a Content-Type is that of a page."""
    kind = (content_type or "").partition(";")[0].strip().lower()
    return kind in {"text/html", "application/xhtml+xml"}
