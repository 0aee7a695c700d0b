"""A saved file opened by what it holds; its name says nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from desk.saved.documents import Document
from desk.saved.har import is_har, open_har
from desk.saved.mhtml import is_mhtml, open_mhtml
from desk.saved.warc import is_warc, open_warc
from waybillwatch.errors import InputError

_KINDS: tuple[tuple[str, Callable[[bytes], bool], Callable[[bytes], Iterator[Document]]], ...] = (
    ("WARC", is_warc, open_warc),
    ("HAR", is_har, open_har),
    ("MHTML", is_mhtml, open_mhtml),
)


def bytes_of(path: Path) -> bytes:
    """What a file holds. Raises InputError where there is no such file."""
    if not path.is_file():
        raise InputError(f"{path} is no file: give a saved page or an address beginning with http")
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error


def documents_of(path: Path) -> tuple[Document, ...]:
    """The pages a file holds: of HTML itself, of MHTML, HAR and WARC each page in it.

    Raises InputError where there is no such file, where it is damaged, and where a file of
    the latter kinds holds no page.
    """
    body = bytes_of(path)
    for kind, is_kind, open_kind in _KINDS:
        if not is_kind(body):
            continue
        try:
            found = tuple(open_kind(body))
        except InputError as error:
            raise InputError(f"{path} {error}") from error
        if not found:
            raise InputError(f"{path} is a {kind} file without an HTML page in it")
        return found
    return (Document(body),)
