from hypothesis import given
from hypothesis import strategies as st

from pipelines.tame import MAX_TAGS, tame


def test_what_pages_hold_is_left_alone() -> None:
    markup = "<div class='a b' data-x=\"1>2\">" + "<p>单号" * 100 + "</div>"
    assert tame(markup) == (markup, None)


def test_a_flood_of_attributes_goes_and_the_text_stays() -> None:
    flood = "<p>前<div " + " ".join(f"a{n}='{n}'" for n in range(5000)) + ">后"
    tamed, cut = tame(flood)
    assert tamed == "<p>前<div >后"
    assert cut is None


def test_long_prose_is_no_flood() -> None:
    prose = "<p>" + "word word " * 5000
    assert tame(prose)[0] == prose


def test_too_many_tags_end_the_page_with_a_word_on_it() -> None:
    tamed, cut = tame("<p>x" * (MAX_TAGS + 10))
    assert tamed.count("<") == MAX_TAGS - 1 or tamed.count("<") == MAX_TAGS
    assert cut is not None


def test_controls_and_surrogates_become_blanks() -> None:
    assert tame("a\x00b\x08\ud800c")[0] == "a b c"


@given(st.text(max_size=200))
def test_any_markup_is_tamed(markup: str) -> None:
    tamed, cut = tame(markup)
    assert len(tamed) <= len(markup)
    assert cut is None
