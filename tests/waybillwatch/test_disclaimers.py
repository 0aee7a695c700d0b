"""How sellers turn liability away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.disclaimers import DISCLAIMERS, MAY_DISCLAIM
from waybillwatch.listings import DisclaimerKind


def kinds(text: str) -> set[DisclaimerKind]:
    return {kind for kind, pattern in DISCLAIMERS if pattern.search(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("挪作他用后果自负", DisclaimerKind.OWN_RISK),
        ("本站概不负责", DisclaimerKind.OWN_RISK),
        ("由此产生的损失由买家自行承担", DisclaimerKind.OWN_RISK),
        ("责任由使用者承担", DisclaimerKind.OWN_RISK),
        ("平台不承担任何连带责任", DisclaimerKind.OWN_RISK),
        ("单号仅供提升店铺销量使用", DisclaimerKind.PURPOSE),
        ("只给刷信誉的朋友用", DisclaimerKind.PURPOSE),
        ("不得用于违法活动", DisclaimerKind.LAWFUL_USE),
        ("严禁用于诈骗", DisclaimerKind.LAWFUL_USE),
        ("一切与本站无关", DisclaimerKind.NOT_OURS),
        ("出事与本频道无关", DisclaimerKind.NOT_OURS),
    ],
)
def test_each_kind_has_its_words(text: str, kind: DisclaimerKind) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "单号售出不退",
        "查询结果仅供参考",
        "出问题由我们承担责任",
        "与快递官网数据一致",
        "不发偏远地区",
    ],
)
def test_other_terms_of_sale_are_none(text: str) -> None:
    assert kinds(text) == set()


EACH = st.sampled_from([pattern for _, pattern in DISCLAIMERS])


@given(EACH.flatmap(st.from_regex))
def test_what_disclaims_holds_one_of_the_plain_words(text: str) -> None:
    assert MAY_DISCLAIM.search(text)
