"""The documents say what the program does, and say it plainly."""

import re
import shlex
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.utils import translation
from tools import lix, reference

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit import kinds
from fleksaftale.cases.policy import POLICY
from fleksaftale.config.env import SETTINGS
from fleksaftale.demo import people, sign_ins
from fleksjob.sag import NOEGLER

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text()
GUIDE = (DOCS / "brugerguide.md").read_text()
WORDS = (DOCS / "ordliste.md").read_text()

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")
LARGEST_PICTURE = 200_000


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


# --- what is generated --------------------------------------------------------------------------------------


def test_the_generated_pages_are_what_the_program_says_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """If they are not: run `make docs`, and commit."""
    monkeypatch.delenv("FLEKSJOB_SATSER", raising=False)
    with translation.override("da"):
        assert reference.stale() == [], "run `make docs`"


def test_a_page_that_is_stale_missing_or_left_over_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FLEKSJOB_SATSER", raising=False)
    with translation.override("da"):
        for name, text in reference.pages().items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text)
        assert reference.stale(tmp_path) == []
        (tmp_path / "docs/regler/ordning.md").write_text("old")
        (tmp_path / "docs/regler/gone.md").write_text("old")
        (tmp_path / "docs/frister.md").unlink()
        assert reference.stale(tmp_path) == [
            "docs/frister.md",
            "docs/regler/gone.md",
            "docs/regler/ordning.md",
        ]
        reference.write(tmp_path)
        assert reference.stale(tmp_path) == []


def test_every_action_event_and_setting_has_its_line() -> None:
    roles, events = (DOCS / "roller.md").read_text(), (DOCS / "haendelser.md").read_text()
    assert [a for a in POLICY if f"`{a}`" not in roles] == []
    assert [k for k in kinds.declared() if f"`{k}`" not in events] == []
    assert [s for s in SETTINGS if f"`{s}`" not in README] == []
    assert set(reference.ACTIONS) == set(POLICY), "tools/reference.py says in words what each action is"


# --- README -------------------------------------------------------------------------------------------------


def shell_lines() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    return [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]


def test_every_make_target_in_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(
        re.findall(r"\bmake ([a-z]+)\b", "\n".join([*shell_lines(), *re.findall(r"`[^`]+`", README)]))
    )
    assert {"run", "test", "check", "bench"} <= named <= targets


def test_the_two_commands_come_before_everything_that_is_set_up() -> None:
    assert shell_lines()[:2] == ["make run", "make test"]


def test_every_command_of_the_program_in_readme_exists() -> None:
    named = set(re.findall(r"`(?:\.venv/bin/)?fleksaftale ([a-z_]+)", README))
    assert named <= set(get_commands())
    assert {"init", "serve", "backup", "restore", "doctor"} <= named


def test_the_examples_of_the_law_work_as_they_stand_there(capsys: pytest.CaptureFixture[str]) -> None:
    from fleksjob.cli import main

    examples = [line for line in shell_lines() if line.startswith(".venv/bin/fleksjob ")]
    assert len(examples) >= 3
    for line in examples:
        assert main(shlex.split(line)[1:]) == 0, line
    shown = " ".join(capsys.readouterr().out.split())
    promised = re.search(r"prints, among other lines, `([^`]+)`", README)
    assert promised
    assert promised[1] in shown


def test_the_tour_goes_to_people_that_the_demo_has() -> None:
    tour = README.partition("## Three minutes with the demo")[2].partition("\n## ")[0]
    everybody = [value for value in vars(people).values() if isinstance(value, people.Person)]
    addresses = set(re.findall(r"[\w.]+@[\w.]+", tour))
    assert addresses <= {person.email for person in everybody}
    on_the_front_page = {person.name for person in sign_ins()}
    assert {name for name in on_the_front_page if f"**{name}**" in tour} >= {"Karim Haddad", "Maja Kjærgaard"}


# --- the guide ----------------------------------------------------------------------------------------------


def prose(markdown: str) -> str:
    """The running text: without headings, tables, pictures, links' addresses and marks."""
    lines = [
        line for line in markdown.splitlines() if not line.startswith(("#", "|", "![", "**På denne side"))
    ]
    text = re.sub(r"\]\([^)]*\)|^- |^\d\. ", " ", "\n".join(lines), flags=re.MULTILINE)
    return re.sub(r"[*`\[\]]", "", text)


def chapters() -> list[str]:
    return re.split(r"^## ", GUIDE, flags=re.MULTILINE)[1:]


@pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: chapter.splitlines()[0])
def test_the_guide_is_easy_to_read(chapter: str) -> None:
    title, _, text = chapter.partition("\n")
    assert lix.lix(prose(text), lix.terms()) <= lix.MOST["page"], title
    assert "!" not in prose(text), "no exclamation marks"


def test_the_guide_names_buttons_and_links_as_they_are_called() -> None:
    """What stands in bold and is pressed is a text of the program; `N` is somebody's name."""
    sources = "\n".join(
        path.read_text()
        for path in (ROOT / "src/fleksaftale").rglob("*")
        if path.suffix in {".html", ".py"} and "migrations" not in path.parts
    )
    pressed = re.findall(r"(?:[Tt]ryk(?:ke[r]?)? på|vælge|Under) \*\*([^*]+)\*\*", GUIDE.replace("\n", " "))
    assert len(pressed) > 15
    of_the_other = {"Se siden, som den anden ser den"}
    assert [words for words in pressed if words not in sources and words not in of_the_other] == []


# --- the words ----------------------------------------------------------------------------------------------


def test_every_danish_name_of_the_agreement_and_of_a_calculation_is_explained() -> None:
    told = set(re.findall(r"`([^`]+)`", WORDS))
    fields = {field.key for question in FLEKS_TILLAEGSAFTALE.questions for field in question.fields}
    names = {question.key for question in FLEKS_TILLAEGSAFTALE.questions} | fields | set(NOEGLER)
    assert sorted(names - told - {"ledighedsydelsesdage"}) == []


# --- all of them --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_to_a_file_or_a_heading_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text()):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        file, _, heading = target.partition("#")
        there = page.parent / file if file else page
        assert there.exists(), f"{name_of(page)} links to {target}"
        if heading:
            headings = re.findall(r"^#+ (.*)$", there.read_text(), re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", h.lower()).strip().replace(" ", "-") for h in headings}
            assert heading in slugs, f"{name_of(page)} links to {target}"


def test_pictures_are_small_and_used() -> None:
    everything = "".join(page.read_text() for page in PAGES)
    pictures = sorted((DOCS / "billeder").iterdir())
    assert pictures
    for picture in pictures:
        assert picture.stat().st_size < LARGEST_PICTURE, picture.name
        assert f"billeder/{picture.name}" in everything, f"{picture.name} is shown nowhere"


def test_every_document_is_in_the_list_of_documents() -> None:
    listed = (DOCS / "README.md").read_text()
    missing = [
        page.name for page in DOCS.glob("*.md") if page.name != "README.md" and page.name not in listed
    ]
    assert missing == []


def test_decisions_have_numbers_of_their_own_and_begin_with_the_question() -> None:
    files = sorted((DOCS / "decisions").glob("*.md"))
    numbers = [file.name[:4] for file in files]
    assert len(numbers) == len(set(numbers)), "two decisions with one number"
    for file in files:
        text = file.read_text()
        assert re.match(rf"# {file.name[:4]}\b", text), file.name
        assert "**Question.**" in text, file.name
