from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.findings import Finding, Whose, mask, without_overlaps
from waybillwatch.pii import PiiKind


@pytest.mark.parametrize(
    ("kind", "original", "keep", "masked"),
    [
        (PiiKind.PHONE, "130-0000 1234", 0, "130-**** ****"),
        (PiiKind.PHONE, "１３０\u200b００００１２３４", 0, "１３０\u200b********"),
        (PiiKind.PHONE, "一三零零零零零一二三四", 0, "一三零********"),
        (PiiKind.NAME, "欧阳晴", 0, "欧**"),
        (PiiKind.NAME, "張(zhāng)三", 0, "張********"),
        (PiiKind.ADDRESS, "浙江省杭州市\n青鲤路6号", 6, "浙江省杭州市\n*****"),
        (PiiKind.ID_NUMBER, "110101199003070011", 0, "*" * 18),
        (PiiKind.WAYBILL, "YT1234567890123", 0, "YT12***********"),
    ],
)
def test_masks_keep_what_the_rules_leave(
    kind: PiiKind, original: str, keep: int, masked: str
) -> None:
    assert mask(kind, original, keep) == masked


@given(st.sampled_from(PiiKind), st.text(max_size=40), st.integers(0, 10))
def test_a_mask_is_as_long_as_what_it_hides(kind: PiiKind, original: str, keep: int) -> None:
    assert len(mask(kind, original, keep)) == len(original)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=12))
def test_findings_come_in_order_without_overlaps(spans: list[tuple[int, int]]) -> None:
    findings = [Finding(PiiKind.NAME, span, Whose.PARTY, "") for span in spans]
    kept = without_overlaps(findings, 30)
    ends = [finding.span for finding in kept]
    assert all(left[1] <= right[0] for left, right in pairwise(ends))
    assert all(start < end for start, end in ends)
    first = next((span for span in spans if span[0] < span[1]), None)
    assert first is None or first in ends
