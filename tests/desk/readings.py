"""Ways of reading that go wrong, for processes that look them up by name."""

import os
import time

from pipelines.extract import Extract, extract
from waybillwatch.captures import Capture
from waybillwatch.pii import Tokens


def troubled(page: Capture, *, tokens: Tokens | None, reveal: bool) -> Extract:
    """Reads as ``extract`` does, but for pages that say what is to go wrong."""
    match page.body:
        case b"hang":
            time.sleep(60)
        case b"die":
            os._exit(3)
        case b"eat":
            time.sleep(len(bytes(2**33)))
        case b"fail":
            raise ZeroDivisionError
    return extract(page, tokens=tokens, reveal=reveal)
