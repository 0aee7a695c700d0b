"""Which answers are rendered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crawler.wanting import reason_to_render
from waybillwatch.captures import PICTURE, Capture, Outage, OutageReason, Purpose
from waybillwatch.shells import SHELL
from waybillwatch.sweeps import Budget, Visit, VisitKind

AT = datetime(2012, 11, 5, 3, tzinfo=UTC)
URL = "http://kb.example/"
VISIT = Visit("s", VisitKind.WATCH, "kb.example", URL, AT, Budget())
HTML = (("Content-Type", "text/html; charset=gbk"),)
BUILT = Capture(URL, AT, Purpose.FRONT, 200, HTML, b"<div id=app></div><script src=/a.js></script>")
PLAIN = replace(BUILT, payload="<h1>单号 0.5元</h1>".encode("gbk"))


def test_a_shell_is_rendered_whatever_its_purpose() -> None:
    assert reason_to_render(BUILT, VISIT, pictures=False) == SHELL
    assert reason_to_render(replace(BUILT, purpose=Purpose.PRICE), VISIT, pictures=True) == SHELL


def test_a_front_page_that_changed_is_pictured() -> None:
    assert reason_to_render(PLAIN, VISIT, pictures=True) == PICTURE
    assert reason_to_render(PLAIN, VISIT, pictures=False) is None
    known = replace(VISIT, known_front=str(PLAIN.digest))
    assert reason_to_render(PLAIN, known, pictures=True) is None
    assert reason_to_render(replace(PLAIN, purpose=Purpose.PRICE), VISIT, pictures=True) is None


@pytest.mark.parametrize(
    "attempt",
    [
        Outage(URL, AT, Purpose.FRONT, OutageReason.BLOCKED, "403", BUILT),
        replace(BUILT, status=302),
        replace(BUILT, status=404),
        replace(BUILT, payload=b""),
        replace(BUILT, url="http://moved.example/"),
        replace(BUILT, headers=(("Content-Type", "application/pdf"),)),
    ],
)
def test_no_other_answer_is(attempt: Capture | Outage) -> None:
    assert reason_to_render(attempt, VISIT, pictures=True) is None
