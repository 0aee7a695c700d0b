"""The way back from parts of a page to the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.places import Places
from waybillwatch.captures import Digest
from waybillwatch.quotes import Quote

HERE = Digest.of(b"")
SIZES = st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9)), min_size=1, max_size=6)


@given(SIZES, st.data())
def test_a_quote_leads_back_to_the_same_words(
    sizes: list[tuple[int, int]], data: st.DataObject
) -> None:
    spans, place = [], 0
    for gap, size in sizes:
        spans.append((place + gap, place + gap + size))
        place += gap + size
    page = "".join(chr(0x4E00 + index) for index in range(place))
    places = Places(tuple(spans))
    text = "\n".join(page[slice(*span)] for span in spans)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = Quote(text[start:end], ((start, end),), HERE)
    back = places.quote(quote)
    words = "".join(page[slice(*one)] for one in back.ranges)
    assert back.exact == quote.exact
    if quote.exact != "\n":
        assert words == quote.exact.replace("\n", "")


def test_a_quote_over_two_places_has_a_range_in_each() -> None:
    places = Places(((10, 13), (20, 25)))
    assert places.starts == (0, 4, 10)
    quote = Quote("bc\nde", ((1, 6),), HERE)
    assert places.quote(quote).ranges == ((11, 13), (20, 22))
