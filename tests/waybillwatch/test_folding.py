import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.text import fold, is_hijacked

SIGNS = st.one_of(
    st.characters(blacklist_categories=("Cs",)),
    st.sampled_from(
        "號(hào)单\u200b\u0301\u00adＱ１…①〇一二三零幺OolI138\ufe0f\u20e3ㄱㅏｶﾞ報道(de)的"
    ),
)
TEXTS = st.text(alphabet=SIGNS, max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("快遞單號專賣", "快递单号专卖"),
        ("ＱＱ：１３０", "QQ:130"),
        ("微\u200b信", "微信"),
        ("收\u00ad件\u202e人", "收件人"),
        ("報(bào)道 單(dān)號(hào)吧", "报道 单号吧"),
        ("1️⃣3️⃣⓪①②", "13012"),
        ("一三零零零零零幺二三四", "13000001234"),
        ("壹叁〇〇〇〇〇壹贰叁肆", "13000001234"),
        ("13OO000l234", "13000001234"),
        ("13000001234一条", "13000001234一条"),
        ("1300零001234", "13000001234"),
        ("一单一用，三十天", "一单一用,三十天"),
        ("e\u200b\u0301", "é"),
        ("門衞一目瞭然", "门卫一目了然"),
        ("做甚麼都恕不回覆", "做什么都恕不回复"),
    ],
)
def test_tricks_of_writing_fold_away(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(
    "text", ["圆通(yto)", "客服(qq)", "铂金(vip)", "微信(wx)", "SF1234Ol", "Hello 1300000"]
)
def test_latin_that_is_no_pinyin_noise_stays(text: str) -> None:
    assert fold(text).text == text


def test_one_toned_syllable_in_a_long_text_is_no_noise() -> None:
    text = "号(hào)" + "卖单号的网站" * 40
    assert fold(text).text == text
    assert not is_hijacked(fold(text).text)


def test_a_page_that_recurs_in_pinyin_is_hijacked() -> None:
    assert is_hijacked("报(bào)道单(dān)号(hào)吧")


def test_toneless_syllables_go_where_toned_ones_recur() -> None:
    assert fold("我(wǒ)们(men)的(de)單(dān)號(hào)").text == "我们的单号"
    assert fold("我们的(de)单号").text == "我们的(de)单号"


def test_a_span_leads_back_to_its_place() -> None:
    text = "賣單(dān)號(hào)：１３０…元"
    folded = fold(text)
    start = folded.text.index("单号")
    assert text[slice(*folded.span(start, start + 2))] == "單(dān)號(hào)"
    dots = folded.text.index("...")
    assert text[slice(*folded.span(dots, dots + 1))] == "…"
    assert folded.span(dots, dots) == (text.index("…"),) * 2


@given(TEXTS)
def test_offsets_never_fall_and_end_at_the_end(text: str) -> None:
    folded = fold(text)
    offsets = list(folded.offsets)
    assert len(offsets) == len(folded.text) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    assert all(0 <= offset <= len(text) for offset in offsets)


@given(TEXTS, st.data())
def test_a_span_lies_in_the_original_and_is_not_empty(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    low, high = folded.span(start, end)
    assert 0 <= low < high <= len(text)


@given(TEXTS)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once
