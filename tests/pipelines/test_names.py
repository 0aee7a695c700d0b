import pytest

from pipelines.page import read_page
from pipelines.redact import redact
from waybillwatch.captures import Digest
from waybillwatch.pii import PiiKind


def names(html: str) -> list[str | None]:
    page = read_page(html.encode(), content_type=None, url="http://dan.example/")
    sightings = redact(page, capture=Digest.of(b""), tokens=None, reveal=True).sightings
    return [s.clear for s in sightings if s.kind is PiiKind.NAME]


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<p>收件人：张三</p>", "张三"),
        ("<p>收件人：王小明先生</p>", "王小明"),
        ("<p>收货人：王先生</p>", "王"),
        ("<p>寄件人 欧阳晴 13000001234</p>", "欧阳晴"),
        ("<p>收件人：阿依古丽·买买提 电话 1</p>", "阿依古丽·买买提"),
        ("<p>收件人穆小寒</p>", "穆小寒"),
        ("<p>收件人：張(zhāng)三(sān) 單(dān)號(hào)</p>", "張(zhāng)三(sān)"),
        ("<p>收：汤若水 130-0000-1251</p>", "汤若水"),
        ("<p>柳采薇（收） 13000001234 四川省成都市晴川巷12号</p>", "柳采薇"),
        ("<p>四川省成都市晴川巷12号 柳采薇 13000001234</p>", "柳采薇"),
        ("<p>收件信息 联系人：柳采薇</p>", "柳采薇"),
        ("<table><tr><td>序<td>收货人<tr><td>1<td>占小川<tr><td>2<td>向晚</table>", "占小川"),
    ],
)
def test_a_name_needs_evidence_and_is_taken_without_its_honorific(html: str, name: str) -> None:
    assert names(html)[0] == name


@pytest.mark.parametrize(
    "html",
    [
        "<p>张三说这家店不错</p>",
        "<p>联系人：张三 QQ 990001234</p>",
        "<p>收件人姓名和地址都有</p>",
        "<p>收件人 电话 地址</p>",
        "<p>收件人：张**</p>",
        "<p>姓名：圆通</p>",
        "<p>收件人姓名</p><p>杭州</p>",
        "<p>签收人：门卫代收</p>",
        "<p>韩经理 13000001234 QQ 990001234</p>",
        "<script>var s={site:{name:'单号云',kf:'微信'}}</script>",
    ],
)
def test_without_it_nothing_is_a_name(html: str) -> None:
    assert names(html) == []
