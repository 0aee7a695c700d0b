import pytest

from pipelines.blocks import Layout
from pipelines.findings import Whose
from pipelines.phones import LANDLINE, MOBILE, find_phones
from pipelines.shadow import Shadow


@pytest.mark.parametrize(
    "text",
    [
        "13000001234", "130-0000-1234", "130 0000 1234", "1 3 0 0 0 0 0 1 2 3 4", "+86 13000001234",
        "8613000001234", "vx13000001234", "(13000001234)",
    ],
)  # fmt: skip
def test_a_mobile_is_known_however_it_is_parted(text: str) -> None:
    found = MOBILE.search(text)
    assert found is not None
    assert "".join(sign for sign in found[1] if sign.isdigit()) == "13000001234"


@pytest.mark.parametrize(
    "text",
    [
        "1300000123",
        "130000012345",
        "12000001234",
        "138****1234",
        "2013-130-0000-1234",
        "0.13000001234",
    ],
)
def test_other_digits_are_no_mobile(text: str) -> None:
    assert MOBILE.search(text) is None


@pytest.mark.parametrize(
    "text", ["0571-00001234", "(010)00001234", "010 00001234", "852-0000-1234"]
)
def test_a_landline_has_its_area_code(text: str) -> None:
    assert LANDLINE.search(text)


def whose(text: str) -> set[Whose]:
    return {phone.whose for phone in find_phones(Shadow.of(text, Layout()), [])}


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("收件人电话：13000001234", Whose.PARTY),
        ("收件人：张** 电话：13000001234", Whose.PARTY),
        ("客服电话：13000001234", Whose.TRADER),
        ("联系电话：13000001234", Whose.TRADER),
        ("联系人：小董\n电话：13000001234", Whose.TRADER),
        ("手机13000001234 微信同号", Whose.TRADER),
        ("快递员 13000001234 派件中", Whose.BYSTANDER),
        ("他的电话 13000001234 打不通", Whose.BYSTANDER),
        ("我的电话13000001234被挂在网上", Whose.BYSTANDER),
        ("13000001234", Whose.BYSTANDER),
        ("靓号 吉祥号 13000001234 500元", Whose.PUBLIC),
    ],
)
def test_whose_a_phone_is(text: str, owner: Whose) -> None:
    assert whose(text) == {owner}


def test_one_number_has_one_owner_over_a_page() -> None:
    assert whose("客服微信 13000001234\n。。。\n13000001234") == {Whose.TRADER}
    assert whose("客服微信 13000001234\n收件人电话：13000001234") == {Whose.PARTY}
