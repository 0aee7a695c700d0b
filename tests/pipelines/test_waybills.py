import pytest

from pipelines.page import read_page
from pipelines.redact import redact
from waybillwatch.captures import Digest
from waybillwatch.pii import PiiKind


def waybills(html: str) -> list[tuple[str | None, str | None]]:
    page = read_page(html.encode(), content_type=None, url="http://dan.example/")
    sightings = redact(page, capture=Digest.of(b""), tokens=None, reveal=True).sightings
    return [(s.clear, s.courier) for s in sightings if s.kind is PiiKind.WAYBILL]


@pytest.mark.parametrize(
    ("html", "number", "courier"),
    [
        ("<p>YT1234567890123</p>", "YT1234567890123", "圆通"),
        ("<p>SF1300000062041</p>", "SF1300000062041", "顺丰"),
        ("<p>JDVA00000182046</p>", "JDVA00000182046", "京东"),
        ("<p>dpk000000071235</p>", "dpk000000071235", "德邦"),
        ("<p>EE000001235CN</p>", "EE000001235CN", "EMS"),
        ("<p>顺丰国际 RB000000405SG</p>", "RB000000405SG", None),
        ("<p>申通 268000123407</p>", "268000123407", "申通"),
        ("<p>运单号：123456789012</p>", "123456789012", None),
        ("<h3>中通样品</h3><p>单号 73000000090019</p>", "73000000090019", "中通"),
        (
            "<table><tr><th>单号<th>快递<tr><td>3100000981201<td>韵达</table>",
            "3100000981201",
            "韵达",
        ),
        ("<p>韵达快递 标准快件</p><p>430000000125018</p>", "430000000125018", "韵达"),
        ("<p>--- 中通 ---<br>寄件人 周**<br>运单号 73000000090019</p>", "73000000090019", "中通"),
        ("<p>圆通单号 880000003100551234</p>", "880000003100551234", "圆通"),
        ("<p>德邦 6000182047</p>", "6000182047", "德邦"),
        (
            "<script>var p={mailNo:'75300000041286',cpName:'中通快递'}</script>",
            "75300000041286",
            "中通",
        ),
    ],
)
def test_a_number_is_known_by_its_code_or_its_company(
    html: str, number: str, courier: str | None
) -> None:
    assert waybills(html) == [(number, courier)]


@pytest.mark.parametrize(
    "html",
    [
        "<p>订单号 123456789012345678</p>",
        "<p>圆通空包 QQ：1310002201</p>",
        "<p>申通单号 22680****715</p>",
        "<p>备案号 京ICP备12345678号 单号平台</p>",
        "<p>中通客服 4000001234</p>",
        "<p>单号导出时间 20240308132241</p>",
        "<p>123456789012</p>",
        "<p>卡号 6222000000000000 圆通</p>",
    ],
)
def test_other_numbers_are_none(html: str) -> None:
    assert waybills(html) == []
