"""The examples of docs/python.md and docs/egne-filer.md run and say what the page says."""

import re
from pathlib import Path

from fleksjob import cli

DOCS = Path(__file__).parents[2] / "docs"


def blocks(page, language):
    return re.findall(rf"```{language}\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)


def test_the_python_page_prints_what_it_says(capsys, monkeypatch):
    monkeypatch.delenv("FLEKSJOB_SATSER", raising=False)
    code = "\n".join(blocks("python.md", "python"))
    exec(compile(code, "docs/python.md", "exec"), {"__name__": "page"})  # noqa: S102 - our own page
    said = re.findall(r"print\(.*\)  # (.*)", code)
    assert len(said) == 4
    assert capsys.readouterr().out.splitlines() == said


def test_the_file_of_rates_on_the_page_is_enough_for_a_month_of_2027(capsys, monkeypatch, tmp_path):
    month = ["beregn", "--dato", "2027-02-01", "--timeloen", "200", "--effektive-timer", "18"]
    monkeypatch.delenv("FLEKSJOB_SATSER", raising=False)
    assert cli.main(month) == 3
    (tmp_path / "2027.toml").write_text("\n".join(blocks("egne-filer.md", "toml")), encoding="utf-8")
    monkeypatch.setenv("FLEKSJOB_SATSER", str(tmp_path))
    assert cli.main(month) == 0
    assert "22.400,00" in capsys.readouterr().out
