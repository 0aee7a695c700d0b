import pytest

from waybillwatch.bylines import kind_of, own_title, publisher
from waybillwatch.exposures import ExposureKind


@pytest.mark.parametrize(
    ("title", "lines", "name"),
    [
        ("快递单号网上论条卖 - 望潮晨报", ["望潮晨报 2012年11月8日"], "望潮晨报"),
        ("快递单号网上论条卖_社会_某某网", ["2012-11-08 来源:望潮晨报 作者:苏禾"], "望潮晨报"),
        ("快递单号网上论条卖", ["澜江晚报讯 记者发现"], "澜江晚报"),
        (
            "关于清查的通告",
            ["近期,有网站出售单号。", "澜江市邮政管理局", "2012年11月29日"],
            "澜江市邮政管理局",
        ),
        ("快递单号网上论条卖", ["据《望潮晨报》报道,单号还在卖。"], "望潮晨报"),
        ("快递单号网上论条卖", ["有网友推荐飞单网", "单号吧还在卖"], ""),
    ],
)
def test_who_published_it(title: str, lines: list[str], name: str) -> None:
    assert publisher(title, lines) == name


def test_the_masthead_is_asked_after_the_text() -> None:
    assert publisher("单号还在卖", ["单号还在卖。"], ["澜江晚报", "要闻街坊"]) == "澜江晚报"
    assert publisher("单号还在卖", ["来源:望潮晨报"], ["澜江晚报"]) == "望潮晨报"


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("一张面单卖几毛？记者起底五家单号网站 - 澜江晚报", "一张面单卖几毛？记者起底五家单号网站"),
        ("快递单号买卖调查：网站仍在营业_社会新闻_某某网", "快递单号买卖调查：网站仍在营业"),
        ("【转载】快递单号网上论条卖", "快递单号网上论条卖"),
        ("单号黑市——记者的三个月调查", "单号黑市——记者的三个月调查"),
        ("", "第一行"),
    ],
)
def test_a_title_without_what_portals_put_behind_it(title: str, own: str) -> None:
    assert own_title(title, ["", "第一行"]) == own


@pytest.mark.parametrize(
    ("title", "by", "kind"),
    [
        ("关于开展快递单号倒卖专项清查的通告", "澜江市邮政管理局", ExposureKind.NOTICE),
        ("对某网站罚款三万元的决定", "澜江市工商局", ExposureKind.FINE),
        ("四家单号网站被查", "澜江市公安局", ExposureKind.POLICE),
        ("十大投诉", "澜江市消协", ExposureKind.COMPLAINT),
        ("邮政管理局发布通告", "望潮晨报", ExposureKind.ARTICLE),
        ("单号还在卖", "", ExposureKind.ARTICLE),
    ],
)
def test_what_kind_it_is(title: str, by: str, kind: ExposureKind) -> None:
    assert kind_of(title, by) is kind
