"""How a browser's tree is read: raw elements, implied ones, foster parents."""

from __future__ import annotations

import pytest

from pipelines.build import Builder
from pipelines.page import read_page
from pipelines.tame import MAX_TAGS
from pipelines.trees import feed


def text_of(markup: str) -> str:
    return read_page(markup.encode(), content_type=None, url="http://dan.example/a/").text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<table>价格<tr><td>圆通<td>1元</table>", "价格\n圆通\n1元\n"),
        ("<p>一</br>二", "一\n二\n"),
        ("<div/>一</div>二", "一\n二\n"),
        ("<P>一<TEMPLATE>藏</TEMPLATE>", "一\n"),
        ("<iframe src=x><p>一</p>二</iframe>三", "一\n二\n三\n"),
        ("<noembed><p>藏</p></noembed>一", "一\n"),
        ("<noscript><p>一</p></noscript>", "一\n"),
        ("<head><noscript>一</noscript></head><body>二", "一\n二\n"),
        ("<head><noscript><img alt=一></noscript><title>二</title></head>三", "一\n二\n三\n"),
        ("<head><noscript><link rel=x></noscript><title>一</title></head>二", "一\n二\n"),
        ("<textarea>一<b>二</textarea>", "一<b>二\n"),
        ("<title>一<b></title>二", "一<b>\n二\n"),
        ("<svg><title>藏</title></svg><p>一", "一\n"),
        ("<select><option>一<option>二</select>", "一\n二\n"),
        ("<p>&lt;一&gt;&nbsp;&#20108;&#xD800;", "<一> 二\ufffd\n"),
        ("<script><!--<script>var a='藏'</script>--></script>一", "a: 藏\n一\n"),
        ("<plaintext>一<b>二", "一<b>二\n"),
        ("<p>一<?php 藏 ?><![CDATA[藏]]>二", "一二\n"),
    ],
)
def test_a_page_reads_as_its_tree(markup: str, text: str) -> None:
    assert text_of(markup) == text


def test_the_words_for_readers_without_frames_are_read_as_a_page() -> None:
    page = "<frameset><frame src=m><noframes><body>请升级<a href=in>进入</a></noframes></frameset>"
    read = read_page(page.encode(), content_type=None, url="http://dan.example/a/")
    assert read.text == "请升级进入\n"
    links = [link.url for link in read.layout.links]
    assert links == ["http://dan.example/a/m", "http://dan.example/a/in"]


def test_a_feed_reads_without_the_marks_of_its_sections() -> None:
    feed_ = (
        "<?xml version='1.0'?><rss><item><description><![CDATA[<p>降价</p>]]></description></item>"
    )
    assert text_of(feed_) == "降价\n"


def test_a_tree_that_outgrows_its_markup_is_read_in_part() -> None:
    bold = "".join(f"<b id={n}>" for n in range(400))
    markup = f"<p>{bold}</p>" + "<div>字</div>" * 400
    builder = Builder("http://dan.example/")
    assert not feed(builder, markup)
    assert markup.count("<") < MAX_TAGS
