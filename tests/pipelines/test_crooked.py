"""Which pages are Beautiful Soup's, and that hostile ones are read in time by either parser."""

from __future__ import annotations

import time

import pytest

from pipelines.crooked import is_crooked
from pipelines.page import Page, read_page


def page_of(markup: str) -> Page:
    return read_page(markup.encode(), content_type=None, url="http://dan.example/")


@pytest.mark.parametrize(
    "markup",
    [
        "<tr><td>圆通</td><td>1元</td></tr>",
        "<div><td>圆通</td></div>",
        "<table><tr><td>一</table><tr><td>二",
        "<div>" * 20_000,
        "".join(f"<b id={n}>" for n in range(20_000)),
        "<p>" + "".join(f"<b id={n}>" for n in range(1_000)) + "</p>" + "<div>字</div>" * 1_000,
        "<html a=1>" * 3_000,
    ],
)
def test_lost_rows_and_heaps_are_for_beautiful_soup(markup: str) -> None:
    assert is_crooked(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<TABLE><TR><TD>圆通<TD>1元</TABLE>",
        "<table><tr><td><table><tr><td>一</table><td>二</table>",
        "<script>var row = '<tr><td>';</script><p>圆通",
        "<!-- <tr><td> --><p>圆通",
        "<table><thead><th>圆通</thead></table><trailer>",
        "<ul>" + "<li><a href=x>圆通</a>" * 5_000 + "</ul>",
        "<table>" + "<tr><td><font color=red>圆通</font><td>1元" * 3_000 + "</table>",
    ],
)
def test_others_are_not(markup: str) -> None:
    assert not is_crooked(markup)


def test_cells_without_a_table_stay_apart() -> None:
    assert page_of("<tr><td>圆通</td><td>1.2元</td></tr>").text == "圆通\n1.2元\n"


HOSTILE = {
    "nested boxes": "<div>" * 59_000,
    "closed boxes": "<div>" * 59_000 + "</div>" * 59_000,
    "nested lists": "<ul><li>" * 50_000,
    "bold for ever": "<p>" + "".join(f"<b id={n}>" for n in range(50_000)) + "</p>" + "<div>字" * 9,
    "copies": "<p>" + "".join(f"<b id={n}>" for n in range(900)) + "</p>" + "<div>字</div>" * 500,
    "fostered": "<table>" + "<div>字" * 50_000,
    "misnested": "<a><div></a>" * 30_000,
    "ends": "<div>" * 20_000 + "</p>" * 80_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">字",
    "roots": "".join(f"<html a{n}=1>" for n in range(50_000)),
    "plain text": "<plaintext>" + "<b>字" * 50_000,
    "templates": "<template>" * 50_000 + "字",
    "frames": "<frameset>" * 50_000 + "<noframes><noframes>字",
    "drawings": "<svg><g>" * 50_000 + "字",
    "quotes": '<a b="' * 100_000,
    "brackets": "<" * 100_000 + "字",
    "entities": "&" * 500_000 + "&#x110000;&#xD800;字",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_in_time(name: str) -> None:
    start = time.process_time()
    page_of(HOSTILE[name])
    assert time.process_time() - start < 8
