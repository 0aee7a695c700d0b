"""The way back from folded text to the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.view import lowered
from tests.pipelines.pages import paragraph


def test_a_quote_stands_on_the_page_as_it_is_written() -> None:
    view = paragraph("圓通快遞：１.２元／單，申通")
    start = view.text.index("1.2元/单")
    quote = view.quote(start, start + len("1.2元/单"))
    assert quote.exact == "１.２元／單"
    assert quote.ranges == ((5, 11),)


@given(st.text(max_size=60), st.data())
def test_every_quote_is_the_text_of_its_range(text: str, data: st.DataObject) -> None:
    view = paragraph(text)
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    quote = view.quote(start, end)
    (place,) = quote.ranges
    assert quote.exact == text[slice(*place)]


@given(st.text())
def test_lower_case_keeps_the_length(text: str) -> None:
    assert len(lowered(text)) == len(text)
