from hypothesis import given
from hypothesis import strategies as st

from storage.search import excerpt, find_texts, shape_of
from tests.storage import records
from tests.storage.homes import Home
from waybillwatch.indexing import bigrams, searchable


def found(home: Home, wanted: str) -> list[str]:
    with home.store.reading() as connection:
        return list(find_texts(connection, wanted).values())


THERE = (
    "单号",
    "單號",
    "出售",
    "单号出售",
    "0.5元",
    "０.５元",
    "客服qq",
    "QQ 30000114",
    "号",
    "114",
)
AWAY = ("号单", "空包", "", "   ", "出售单号", "元个", '"', "%", "_", "单*", "OR", "収")


def test_words_are_found_whatever_their_script_width_and_case(home: Home) -> None:
    home.live(records.selling(1))
    assert [wanted for wanted in THERE if len(found(home, wanted)) != 1] == []


def test_what_does_not_stand_there_is_not_found(home: Home) -> None:
    home.live(records.selling(1))
    assert [wanted for wanted in AWAY if found(home, wanted)] == []


def test_a_mask_is_text_and_what_it_hides_is_not(home: Home) -> None:
    home.live(records.selling(1))
    assert len(found(home, "130****0001")) == 1
    assert found(home, "13000000001") == []


@given(st.lists(st.sampled_from(list("单号空包ab1。 ")), min_size=1).map("".join), st.data())
def test_the_index_never_misses_what_a_plain_look_finds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert set(bigrams(text[start:end])) <= set(bigrams(text))


def test_bigrams_do_not_cross_what_is_no_word() -> None:
    assert list(bigrams("单号, 空包a1")) == ["单号", "空包", "包a", "a1"]


def test_a_counter_makes_no_new_text_and_a_fact_does() -> None:
    assert shape_of("k", "访问 123 次") == shape_of("k", "访问 99 次")
    assert shape_of("k", "访问") != shape_of("j", "访问")
    assert shape_of("k", "访问") != shape_of("k", "访客")


def test_an_excerpt_is_one_line_about_the_words() -> None:
    text = searchable("空" * 50 + "\n單號\n" + "包" * 50)
    assert excerpt(text, "单号", around=3) == "…空空 单号 包包…"
    assert excerpt(text, "没有") == ""
