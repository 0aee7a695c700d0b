import pytest

from pipelines.blocks import Layout
from pipelines.findings import Whose
from pipelines.ids import find_ids
from pipelines.shadow import Shadow


def found(text: str) -> list[tuple[str, Whose]]:
    return [(one.value, one.whose) for one in find_ids(Shadow.of(text, Layout()))]


@pytest.mark.parametrize(
    "text",
    [
        "110101199003070011",
        "号码110101199003070011。",
        "110101 19900307 0011",
        "１１０１０１１９９００３０７００１１",
    ],
)
def test_a_valid_number_is_seen(text: str) -> None:
    assert found(text) == [("110101199003070011", Whose.PARTY)]


def test_one_called_so_is_masked_though_its_checksum_is_wrong() -> None:
    assert found("身份证：110101199003070012") == [("110101199003070012", Whose.BYSTANDER)]
    assert found("订单 110101199003070012") == []


@pytest.mark.parametrize(
    "text", ["110101199013070011", "1101011990030700110", "YT110101199003070011"]
)
def test_other_runs_are_none(text: str) -> None:
    assert found(text) == []
