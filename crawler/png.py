"""Reads as much of a PNG as a check of it needs. Pure.

Source: the PNG specification (third edition).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def png_rows(png: bytes, *, most: int) -> tuple[tuple[int, int], int, bytes]:
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
