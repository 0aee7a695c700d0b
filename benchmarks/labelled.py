"""The labelled pages in fixtures/pages, and what the reader makes of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.scoring import Counts, Row, page_counts
from desk.manifest import Entry
from desk.reading import from_entry, here, read_labels
from waybillwatch.text import decode

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"
PARTS = ("dev", "held")
"""Pages that rules are written by, and pages that are only scored."""
_CODECS = {"utf-8": ("utf-8-sig",), "gbk": ("gb18030",), "big5": ("big5hkscs", "cp950")}


@dataclass(frozen=True, slots=True)
class Labelled:
    """One page with what somebody read on it."""

    entry: Entry
    label: Row
    body: bytes

    @property
    def part(self) -> str:
        """``dev`` or ``held``."""
        return "dev" if self.label["group"] == "dev" else "held"


def labelled_pages() -> list[Labelled]:
    """Every page that has an input, a label and a file; says of how many one is missing."""
    labels = {row["file"]: row for row in _rows("labels")}
    found, missing = [], 0
    for row in _rows("inputs"):
        path = PAGES / row["file"]
        if row["file"] not in labels or not path.is_file():
            missing += 1
            continue
        entry = Entry(row["file"], path, row["url"], row["http_content_type"])
        found.append(Labelled(entry, labels[row["file"]], path.read_bytes()))
    if missing:
        sys.stderr.write(f"{missing} pages are left out: they have no label or no file\n")
    return found


def _rows(ending: str) -> Iterator[dict[str, Any]]:
    for path in sorted(PAGES.glob(f"*.{ending}.jsonl")):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def read_all(pages: Sequence[Labelled]) -> list[Row]:
    """The reader's rows, as ``read --labels --reveal`` prints them."""
    # Through JSON, so that what is scored is what is printed.
    return [json.loads(json.dumps(read_labels(from_entry(page.entry), here))) for page in pages]


def is_decoded(page: Labelled) -> bool:
    """Whether the bytes are read as the characters they are, by the label's encoding."""
    text = decode(page.body, page.entry.content_type).text
    name = page.label["encoding"]
    return any(text == _decoded(page.body, codec) for codec in _CODECS.get(name, (name,)))


def _decoded(body: bytes, codec: str) -> str | None:
    try:
        return body.decode(codec)
    except UnicodeDecodeError:
        return None


def all_counts(pages: Sequence[Labelled], rows: Sequence[Row]) -> list[dict[str, Counts]]:
    """What each page adds to each metric."""
    return [
        {"decoded exactly": (int(is_decoded(page)), 1), **page_counts(page.label, row)}
        for page, row in zip(pages, rows, strict=True)
    ]
