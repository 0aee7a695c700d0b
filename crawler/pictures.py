"""Whether a picture of a page is one: whole, of the right size, not blank, not repeated. Pure.

Full-page pictures can come out silently wrong: the top of the page once more below itself, in
4 of 45 from new-headless Chromium under load. Source of the format: the PNG specification
(third edition). Only the filtered rows are compared, so nothing need be reconstructed: equal
rows under equal rows are filtered alike.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
BAND = 240
"""Rows at the top that must not stand anywhere below."""
LEAST_TELLING = 20
"""Different rows that a band must have to be recognised by."""


def picture_fault(png: bytes, width: int, height: int, *, blank: bool = False) -> str | None:
    """What is wrong with a picture that should have this size in pixels, or None.

    With ``blank`` it may show nothing at all.
    """
    try:
        size, stride, rows = _rows(png, most=(width + 1) * 8 * (height + 1))
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


def _rows(png: bytes, *, most: int) -> tuple[tuple[int, int], int, bytes]:
    """Size, bytes of a row with its filter's, and the filtered rows. Raises ValueError."""
    if not png.startswith(_SIGNATURE):
        raise ValueError("no PNG")
    head, data, ended = b"", [], False
    for kind, content in _chunks(png):
        if kind == b"IHDR":
            head = content
        elif kind == b"IDAT":
            data.append(content)
        ended |= kind == b"IEND"
    if not ended:
        raise ValueError("it has no end")
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    if depth != 8 or interlaced or colour not in _CHANNELS or not width:  # noqa: PLR2004
        raise ValueError("a form that no browser makes")
    rows = zlib.decompressobj().decompress(b"".join(data), most)
    return (width, height), 1 + width * _CHANNELS[colour], rows


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        content = png[at + 8 : at + 8 + length]
        (told,) = struct.unpack_from(">I", png, at + 8 + length)
        if zlib.crc32(kind + content) != told:
            raise ValueError("a chunk is damaged")
        yield kind, content
        at += 12 + length


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
