import pytest

from pipelines.regions import grade, leading_divisions
from waybillwatch.pii import AddressGrade


@pytest.mark.parametrize(
    ("address", "graded", "leading"),
    [
        ("浙江省杭州市", AddressGrade.CITY, "浙江省杭州市"),
        ("浙江杭州西湖区", AddressGrade.CITY, "浙江杭州"),
        ("四川省成都市武侯区晴川巷", AddressGrade.STREET, "四川省成都市"),
        ("北京市朝阳区望京街10号院", AddressGrade.DOOR, "北京市"),
        ("广西壮族自治区桂林市月牙路9号1栋", AddressGrade.DOOR, "广西壮族自治区桂林市"),
        ("延边朝鲜族自治州图们市口岸大街3-1", AddressGrade.DOOR, "延边朝鲜族自治州图们市"),
        ("西湖区青鲤路6号", AddressGrade.DOOR, ""),
    ],
)
def test_an_address_is_graded_and_its_province_and_city_are_known(
    address: str, graded: AddressGrade, leading: str
) -> None:
    assert grade(address) is graded
    assert address[: leading_divisions(address)] == leading
