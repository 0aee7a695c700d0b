"""Looks at a page from a world of its own, which the page's scripts cannot reach.

What a page defines (its own ``outerHTML``, its own arrays) is not there, so a page cannot lie
about itself or count how often it is looked at.
"""

from __future__ import annotations

import math
from typing import Any

from playwright.async_api import Error

LARGEST_DOM = 5_000_000
"""Code units of a document that are taken; what lies beyond is cut off."""
_EVALUATION_MS = 3_000
_DOCUMENT = """(() => {
  const kind = document.doctype ? '<!DOCTYPE ' + document.doctype.name + '>' : '';
  const root = document.documentElement;
  return kind + (root ? root.outerHTML : '').slice(0, %d);
})()"""
_FINGERPRINT = """(() => {
  const root = document.documentElement;
  return root ? document.readyState + ' ' + document.getElementsByTagName('*').length + ' '
    + root.textContent.length : '';
})()"""


class Glass:
    """One page, looked at. Every method raises Playwright's Error when the page is gone."""

    def __init__(self, page: Any, session: Any) -> None:
        self._page = page
        self._session = session
        self._world: int | None = None

    @classmethod
    async def over(cls, page: Any) -> Glass:
        """Look at a page."""
        return cls(page, await page.context.new_cdp_session(page))

    @property
    def broken(self) -> bool:
        """Whether the page is gone for good."""
        return bool(self._page.is_closed())

    async def document(self) -> bytes:
        """The document as it stands now, serialised, in UTF-8."""
        text = await self._ask(_DOCUMENT % LARGEST_DOM)
        return str(text).encode("utf-8", "replace")

    async def fingerprint(self) -> str:
        """What changes when elements or words come or go; cheap."""
        return str(await self._ask(_FINGERPRINT))

    async def size(self) -> tuple[int, int]:
        """Width and height of the whole page in CSS pixels, rounded up."""
        metrics = await self._session.send("Page.getLayoutMetrics")
        found = metrics["cssContentSize"]
        return math.ceil(found["width"]), math.ceil(found["height"])

    async def _ask(self, expression: str) -> Any:
        if self._world is not None:
            try:
                return await self._evaluate(expression)
            except Error:  # the page went on to another document: its world is gone, too
                self._world = None
        tree = await self._session.send("Page.getFrameTree")
        made = await self._session.send(
            "Page.createIsolatedWorld",
            {"frameId": tree["frameTree"]["frame"]["id"], "worldName": "waybillwatch"},
        )
        self._world = made["executionContextId"]
        return await self._evaluate(expression)

    async def _evaluate(self, expression: str) -> Any:
        said = await self._session.send(
            "Runtime.evaluate",
            {
                "expression": expression,
                "contextId": self._world,
                "returnByValue": True,
                "timeout": _EVALUATION_MS,
            },
        )
        if "exceptionDetails" in said:
            raise Error("the document cannot be read")
        return said["result"].get("value", "")
