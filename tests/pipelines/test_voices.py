"""Writers, each as a page of their own."""

from __future__ import annotations

from pipelines.voices import MOST_VOICES, voices
from tests.pipelines.boards import THREAD_URL, thread
from tests.pipelines.pages import html

JUMP = '<a href="/safecheck/index?url=http%3A%2F%2Fdh31.example%2F">dh31</a>'


def test_each_writer_s_posts_stand_below_one_another() -> None:
    page = html(
        thread("出单号", ("甲甲", "五毛一个"), ("乙乙", f"看{JUMP}"), ("甲甲", "长期有货")),
        THREAD_URL,
    )
    first, second = voices(page)
    assert str(first.page.text) == "出单号\n五毛一个\n长期有货"
    assert (first.opens, second.opens) == (True, False)
    assert str(second.page.text) == "看dh31"
    assert [link.url for link in second.links] == ["http://dh31.example/"]
    (link,) = second.page.layout.links
    assert str(second.page.text[slice(*link.text)]) == "dh31"
    for voice in (first, second):
        for block in voice.page.layout.blocks:
            assert "\n" not in str(voice.page.text[slice(*block.span)])
        for span, start in zip(voice.places.spans, voice.places.starts, strict=False):
            size = span[1] - span[0]
            assert page.text[slice(*span)] == voice.page.text[start : start + size]


def test_a_page_of_no_board_has_no_voices() -> None:
    assert voices(html("<p>出单号</p>")) == ()


def test_a_crowd_is_listened_to_up_to_a_bound() -> None:
    crowd = [(f"用户{number}", "出单号") for number in range(MOST_VOICES + 5)]
    assert len(voices(html(thread("x", *crowd), THREAD_URL))) == MOST_VOICES
