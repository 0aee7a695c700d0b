import pytest

from pipelines.addresses import find_addresses
from pipelines.blocks import Layout
from pipelines.shadow import Shadow


def addresses(text: str) -> list[str]:
    shadow = Shadow.of(text, Layout())
    return [shadow.text[slice(*span)] for span, _ in find_addresses(shadow)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "收件人 柳采薇 13000003302 四川省成都市武侯区晴川巷12号附5号",
            "四川省成都市武侯区晴川巷12号附5号",
        ),
        ("地址：天津市滨海新区青梧道18号3门201 电话 1", "天津市滨海新区青梧道18号3门201"),
        ("住在浙江省杭州市西湖区青鲤路66号2幢的王先生", "浙江省杭州市西湖区青鲤路66号2幢"),
        (
            "浙江省 杭州市 青鲤路66号 3单元502室 柳采薇 13000001234",
            "浙江省 杭州市 青鲤路66号 3单元502室",
        ),
        ("收货地址：广东省，深圳市，南山区，科苑北路8号", "广东省,深圳市,南山区,科苑北路8号"),
        ("義烏市福田街道長春路12號", "义乌市福田街道长春路12号"),
        ("北京朝阳区望京街10号院3号楼1单元1201", "北京朝阳区望京街10号院3号楼1单元1201"),
        ("浙江省杭州市青鲤路66号 身份证号110101199003070011", "浙江省杭州市青鲤路66号"),
        ("上海市浦东新区张江路500号12楼 张三", "上海市浦东新区张江路500号12楼"),
    ],
)
def test_an_address_is_taken_whole_and_no_further(text: str, address: str) -> None:
    assert addresses(text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "发货地址：全国任意",
        "杭州发货，全国100个城市",
        "道路1234",
        "收货地址：可自定",
        "本店地址保密",
    ],
)
def test_talk_of_addresses_is_none(text: str) -> None:
    assert addresses(text) == []
