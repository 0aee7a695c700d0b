from pathlib import Path

import pytest

from desk.config import find_home, load
from desk.keys import KEYS, TEMPLATE
from waybillwatch.errors import BadConfig


def write(home: Path, text: str) -> Path:
    (home / "watch.toml").write_text(text, encoding="utf-8")
    return home


def test_no_file_is_all_defaults(tmp_path: Path) -> None:
    config = load(tmp_path)
    assert config.number("crawler.delay") == 2.0
    assert config.database == f"sqlite:///{tmp_path / 'waybillwatch.db'}"
    assert config.queries == ("单号", "快递单号", "空包")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql+psycopg://u:se@cret@h:5/x", "postgresql+psycopg://u:***@h:5/x"),
        (
            "postgresql+psycopg://u@h/x?password=secret&a=b",
            "postgresql+psycopg://u@h/x?password=***&a=b",
        ),
        ("postgresql+psycopg://u@/x?host=/run/a:b", "postgresql+psycopg://u@/x?host=/run/a:b"),
    ],
)
def test_a_password_is_not_shown(tmp_path: Path, address: str, shown: str) -> None:
    config = load(write(tmp_path, f'database = "{address}"'))
    assert (config.database, config.shown_database) == (address, shown)


def test_the_template_is_a_configuration(tmp_path: Path) -> None:
    assert load(write(tmp_path, TEMPLATE)).values == load(tmp_path / "elsewhere").values


def test_values_are_read(tmp_path: Path) -> None:
    config = load(
        write(
            tmp_path,
            '[crawler]\ndelay = 0\nhosts = {"a.example" = "127.0.0.1:80"}\n'
            '[search]\nqueries = ["面单"]\n[search.searxng]\nurl = "http://Search.example"\n',
        )
    )
    assert config.number("crawler.delay") == 0
    assert config.hosts == {"a.example": "127.0.0.1:80"}
    assert config.queries == ("面单",)
    assert config.text("search.searxng.url") == "http://search.example/"


def test_hosts_may_be_a_section_with_ports_in_names(tmp_path: Path) -> None:
    config = load(write(tmp_path, '[crawler.hosts]\n"a.example:8080" = "127.0.0.1:1"\n'))
    assert config.hosts == {"a.example:8080": "127.0.0.1:1"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[crawler]\ndely = 1\n", "did you mean crawler.delay"),
        ("[crawlr]\n", "did you mean crawler"),
        ('crawler = "x"\n', "is a section"),
        ('[crawler]\ndelay = "slow"\n', "must be a number"),
        ("[crawler]\ndelay = -1\n", "0 is the least"),
        ("[crawler]\ndelay = nan\n", "0 is the least"),
        ("[crawler]\npages = 1.5\n", "whole number"),
        ("[crawler]\npages = true\n", "must be a number"),
        ("database = 3\n", "must be text"),
        ('[search]\nqueries = "单号"\n', "list of words"),
        ('[search.searxng]\nurl = "search"\n', "is not an address"),
        ("[crawler]\nhosts = 4\n", "must be a table"),
        ('[crawler]\nrender = "on"\n', "one of auto, off"),
        ('[alerts]\nurls = ["mail me"]\n', "address 1 is none that Apprise knows"),
        ('[alerts]\nrules = ["exits"]\n', "did you mean exit"),
        ('[alerts]\ndigest = "yes"\n', "must be true or false"),
        ('[alerts]\nquiet = "9"\n', "write 09-23"),
        ('[alerts]\ntz = "Nowhere"\n', "no time zone"),
        ("[crawler.hosts]\na = 4\n", "must be text such as"),
        ("[crawler\n", "cannot be read"),
    ],
)
def test_what_is_wrong_is_said_with_the_file_and_the_remedy(
    tmp_path: Path, text: str, sentence: str
) -> None:
    with pytest.raises(BadConfig, match=sentence) as caught:
        load(write(tmp_path, text))
    assert "watch.toml" in str(caught.value)


def test_the_environment_overrides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYBILLWATCH_CRAWLER_DELAY", "0.5")
    monkeypatch.setenv("WAYBILLWATCH_SEARCH_QUERIES", "单号, 空包")
    config = load(write(tmp_path, "[crawler]\ndelay = 9\n"))
    assert config.number("crawler.delay") == 0.5
    assert config.queries == ("单号", "空包")
    monkeypatch.setenv("WAYBILLWATCH_CRAWLER_DELAY", "soon")
    with pytest.raises(BadConfig, match="WAYBILLWATCH_CRAWLER_DELAY"):
        load(tmp_path)


def test_the_home_is_the_given_one_then_the_environments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYBILLWATCH_HOME", str(tmp_path / "b"))
    assert find_home(tmp_path / "a") == tmp_path / "a"
    assert find_home(None) == tmp_path / "b"


def test_every_key_has_a_meaning_and_a_default_of_its_kind() -> None:
    for key in KEYS:
        assert key.meaning
        assert isinstance(key.default, tuple if key.kind is list else key.kind)


def test_every_key_stands_in_the_documentation() -> None:
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert [key.name for key in KEYS if f"| `{key.name}` |" not in page] == []
