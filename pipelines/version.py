"""Which reader made a text: kept with every exchange that was read, and with its canonical text.

A page that has not changed is read anew all the same once the reader has (``Store.known``), so
the name has to change with every change of what reads. It is made of the sources themselves,
and nobody has to remember it.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pipelines
import waybillwatch

GENERATION = "page-2"
"""Of the canonical text, for people: 1 was Beautiful Soup's, 2 is Lexbor's."""
_READ = frozenset({".py", ".json"})


@cache
def text_version() -> str:
    """``page-2.<12 hex digits>``: the generation, and a hash of all sources that read.

    The same sources give the same name on any machine.
    """
    made = hashlib.sha256()
    for package in (pipelines, waybillwatch):
        folder = Path(package.__path__[0])
        for path in sorted(folder.rglob("*")):
            if path.suffix in _READ:
                name = path.relative_to(folder).as_posix()
                content = path.read_bytes()
                made.update(f"{package.__name__}/{name} {len(content)}\n".encode() + content)
    return f"{GENERATION}.{made.hexdigest()[:12]}"
