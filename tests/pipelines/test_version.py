import re
import shutil
from pathlib import Path

import pytest

import pipelines
from pipelines.version import text_version


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the readers, in which something may be changed."""
    folder = tmp_path / "pipelines"
    shutil.copytree(Path(pipelines.__path__[0]), folder)
    monkeypatch.setattr(pipelines, "__path__", [str(folder)])
    return folder


def version() -> str:
    return text_version.__wrapped__()


def test_the_same_sources_have_the_same_name_wherever_they_lie(sources: Path) -> None:
    assert version() == text_version()
    assert re.fullmatch(r"page-\d+\.[0-9a-f]{12}", version())


def test_any_change_of_a_reader_changes_it(sources: Path) -> None:
    before = version()
    (sources / "claims.py").write_text("# another reader\n", encoding="utf-8")
    after = version()
    (sources / "more.json").write_text("{}", encoding="utf-8")
    assert len({before, after, version()}) == 3


def test_what_the_interpreter_leaves_behind_does_not(sources: Path) -> None:
    before = version()
    (sources / "__pycache__").mkdir(exist_ok=True)
    (sources / "__pycache__" / "claims.cpython-311.pyc").write_bytes(b"x")
    assert version() == before
