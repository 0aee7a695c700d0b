from datetime import UTC, date, datetime, timedelta

from opencc_purepy import OpenCC

from waybillwatch.articles import Article, Proposal, read_article
from waybillwatch.callings import Calling
from waybillwatch.exposures import DayBasis, ExposureKind
from waybillwatch.mentions import KnownSite
from waybillwatch.sites import SiteKey

AT = datetime(2012, 10, 22, tzinfo=UTC)
TITLE = "搜索“单号”，卖单号的网站还在 - 望潮晨报"
LINES = (
    "搜索“单号”，卖单号的网站还在",
    "望潮晨报 2012年11月13日 记者 苏禾",
    (
        "本报两次报道快递单号买卖，记者昨天搜索“单号”，除了快递公司的查询页面，排在前面的还有"
        "“dh31”、单号吧、淘单114、一家名为“单号8”的网站。百度贴吧里的“单号吧”也照常营业。"
    ),
    "淘单114说它的单号都没有姓名，可是带收货地址的贵一毛。",
    "另有一家名叫“单王网”的网站，没有打开。",
)
FIVE = [
    "dh31.example",
    "danhaoba.example",
    "taodan114.example",
    "danhao8.example",
    "tieba.example/单号",
]
PINYIN = {"报": "bào", "号": "hào", "网": "wǎng", "记": "jì", "询": "xún"}


def site(key: str, *names: str, weeks: int = 0) -> KnownSite:
    return KnownSite(SiteKey(key), frozenset(names), AT + timedelta(weeks=weeks))


KNOWN = (
    site("dh31.example", "dh31", "dh31.example"),
    site("danhaoba.example", "单号吧"),
    site("taodan114.example", "淘单114"),
    site("danhao8.example", "单号8"),
    site("tieba.example/单号", "单号吧"),
)


def article(*lines: str, title: str = TITLE, url: str = "", foot: str = "") -> Article:
    text = "\n".join([*lines, foot])
    spans, start = [], 0
    for line in lines:
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return Article(url, title, text, tuple(spans), ((start, len(text)),))


def keys(found: Proposal) -> list[str]:
    return [one.sites[0] for one in found.known]


def test_an_article_proposes_all_that_is_recorded_of_it() -> None:
    found = read_article(article(*LINES), KNOWN)
    assert (found.kind, found.publisher) == (ExposureKind.ARTICLE, "望潮晨报")
    assert found.title == "搜索“单号”，卖单号的网站还在"
    assert found.dateline is not None
    assert (found.dateline.day, found.dateline.basis) == (date(2012, 11, 13), DayBasis.STATED)
    assert keys(found) == FIVE
    assert [(one.name, one.how) for one in found.open] == [("单王网", Calling.CALLED)]


def test_each_name_has_the_words_that_name_it() -> None:
    found = {one.sites: one.quote for one in read_article(article(*LINES), KNOWN).named}
    assert found["tieba.example/单号",] == "百度贴吧里的“单号吧”也照常营业。"  # type: ignore[index]
    assert all(quote in "\n".join(LINES) for quote in found.values())


def test_a_copy_turned_traditional_with_pinyin_noise_proposes_the_same() -> None:
    def damaged(text: str) -> str:
        noisy = "".join(sign + (f"({PINYIN[sign]})" if sign in PINYIN else "") for sign in text)
        return OpenCC("s2t").convert(noisy)

    copy = article(*map(damaged, LINES), title=damaged(TITLE))
    found, plain = read_article(copy, KNOWN), read_article(article(*LINES), KNOWN)
    assert keys(found) == FIVE
    assert (found.publisher, found.title, found.kind) == (plain.publisher, plain.title, plain.kind)
    assert found.dateline is not None
    assert found.dateline.day == date(2012, 11, 13)
    # What is quoted is what stands there.
    assert all(one.quote in copy.text for one in found.named)
    assert "(hào)" in found.named[0].quote


def test_what_frames_an_article_names_nobody() -> None:
    found = read_article(article("单号还在卖。", foot="友情链接：dh31 淘单114"), KNOWN)
    assert found.named == ()


def test_of_two_sites_of_one_name_the_one_known_then_is_meant() -> None:
    later = site("kby88.example", "空包云", weeks=8)
    sites = (site("kbyun.example", "空包云"), later)
    text = article("澜江晚报 2012年11月22日", "名气最大的叫空包云，卖空包裹。")
    assert keys(read_article(text, sites)) == ["kbyun.example"]
    (either,) = read_article(article("名气最大的叫空包云。"), sites).open
    assert either.sites == ("kby88.example", "kbyun.example")


def test_its_own_address_is_none_that_it_names() -> None:
    url = "http://www.chenbao.com/1.htm"
    found = read_article(article("原文：www.chenbao.com，网站kuaidan.com还在卖。", url=url), KNOWN)
    assert [one.name for one in found.named] == ["kuaidan.com"]


def test_a_blank_page_proposes_nothing() -> None:
    found = read_article(article("", title=""), KNOWN)
    assert (found.publisher, found.dateline, found.title, found.named) == ("", None, "", ())
