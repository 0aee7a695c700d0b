import pytest

from waybillwatch.divisions import CITIES, MUNICIPALITIES, PROVINCES
from waybillwatch.people import (
    ACCUSED,
    COMPOUND_SURNAMES,
    LOOSE_NAME_LABEL,
    NAME_LABEL,
    PARTY,
    STAFF,
    SURNAMES,
    TITLE,
    TRADER,
)


def test_lists_hold_what_they_say() -> None:
    assert all(len(surname) == 1 for surname in SURNAMES)
    assert all(len(surname) == 2 for surname in COMPOUND_SURNAMES)
    assert MUNICIPALITIES <= PROVINCES
    assert len(PROVINCES) == 34
    assert {"杭州", "义乌", "延边", "香格里拉"} <= CITIES
    assert not any(city.endswith("市") for city in CITIES if len(city) > 2)


@pytest.mark.parametrize(
    ("label", "sender"),
    [
        ("收件人", False),
        ("收货地址", False),
        ("receiver.name", False),
        ("寄件人", True),
        ("发货人", True),
    ],
)
def test_a_party_is_known_by_its_label(label: str, sender: bool) -> None:
    found = PARTY.search(label)
    assert found is not None
    assert bool(found["sender"]) is sender


@pytest.mark.parametrize(
    "label", ["收件人", "收件人姓名", "姓名", "寄方", "consignee", "receiver_name"]
)
def test_labels_of_names(label: str) -> None:
    assert NAME_LABEL.fullmatch(label)


@pytest.mark.parametrize("label", ["收件城市", "发货地", "收件地址", "username2", "filename"])
def test_labels_of_other_things(label: str) -> None:
    assert not NAME_LABEL.fullmatch(label)
    assert not LOOSE_NAME_LABEL.fullmatch(label)


def test_roles_are_told_apart() -> None:
    assert TRADER.search("在线客服")
    assert not TRADER.search("业务员")
    assert STAFF.search("业务员")
    assert TITLE.search("韩经理")
    assert ACCUSED.search("骗子QQ")
