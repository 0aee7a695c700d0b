"""The picture in the README: what a demo's home prints, as a page to take a picture of.

``python -m benchmarks.picture HOME OUTPUT.html`` runs the commands on a terminal of their own.
"""

from __future__ import annotations

import io
import os
import pty
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

COLUMNS = 118
COMMANDS = (["sites"], ["survival"])
PAGE = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 16px; background: #1e1e1e; color: #ddd }}
pre {{ font: 13px/17px "Noto Sans Mono CJK SC", monospace; margin: 0 }}
{stylesheet}</style><pre>{code}</pre>"""
"""In a font whose Chinese signs are exactly two columns wide."""
LINES = str.maketrans("━─┃│┏┳┓┡╇┩└┴┘", "--||+++++++++")
"""That font draws lines two columns wide as well."""


def shown(home: str, arguments: list[str]) -> str:
    """What a command prints on a terminal of that width."""
    kept = io.BytesIO()

    def read(master: int) -> bytes:
        got = os.read(master, 4096)
        kept.write(got)
        return b" "  # nothing of it on our own terminal (an empty answer would end it)

    os.environ["COLUMNS"] = str(COLUMNS)
    ours = [sys.executable, "-m", "desk.cli", "--home", home, *arguments]
    before = os.dup(1)
    with Path(os.devnull).open("w") as nothing:
        os.dup2(nothing.fileno(), 1)
        pty.spawn(ours, read)
    os.dup2(before, 1)
    return kept.getvalue().decode().replace("\r\n", "\n").translate(LINES)


def main(home: str, output: str) -> None:
    """Write the picture."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    for arguments in COMMANDS:
        console.print(Text.from_markup(f"[bold]$ waybillwatch {' '.join(arguments)}[/bold]"))
        console.print(Text.from_ansi(shown(home, arguments)))
    Path(output).write_text(console.export_html(code_format=PAGE), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
