"""Attempts as JSON, and back, exactly: what the archive's records cannot say.

HTTP heads do not survive a parser unchanged (spaces, repeated fields, bytes that are no
header), so the exact ones stand here and the records hold what a replay tool wants.
Bodies are left to the records.
"""

from __future__ import annotations

from dataclasses import asdict

from storage.warc.visits import Json, read_time, time_text
from waybillwatch.captures import Attempt, Capture, Certificate, Outage, OutageReason, Purpose


def _capture_to_json(capture: Capture) -> Json:
    return {
        "url": capture.url,
        "at": time_text(capture.at),
        "purpose": capture.purpose.value,
        "status": capture.status,
        "headers": capture.headers,
        "method": capture.method,
        "request_headers": capture.request_headers,
        "ip": capture.ip,
        "protocol": capture.protocol,
        "certificate": None if capture.certificate is None else asdict(capture.certificate),
        "redirected_from": capture.redirected_from,
        "found_on": capture.found_on,
    }


def _capture_from_json(row: Json, body: bytes) -> Capture:
    certificate = row["certificate"]
    return Capture(
        url=row["url"],
        at=read_time(row["at"]),
        purpose=Purpose(row["purpose"]),
        status=row["status"],
        headers=tuple((name, value) for name, value in row["headers"]),
        payload=body,
        method=row["method"],
        request_headers=tuple((name, value) for name, value in row["request_headers"]),
        ip=row["ip"],
        protocol=row["protocol"],
        certificate=None if certificate is None else Certificate(**certificate),
        redirected_from=row["redirected_from"],
        found_on=row.get("found_on"),
    )


def attempt_to_json(attempt: Attempt) -> Json:
    """An attempt as JSON, the body of its answer left out."""
    if isinstance(attempt, Capture):
        return {"capture": _capture_to_json(attempt)}
    response = None if attempt.response is None else _capture_to_json(attempt.response)
    return {
        "outage": {
            "url": attempt.url,
            "at": time_text(attempt.at),
            "purpose": attempt.purpose.value,
            "reason": attempt.reason.value,
            "detail": attempt.detail,
            "redirected_from": attempt.redirected_from,
            "found_on": attempt.found_on,
        },
        "response": response,
    }


def attempt_from_json(row: Json, body: bytes | None) -> Attempt:
    """The attempt behind ``attempt_to_json``; ``body`` is its answer's, None where none came."""
    if "capture" in row:
        if body is None:
            raise ValueError("a capture has a body")
        return _capture_from_json(row["capture"], body)
    outage = row["outage"]
    return Outage(
        url=outage["url"],
        at=read_time(outage["at"]),
        purpose=Purpose(outage["purpose"]),
        reason=OutageReason(outage["reason"]),
        detail=outage["detail"],
        response=None if body is None else _capture_from_json(row["response"], body),
        redirected_from=outage["redirected_from"],
        found_on=outage.get("found_on"),
    )
