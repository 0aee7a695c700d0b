"""A list of pages to read: one JSON object a line, with each page's file, address and header."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from waybillwatch.errors import InputError


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of a list."""

    file: str
    """As the list names it."""
    path: Path
    url: str | None
    content_type: str | None
    """The HTTP header's value, true or not."""


def read_manifest(manifest: Path, root: Path | None) -> tuple[Entry, ...]:
    """The pages of a list; their files lie under ``root``, else beside the list.

    Blank lines are passed over, keys other than ``file``, ``url`` and ``http_content_type``
    are not looked at. Raises InputError where the list, a line or a file is of no use, before
    anything is read.
    """
    try:
        text = manifest.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{manifest} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"{manifest} is no UTF-8: give a list with a JSON object a line"
        ) from error
    if root is not None and not root.is_dir():
        raise InputError(f"{root} is no folder: give the one the list's files lie in")
    folder = manifest.parent if root is None else root
    entries = tuple(
        _entry(line, f"{manifest}, line {number}", folder)
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip()
    )
    if not entries:
        raise InputError(f"{manifest} lists no page: give a list with a JSON object a line")
    return entries


def _entry(line: str, place: str, folder: Path) -> Entry:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place} is no JSON: write an object with file and url") from error
    if not isinstance(row, dict):
        raise InputError(f"{place} is no JSON object: write one with file and url")
    file = row.get("file")
    if not (isinstance(file, str) and file.strip()):
        raise InputError(f"{place} names no file: give its name under the key file")
    for key in ("url", "http_content_type"):
        if not isinstance(row.get(key), str | None):
            raise InputError(f"{place}: {key} must be a text or null")
    path = folder / file
    if "\x00" in file or not path.is_file():
        raise InputError(f"{place}: there is no file {path}; --root says where files lie")
    return Entry(file, path, row.get("url"), row.get("http_content_type"))
