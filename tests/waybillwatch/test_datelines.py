from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.datelines import dateline
from waybillwatch.exposures import DayBasis

STATED, ADDRESS, MENTIONED = DayBasis.STATED, DayBasis.ADDRESS, DayBasis.MENTIONED
TOLD = "记者发现，截至2012年10月26日，网站仍在营业。"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("望潮晨报 2012年11月8日 记者 苏禾", date(2012, 11, 8)),
        ("发布时间：2012-11-08 08:30", date(2012, 11, 8)),
        ("2012/11/8 来源:望潮晨报", date(2012, 11, 8)),
        ("2012.11.08", date(2012, 11, 8)),
        ("二〇一二年十一月二十九日", date(2012, 11, 29)),
        ("二○一二年十月三十日", date(2012, 10, 30)),
        ("望潮晨报2012年11月8日讯 记者从邮政管理局获悉。", date(2012, 11, 8)),
    ],
)
def test_a_line_that_states_the_day(line: str, day: date) -> None:
    found = dateline(["标题", line, TOLD], "")
    assert found is not None
    assert (found.day, found.basis) == (day, STATED)


def test_a_signature_below_states_it_too() -> None:
    lines = ["标题", *[TOLD] * 12, "澜江市邮政管理局", "2012年11月29日"]
    found = dateline(lines, "")
    assert found is not None
    assert (found.day, found.basis, found.words) == (date(2012, 11, 29), STATED, "2012年11月29日")


def test_a_label_comes_before_any_other_day() -> None:
    found = dateline(["2012-11-01", "发布日期：2012-11-08"], "")
    assert found is not None
    assert found.day == date(2012, 11, 8)


@pytest.mark.parametrize(
    "url",
    [
        "http://p.example/2012-11/08/content_1.htm",
        "http://p.example/a/2012/11/08/4417.shtml",
        "http://p.example/tzgg/201211/t20121108_318.html",
        "http://p.example/20121108/1.html",
    ],
)
def test_an_address_says_it_where_no_line_does(url: str) -> None:
    found = dateline(["标题", "记者昨天发现网站还在。"], url)
    assert found is not None
    assert (found.day, found.basis) == (date(2012, 11, 8), ADDRESS)


def test_a_report_that_leaves_its_year_out_takes_that_of_its_address() -> None:
    found = dateline(
        ["标题", "本报11月8日讯 记者发现网站还在。"], "http://p.example/2012/11/09/1.htm"
    )
    assert found is not None
    assert (found.day, found.basis) == (date(2012, 11, 8), STATED)


def test_the_date_of_today_above_the_title_is_not_the_article_s() -> None:
    lines = ["2012年12月3日 星期一 小雪", "标题", "望潮晨报 2012年11月8日", TOLD]
    found = dateline(lines, "", "标题")
    assert found is not None
    assert found.day == date(2012, 11, 8)
    shown = dateline(["标题", "今天是2012年12月3日", TOLD], "", "标题")
    assert shown is not None
    assert shown.basis is MENTIONED


def test_the_line_that_its_address_agrees_with_counts() -> None:
    lines = ["2012年12月3日 星期一", "首页", "2012年11月8日 星期四", TOLD]
    found = dateline(lines, "http://p.example/2012/11/08/1.htm")
    assert found is not None
    assert (found.day, found.basis) == (date(2012, 11, 8), STATED)


def test_the_days_it_tells_of_are_the_last_resort() -> None:
    found = dateline(["标题", TOLD, "此前的2012年9月1日，有人举报。"], "")
    assert found is not None
    assert (found.day, found.basis) == (date(2012, 10, 26), MENTIONED)


@pytest.mark.parametrize(
    "line", ["2012年13月45日", "11月8日", "单号20121 1 08条", "", "〇〇〇〇年〇月〇日"]
)
def test_no_day_is_none(line: str) -> None:
    assert dateline([line], "http://p.example/1108.htm") is None


@given(
    st.lists(st.text("〇一二十年月日0123456789-/. 来源时间", max_size=30), max_size=6), st.text()
)
def test_nothing_breaks_it(lines: list[str], url: str) -> None:
    dateline(lines, url)
