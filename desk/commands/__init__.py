"""The commands, by what a person does: each module registers its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home",
        help="Where the data lies (default: the platform's usual place, or $WAYBILLWATCH_HOME).",
        show_default=False,
    ),
]
