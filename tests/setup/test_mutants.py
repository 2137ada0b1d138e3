"""The changes that `make mutants` tries, and the list of those that are the same law."""

import pytest
from tools.mutants import judged, python, tables
from tools.mutants.judged import JudgementError
from tools.mutants.mutant import RATE, TABLE
from tools.mutants.python import PACKAGE, mutants_of

RULES = '''"""Two versions of a rule."""

GRAENSE = quantity(6, "måned")
FRA = {date(2026, 7, 1): Raad("id", "Noget 5.", "Something 5.", "https://x.dk")}


@rule(law="§ 1", fra="2013-01-01", til="2019-12-31", kilde="https://x.dk", da="A", en="A", navn="svaret")
def svaret_foer_2020(alder: Node) -> Node:
    """Until 2020."""
    return alder > GRAENSE


@rule(law="§ 2", fra="2020-01-01", kilde="https://x.dk", da="A", en="A")
def svaret(alder: Node, fritaget: Node) -> Node:
    """Since 2020."""
    return where(all_of(alder >= GRAENSE, ~fritaget), SVAR("ja"), SVAR("maaske"))
'''


@pytest.fixture(scope="module")
def changes():
    made = mutants_of(RULES, "law/x/regler.py", "x", {"SVAR": ("ja", "nej", "maaske")})
    return {(each.where, each.operator, each.change) for each in made}


@pytest.mark.parametrize(
    "change",
    [
        ("svaret", "swap_op", "> GRAENSE → >= GRAENSE"),
        ("svaret", "opposite", ">= GRAENSE → < GRAENSE"),
        ("svaret", "remove_unary_ops", "~fritaget → fritaget"),
        (
            "svaret",
            "other_function",
            "all_of(alder >= GRAENSE, ~fritaget) → any_of(alder >= GRAENSE, ~fritaget)",
        ),
        ("svaret", "operand", "all_of(alder >= GRAENSE, ~fritaget) → all_of(~fritaget)"),
        ("svaret", "choice", 'SVAR("ja") → SVAR("nej")'),
        ("svaret", "choice", 'SVAR("maaske") → SVAR("ja")'),
        ("svaret", "day", 'fra="2020-01-01" → fra="2020-01-02"'),
        ("svaret", "day", 'til="2019-12-31" → til="2019-12-30"'),
        ("svaret", "border", "begins 2020-01-01 → begins 2019-12-31"),
        ("svaret", "exchanged", "svaret_foer_2020, svaret → exchanged"),
        ("GRAENSE", "number", "6 → 7"),
        ("GRAENSE", "number", "6 → 5"),
        ("FRA", "day", "date(2026, 7, 1) → date(2026, 6, 30)"),
    ],
)
def test_a_decorated_rule_is_changed_in_every_way_that_matters(changes, change):
    assert change in changes


def test_texts_references_and_the_first_day_of_the_law_are_left_alone(changes):
    told = [change for _, _, change in changes]
    assert not [each for each in told if "Noget" in each or "https" in each or "2012" in each]


def test_every_change_is_another_text_that_can_be_compiled():
    made = mutants_of(RULES, "law/x/regler.py", "x", {"SVAR": ("ja", "nej", "maaske")})
    assert len({each.text for each in made} | {RULES}) == len(made) + 1
    assert len({each.key for each in made}) == len(made)
    for each in made:
        compile(each.text, each.file, "exec")


@pytest.mark.parametrize(
    ("number", "one_more"),
    [("17008", "17009"), ("0.30", "0.31"), ("0.99", "1.00"), ('"52/12"', '"53/12"'), ("10_000", "10001")],
)
def test_a_rate_is_moved_by_one_in_its_last_place(number, one_more):
    assert tables.moved(number, 1) == one_more


def test_every_judgement_names_a_change_that_is_still_there():
    found = judged.read().by_name
    for file in {name[0] for name in found}:
        path = PACKAGE / file
        if path.suffix == ".toml":
            made = tables.mutants(path, "", RATE if path.parent.name == "rates" else TABLE)
        else:
            made = python.mutants(path, "")
        names = {(each.file, each.where, each.change) for each in made}
        assert {name for name in found if name[0] == file} <= names


@pytest.mark.parametrize(
    "text",
    [
        '[[equivalent]]\nfile = "a"\nwhere = "b"\nchange = "c"\n',
        '[[equivalent]]\nfile = "a"\nwhere = "b"\nchange = "c"\nwhy = ""\n',
        '[[others]]\nfile = "a"\nwhere = "b"\nchange = "c"\nwhy = "d"\n',
    ],
)
def test_a_judgement_without_a_reason_is_refused(tmp_path, text):
    path = tmp_path / "judged.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(JudgementError):
        judged.read(path)
