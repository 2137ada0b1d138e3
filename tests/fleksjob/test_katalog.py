"""The catalogue is drawn from the law itself: nothing is missing, as page, as JSON, or at the terminal."""

import json
import re

import pytest

from fleksjob import cli, katalog
from fleksjob.katalog import diagram, henvisning, markdown
from fleksjob.law import gaeldende

FAG = katalog.alle()
EVERY = pytest.mark.parametrize("fag", FAG, ids=[each.navn for each in FAG])
PAGES = katalog.sider()


def shown(capsys, *arguments):
    assert cli.main(["regler", *arguments]) == 0
    return capsys.readouterr().out


# -- the pages


@EVERY
def test_every_rule_fact_and_open_question_stands_on_its_page(fag):
    page = PAGES[f"{fag.navn}.md"]
    for name in fag.regler:
        assert f"\n### {name}\n" in page
    for each in (*fag.law.inputs, *fag.law.policies):
        assert f"`{each.name}`" in page
    for rule in fag.law.rules:
        assert f"| {rule.fra} |" in page
        assert rule.doc.splitlines()[0] in page
        assert markdown.kilde(rule.kilde) in page
    for policy in fag.law.policies:
        assert policy.warning in page


@EVERY
def test_what_the_sources_do_not_say_stands_under_what_is_uncertain(fag):
    part = PAGES[f"{fag.navn}.md"].partition("## Det usikre")[2].partition("\n## ")[0]
    for each in fag.uvist:
        assert each.da.split("{")[0] in part
    for name, versions in fag.regler.items():
        assert (f"`{name}`" in part) == (versions[-1].sikkerhed in ("afledt", "sekundaer"))


@EVERY
def test_the_diagram_and_its_text_hold_everything_a_rule_leans_on(fag):
    tree = "\n".join(diagram.traeer(fag))
    for name, versions in fag.regler.items():
        drawn = list(diagram.mermaid(fag, name))
        for need in versions[-1].needs:
            assert f"  {need} --> {name}" in drawn
            assert re.search(rf"^ +{need}\b", tree, re.MULTILINE)
        assert re.search(rf"^ *{name}\b", tree, re.MULTILINE)


@EVERY
def test_no_table_cell_breaks_its_table(fag):
    for block in re.findall(r"(?:^\|.*\n)+", PAGES[f"{fag.navn}.md"], re.MULTILINE):
        assert len({line.replace("\\|", "").count("|") for line in block.splitlines()}) == 1, block


def test_a_rule_is_shown_in_its_own_words():
    page = PAGES["visitation.md"].partition("### under_folkepensionsalder")[2]
    assert "```python\nreturn dato < folkepensionsdato\n```" in page[:1500]
    assert "- nej: Du har nået folkepensionsalderen." in page[:1500]


def test_the_ages_of_folkepension_stand_as_their_table():
    page = PAGES["varighed.md"].partition("### folkepensionsalder")[2].partition("\n### ")[0]
    assert "| 1954-01-01 | 1954-06-30 | 65½ år |" in page
    assert "| 1971-01-01 |  | 70 år |  | sekundaer |" in page


def test_every_rate_with_its_gaps_stands_on_the_page_of_rates():
    page = PAGES["satser.md"]
    for rate in gaeldende().rates.values():
        assert f"\n## {rate.name}\n" in page
        for value in rate.values:
            assert f"| {value.fra} |" in page
        for gap in rate.gaps:
            assert f"Ingen værdi fra {gap.fra} til {gap.til}: {gap.grund}." in page


def test_the_index_leads_to_every_page():
    linked = set(re.findall(r"\]\(([a-z0-9_]+\.md)\)", PAGES["README.md"]))
    assert linked == set(PAGES) - {"README.md"}


# -- as JSON


@EVERY
def test_the_json_has_every_rule_with_its_needs_answer_and_references(fag):
    (data,) = katalog.regler_json([fag])
    assert [each["id"] for each in data["regler"]] == list(fag.regler)
    for each in data["regler"]:
        assert (each["valg"] is not None) == (each["svar"] == "valg")
        for version, rule in zip(each["versioner"], fag.regler[each["id"]], strict=True):
            assert [version["lov"], version["sikkerhed"]] == [rule.law, rule.sikkerhed]
            assert [version["kilde"], version["af"]] == [rule.kilde, list(rule.needs)]
            assert re.fullmatch(r"law/[\w/]+\.py, linje \d+", version["sted"])
    assert [each["id"] for each in data["oplysninger"]] == [each.name for each in fag.law.inputs]
    assert json.loads(json.dumps(data)) == data


def test_a_fact_tells_its_kind_unit_limits_and_who_answers(capsys):
    def facts(subject):
        return {each["id"]: each for each in json.loads(shown(capsys, subject, "--json"))["oplysninger"]}

    wage = facts("fleksloentilskud")["timeloen"]
    assert (wage["slags"], wage["naevner"], wage["mindst"], wage["hoejst"]) == ("kr/time", 100, 0, 100_000)
    subsidy = facts("fleksloentilskud")
    assert (subsidy["anden_loen_md"]["udeladt"], subsidy["timeloen"]["udeladt"]) == ("0", "ikke relevant")
    about = facts("varighed")
    assert about["kommunens_vurdering"]["hvem"] == "kommunen"
    assert about["kommunens_vurdering"]["valg"][0] == "ikke_vurderet_endnu"
    assert about["foedselsdag"]["slags"] == "dato"
    assert about["seneste_opfoelgning"]["udeladt"] == "ikke relevant"
    assert about["bevilling_permanent"]["udeladt"] == "ukendt"


def test_everything_at_once_is_a_list_of_subjects(capsys):
    data = json.loads(shown(capsys, "--json"))
    assert [each["emne"] for each in data] == [each.navn for each in FAG]


# -- at the terminal


def test_a_person_is_shown_the_subjects_then_one_then_one_rule(capsys):
    said = shown(capsys)
    assert "fleksjob regler visitation" in said
    assert all(f"  {each.navn} " in said for each in FAG)
    said = shown(capsys, "visitation")
    assert "alt_er_proevet: Alle relevante tilbud er prøvet (ja/nej)" in said
    assert "Åbne spørgsmål" in said
    said = shown(capsys, "visitation", "alt_er_proevet")
    assert said.startswith("alt_er_proevet: ")
    assert "udelukket" not in said
    assert json.loads(shown(capsys, "visitation", "alt_er_proevet", "--json"))["id"] == "alt_er_proevet"


@EVERY
def test_every_subject_can_be_shown(fag, capsys):
    said = shown(capsys, fag.navn)
    for name in (*fag.regler, *(each.name for each in (*fag.law.inputs, *fag.law.policies))):
        assert name in said


@pytest.mark.parametrize(
    ("arguments", "known"), [(["visitering"], "visitation"), (["visitation", "alt"], "alt_er_proevet")]
)
def test_a_name_there_is_not_is_refused_with_those_there_are(arguments, known, capsys):
    assert cli.main(["regler", *arguments]) == 2
    said = capsys.readouterr().err
    assert known in said
    assert said.count("\n") == 1


# -- references


@pytest.mark.parametrize(
    "good",
    [
        "visitation.alt_er_proevet",
        "visitation.foedselsdag",
        "visitation.behandling",
        "visitation.fremgangsmaade",
        "fastholdelse.funktioner",
        "ordning.overdragelse",
        "frister.D01",
        "satser.knaek_maanedsloen",
    ],
)
def test_a_reference_is_to_something_that_is_there(good):
    assert henvisning.findes(good)


@pytest.mark.parametrize(
    "bad", ["visitation.intet", "intet.visitation", "frister.D99", "satser.x", "visitation", ""]
)
def test_a_reference_to_nothing_is_found_out(bad):
    assert not henvisning.findes(bad)


def test_a_reference_becomes_a_link():
    assert henvisning.link("visitation.alt_er_proevet").endswith("(visitation.md#alt_er_proevet)")
    assert henvisning.link("visitation.alt_er_proevet", "./").endswith(
        "(./regler/visitation.md#alt_er_proevet)"
    )
    assert henvisning.link("visitation.behandling").endswith("(visitation.md)")
    assert henvisning.link("frister.D01") == "[D01](../frister.md)"
