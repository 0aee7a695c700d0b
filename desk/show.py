"""Tables for a person: boxed on a terminal, plain in a pipe, JSON or CSV on demand."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Annotated

import typer

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print CSV, safe to open in a spreadsheet.")]

Cell = str | int | float | bool | None | Sequence[str]
Row = Mapping[str, object]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class Form(Enum):
    """How a table is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def form(*, as_json: bool, as_csv: bool) -> Form:
    """The form two flags ask for. Raises typer.BadParameter when they ask for both."""
    if as_json and as_csv:
        raise typer.BadParameter("take --json or --csv, not both")
    return Form.JSON if as_json else Form.CSV if as_csv else Form.TABLE


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in a row, its heading for a person."""

    key: str
    heading: str
    right: bool = False
    file_only: bool = False
    """In CSV and JSON alone: a screen is narrow."""


def safe_cell(value: str) -> str:
    """Quote a cell that a spreadsheet would take for a formula (CWE-1236)."""
    return "'" + value if value.startswith(_FORMULA) else value


def as_text(value: object) -> str:
    """A cell as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return ", ".join(as_text(part) for part in value)
    return str(value)


def table(columns: Sequence[Column], rows: Sequence[Row], how: Form, *, title: str = "") -> None:
    """Print rows; JSON and CSV carry every column by its key."""
    if how is Form.JSON:
        say(json.dumps(list(rows), ensure_ascii=False, indent=2, default=str))
    elif how is Form.CSV:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([column.key for column in columns])
        writer.writerows(
            [safe_cell(as_text(row.get(column.key))) for column in columns] for row in rows
        )
        sys.stdout.write(text.getvalue())
        return
    columns = [column for column in columns if not column.file_only]
    if how is Form.TABLE and sys.stdout.isatty():
        _boxed(columns, rows, title)
    elif how is Form.TABLE:
        if title:
            say(title)
        say("\t".join(column.heading for column in columns))
        for row in rows:
            say("\t".join(_line(row.get(column.key)) for column in columns))


def _line(value: object) -> str:
    return " ".join(as_text(value).split())


def _boxed(columns: Sequence[Column], rows: Sequence[Row], title: str) -> None:
    from rich.console import Console  # noqa: PLC0415  (a pipe need not pay for it)
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    boxed = Table(title=title or None, title_justify="left")
    for column in columns:
        boxed.add_column(
            column.heading, justify="right" if column.right else "left", overflow="fold"
        )
    for row in rows:
        boxed.add_row(*(Text(_line(row.get(column.key))) for column in columns))
    Console().print(boxed)


def say(text: str = "") -> None:
    """Print a line to standard output."""
    sys.stdout.write(text + "\n")


def note(text: str) -> None:
    """Print a line of progress or warning to standard error."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
