"""Numbers of a group as one text, in a given order, on either database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, String, cast
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import func
from sqlalchemy.sql.functions import FunctionElement


class joined(FunctionElement[str]):  # noqa: N801  (SQL functions are written small)
    """``joined(number, order)``: a group's numbers with commas between them, in an order."""

    type = String()
    name = "joined"
    inherit_cache = True


def _parts(element: joined) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    number, order = element.clauses
    return cast(number, String), order


@compiles(joined)
def _by_index(element: joined, compiler: SQLCompiler, **options: Any) -> str:
    # SQLite takes no order here before 3.44; it reads a group by the index that orders it.
    number, _ = _parts(element)
    return compiler.process(func.aggregate_strings(number, ","), **options)


@compiles(joined, "postgresql")
def _by_order(element: joined, compiler: SQLCompiler, **options: Any) -> str:
    number, order = _parts(element)
    in_order = func.aggregate_strings(number, ",").aggregate_order_by(order)
    return compiler.process(in_order, **options)
