"""Whether a picture of a page is one: whole, of the right size, not blank, not repeated. Pure.

Full-page pictures can come out silently wrong: the top of the page once more below itself, in
4 of 45 from new-headless Chromium under load. Only the filtered rows are compared, so nothing
need be reconstructed: equal rows under equal rows are filtered alike.
"""

from __future__ import annotations

import struct
import zlib

from crawler.png import png_rows

BAND = 240
"""Rows at the top that must not stand anywhere below."""
LEAST_TELLING = 20
"""Different rows that a band must have to be recognised by."""


def picture_fault(png: bytes, width: int, height: int, *, blank: bool = False) -> str | None:
    """What is wrong with a picture that should have this size in pixels, or None.

    With ``blank`` it may show nothing at all.
    """
    try:
        size, stride, rows = png_rows(png, most=(width + 1) * 8 * (height + 1))
    except (ValueError, struct.error, zlib.error) as error:
        return f"it does not decode ({error})"
    if size != (width, height):
        return f"it is {size[0]}x{size[1]} pixels and should be {width}x{height}"
    if len(rows) != stride * height:
        return "it is cut short"
    pixel = (stride - 1) // width
    lines = [rows[at : at + stride] for at in range(0, len(rows), stride)]
    if all(_flat(line, pixel) for line in lines):
        return None if blank else "it is blank"
    if _repeats(rows, lines, stride, pixel):
        return "the top of the page stands in it twice"
    return None


def _flat(line: bytes, pixel: int) -> bool:
    """Whether nothing changes along a row after its first pixel, whatever its filter."""
    rest = line[1 + pixel :]
    return rest == rest[:pixel] * (len(rest) // pixel)


def _repeats(rows: bytes, lines: list[bytes], stride: int, pixel: int) -> bool:
    # The very first row has none above it, and may be filtered otherwise where it comes again.
    band = lines[1 : min(BAND, len(lines) // 2)]
    if len({line for line in band if not _flat(line, pixel)}) < LEAST_TELLING:
        return False
    wanted = b"".join(band)
    found = rows.find(wanted, 2 * stride)
    while found >= 0:
        if found % stride == 0:
            return True
        found = rows.find(wanted, found + 1)
    return False
