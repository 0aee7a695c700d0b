"""Who wrote a segment, and with what."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version

_SOFTWARE = ("waybillwatch", "scrapy", "twisted", "warcio", "pyrage")


@cache
def run_header() -> Mapping[str, str]:
    """Who wrote a segment, and with what."""
    found = {}
    for name in _SOFTWARE:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    software = " ".join(f"{name}/{number}" for name, number in found.items())
    return {
        "software": software,
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "python": platform.python_version(),
    }
