"""A picture of a page is checked before it counts."""

from __future__ import annotations

import random
import struct
import zlib

import pytest

from crawler.pictures import picture_fault

WIDTH = 40


def png(rows: list[bytes], width: int = WIDTH, colour: int = 2, filters: int = 0) -> bytes:
    """A PNG of some unfiltered rows, every row under one filter (0 none, 1 sub, 2 up)."""
    pixel = {2: 3, 6: 4}[colour]
    before = bytes(width * pixel)
    filtered = []
    for row in rows:
        left = bytes(pixel) + row[:-pixel]
        under = {0: bytes(len(row)), 1: left, 2: before}[filters]
        filtered.append(
            bytes([filters]) + bytes((a - b) % 256 for a, b in zip(row, under, strict=True))
        )
        before = row
    head = struct.pack(">IIBBBBB", width, len(rows), 8, colour, 0, 0, 0)
    body = zlib.compress(b"".join(filtered))
    parts = [(b"IHDR", head), (b"IDAT", body[:50]), (b"IDAT", body[50:]), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def text(height: int, seed: int = 1, pixel: int = 3) -> list[bytes]:
    """Rows that look like writing: mostly white, no two alike."""
    dice = random.Random(seed)
    return [
        b"".join(dice.choice((b"\0", b"\xff")) * pixel for _ in range(WIDTH)) for _ in range(height)
    ]


@pytest.mark.parametrize("filters", [0, 1, 2])
def test_a_page_of_text_is_a_picture(filters: int) -> None:
    assert picture_fault(png(text(900), filters=filters), WIDTH, 900) is None
    assert picture_fault(png(text(50, pixel=4), colour=6, filters=filters), WIDTH, 50) is None


@pytest.mark.parametrize("filters", [0, 1, 2])
@pytest.mark.parametrize("gap", [0, 7])
def test_the_top_once_more_below_itself_is_a_fault(filters: int, gap: int) -> None:
    top = text(300)
    wrong = top + text(gap, 2) + top + text(200, 3)
    fault = picture_fault(png(wrong, filters=filters), WIDTH, len(wrong))
    assert fault == "the top of the page stands in it twice"


@pytest.mark.parametrize("filters", [0, 1, 2])
def test_a_blank_one_is_a_fault_unless_the_page_says_nothing(filters: int) -> None:
    blank = png([b"\xee\xff\xdd" * WIDTH] * 300, filters=filters)
    assert picture_fault(blank, WIDTH, 300) == "it is blank"
    assert picture_fault(blank, WIDTH, 300, blank=True) is None


def test_rows_alike_on_a_plain_ground_are_no_fault() -> None:
    lines = ([b"\xff" * 3 * WIDTH] * 9 + text(1)) * 60
    assert picture_fault(png(lines), WIDTH, 600) is None


def test_the_size_must_be_that_of_the_page() -> None:
    assert "40x300 pixels and should be 40x301" in (picture_fault(png(text(300)), WIDTH, 301) or "")


def test_what_is_damaged_or_cut_does_not_decode() -> None:
    whole = png(text(100))
    for cut in range(0, len(whole), 97):
        assert picture_fault(whole[:cut], WIDTH, 100) is not None
    dice = random.Random(5)
    for _ in range(200):
        held = bytearray(whole)
        held[dice.randrange(len(held))] ^= 1 << dice.randrange(8)
        assert picture_fault(bytes(held), WIDTH, 100) is not None
    assert "no PNG" in (picture_fault(b"\xff\xd8\xff", 1, 1) or "")
