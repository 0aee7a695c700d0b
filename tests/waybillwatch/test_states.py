"""The words of pages with nothing to buy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waybillwatch.states import MAY_STATE, STATES
from waybillwatch.sweeps import Standing


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("本站自今日起停止营业", Standing.CLOSED),
        ("网站维护中,请稍后访问", Standing.CLOSED),
        ("单号汇不再提供任何服务", Standing.CLOSED),
        ("充值入口已关闭", Standing.CLOSED),
        ("您的空间已到期,请续费", Standing.SUSPENDED),
        ("该网站因未备案已被关闭", Standing.SUSPENDED),
        ("account suspended", Standing.SUSPENDED),
        ("因涉嫌违法已被公安机关查封", Standing.SUSPENDED),
        ("此域名出售", Standing.PARKED),
        ("this domain is for sale", Standing.PARKED),
        ("welcome to nginx!", Standing.PARKED),
        ("网站建设中", Standing.PARKED),
        ("请完成下方验证后继续", Standing.BLOCKED),
        ("checking your browser before accessing", Standing.BLOCKED),
        ("抱歉,页面不存在", Standing.SOFT_404),
    ],
)
def test_each_state_has_its_words(text: str, standing: Standing) -> None:
    found = {state for state, patterns in STATES if any(p.search(text) for p in patterns)}
    assert standing in found


@pytest.mark.parametrize(
    "text", ["圆通空包 1.2元/单", "付款以后自动发货", "验证码请查收短信", "系统每晚八点更新单号"]
)
def test_a_shop_at_work_says_none_of_it(text: str) -> None:
    assert [state for state, patterns in STATES if any(p.search(text) for p in patterns)] == []


EACH = st.sampled_from([pattern for _, patterns in STATES for pattern in patterns])


@given(EACH.flatmap(st.from_regex))
def test_what_states_anything_holds_one_of_the_plain_words(text: str) -> None:
    assert MAY_STATE.search(text)
