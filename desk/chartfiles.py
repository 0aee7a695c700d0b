"""A chart as two files: the picture, and beside it the data from which it can be redrawn."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from desk.show import safe_cell
from waybillwatch.charts.sheets import written
from waybillwatch.charts.survivalcurve import SurvivalCurve
from waybillwatch.charts.timelines import Timeline
from waybillwatch.charts.weeksheet import Calendar
from waybillwatch.errors import InputError, NotReady

Chart = SurvivalCurve | Timeline | Calendar

FORMS = (".svg", ".png")
LIBRARY = "matplotlib"


def checked(file: Path) -> Path:
    """The file to write, if a chart can be written there. Raises InputError."""
    if file.suffix.lower() not in FORMS:
        raise InputError(f"{file} is neither SVG nor PNG: give a name that ends in .svg or .png")
    if not file.absolute().parent.is_dir():
        raise InputError(f"{file.parent} is no folder: make it first")
    if file.is_dir():
        raise InputError(f"{file} is a folder: give a file in it")
    return file


def data_file(file: Path) -> Path:
    """Where a chart's data lie."""
    return file.with_suffix(".csv")


def write(chart: Chart, file: Path) -> None:
    """Write a chart and its data; a chart's older files are replaced, anything else is not.

    Raises InputError, and NotReady where the library that draws is not installed.
    """
    picture = drawn(chart, checked(file).suffix.lower().removeprefix("."))
    beside = data_file(file)
    if beside.exists() and not beside.read_bytes().startswith(b"\xef\xbb\xbfpart,"):
        raise InputError(f"{beside} is there and holds no chart's data: give another name")
    file.write_bytes(picture)
    beside.write_text(as_csv(chart), encoding="utf-8-sig", newline="")


def as_csv(chart: Chart) -> str:
    """The data as CSV: numbers plain, words safe to open in a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(chart.COLUMNS)
    for row in chart.rows():
        cells = (row.get(column) for column in chart.COLUMNS)
        writer.writerow(
            safe_cell(cell) if isinstance(cell, str) else written(cell) for cell in cells
        )
    return text.getvalue()


def drawn(chart: Chart, form: str) -> bytes:
    """A chart as ``svg`` or ``png``. Raises NotReady."""
    try:
        from desk.drawing.charts import draw  # noqa: PLC0415  (an extra, and slow to load)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != LIBRARY:
            raise
        raise NotReady(
            f"charts are drawn by {LIBRARY}, which is not installed: "
            "python -m pip install 'waybillwatch[charts]'"
        ) from error
    return draw(chart, form)
