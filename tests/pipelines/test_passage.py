"""Passages: their clauses and words, and that what is kept of one changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import passage as kept
from pipelines.labels import NOTHING, read_label
from pipelines.lines import Lines
from pipelines.passage import Passage, forget, passage_of, remembered
from pipelines.statements import statements
from pipelines.tablecells import content_of
from waybillwatch.lexicon import listing_scanner


def test_clauses_end_at_stops_but_not_within_a_number() -> None:
    passage = Passage("圆通1.2元,满1,000单0.8元;申通\n中通!")
    assert [passage.text[slice(*span)] for span in passage.clauses(0, passage.end)] == [
        "圆通1.2元",
        "满1,000单0.8元",
        "申通",
        "中通",
    ]


def test_a_sentence_beyond_all_measure_is_cut() -> None:
    passage = Passage("一" * 1000)
    assert list(passage.sentences(0, 1000)) == [(0, 400), (400, 800), (800, 1000)]


def test_lines_know_what_is_crossed_out_of_them() -> None:
    passage = Passage("1.5元\n1.2元 1.1元\n", ((0, 4), (10, 14)))
    assert [(start, line.text, line.struck) for start, line in passage.lines()] == [
        (0, "1.5元", ((0, 4),)),
        (5, "1.2元 1.1元", ((5, 9),)),
        (15, "", ()),
    ]


WORDS = "圆通|申通|1.2元|0.8|/单|,|。|100单|以上|原价|充值|?|带地址|没有|姓名|加|1毛|\n"
PARTS = st.sampled_from([*WORDS.split("|"), "黄金会员", "空包", "停售"])
TEXT = st.lists(PARTS, max_size=20).map("".join)


@given(TEXT, st.data())
def test_terms_of_a_stretch_lie_within_it(text: str, data: st.DataObject) -> None:
    passage = Passage(text)
    start = data.draw(st.integers(0, passage.end))
    end = data.draw(st.integers(start, passage.end))
    inside = [term for term in passage.terms if start <= term.start and term.end <= end]
    assert list(passage.terms_in(start, end)) == inside


@given(TEXT)
def test_the_words_of_a_text_are_those_of_its_lines(text: str) -> None:
    found = [
        (term.kind, term.value, term.start + start, term.end + start)
        for start, line in Passage(text).lines()
        for term in line.terms
    ]
    whole = [(term.kind, term.value, term.start, term.end) for term in listing_scanner()(text)]
    assert found == whole


def everything(passage: Passage) -> tuple[object, ...]:
    found = Lines().read(passage, NOTHING)
    return (
        passage.terms,
        read_label(passage, 0, passage.end),
        statements(passage, 0, passage.end),
        content_of(passage),
        (found.priced, found.extras, found.gone),
    )


@given(st.lists(TEXT, min_size=1, max_size=6))
def test_what_is_kept_reads_like_what_is_new(texts: list[str]) -> None:
    forget()
    new = [everything(Passage(text)) for text in texts]
    for _ in range(3):  # met, kept, asked again
        assert [everything(passage_of(text)) for text in texts] == new
    assert [everything(passage_of(text)) for text in reversed(texts)] == new[::-1]


def test_a_text_is_kept_once_it_has_come_again() -> None:
    forget()
    first, second = passage_of("圆通"), passage_of("圆通")
    assert first is not second
    assert passage_of("圆通") is second


def test_a_long_text_and_one_with_something_crossed_out_are_never_kept() -> None:
    forget()
    for _ in range(3):
        passage_of("圆通" * 100)
        passage_of("圆通", ((0, 1),))
    assert not kept._kept


def test_the_room_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    forget()
    monkeypatch.setattr(kept, "_MOST_KEPT", 10)
    for number in range(100):
        for _ in range(3):
            passage_of(f"圆通{number}")
    assert len(kept._kept) == len(kept._met) == 10
    forget()


def test_a_reader_is_asked_once_a_place() -> None:
    asked = []

    @remembered
    def size(passage: Passage, start: int, end: int) -> int:
        asked.append((start, end))
        return end - start

    passage = Passage("圆通1.2元")
    assert [size(passage, 0, 2), size(passage, 0, 2), size(passage, 1, 2)] == [2, 2, 1]
    assert asked == [(0, 2), (1, 2)]
