"""Notices of every sort, and what only speaks of them: fixtures/triage/states.txt."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from benchmarks.triage_texts import Text, notices
from desk.labels import STATES
from pipelines.extract import read_capture
from waybillwatch.captures import Capture, Purpose

AT = datetime(2021, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("text", tuple(notices()), ids=lambda text: f"{text.name}-{text.kind}")
def test_a_notice_is_read_as_what_it_is(text: Text) -> None:
    capture = Capture("http://x.example/", AT, Purpose.FRONT, 200, (), text.body)
    reading = read_capture(capture, tokens=None)
    assert STATES.get(reading.standing, "online") == text.kind
