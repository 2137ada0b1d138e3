"""A law through the years: versions, gaps, overlaps, reforms, and the name of a rule set."""

from dataclasses import FrozenInstanceError, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob import __version__
from fleksjob.engine import Input, Law, least, rule, rules_of
from fleksjob.errors import LawError, RateMissing
from fleksjob.law import emner, gaeldende
from fleksjob.law.fleksloentilskud import regler as fleksloentilskud
from fleksjob.rates import Gap, Rate, Rates, RateValue

FIRST, LAST = date(2013, 1, 1), date(2027, 12, 31)
FACTS = {
    "oplyst_loen_md": 1_560_000,
    "oplyst_fuldtidsloen_md": 3_206_667,
    "anden_loen_md": 0,
    "fuldtidstillaeg_md": 0,
    "sygedagpenge_md": 0,
    "ledighedsydelsesdage": 0,
}


@pytest.fixture(scope="module")
def law():
    return gaeldende()


def version(name="sats", fra="2013-01-01", til=None):
    @rule(law=f"§ {fra}", fra=fra, til=til, kilde="test", da="a", en="a", navn=name)
    def function(a):
        return a * 2

    return function.rules


def declared(**changed):
    """The decorator of a good rule, with something changed."""
    return rule(**{"law": "§", "fra": "2013-01-01", "kilde": "x", "da": "a", "en": "a", **changed})


def small_law(*rules):
    return Law(tuple(rules), (Input("a", "a", "a", "andel", 1, 100),), (), Rates({}))


EVERY_LAW = pytest.mark.parametrize(
    "law", [gaeldende(), *(each.law for each in emner.alle())], ids=["fleksloentilskud", *emner.NAVNE]
)


@EVERY_LAW
def test_every_day_from_2013_to_2027_has_one_version_or_a_declared_reason(law):
    """Rules and rates alike. What a finding is, is proven against every single day below."""
    found = list(law.walk(FIRST, LAST))
    assert [each for each in found if not each.reason] == []
    assert [each for each in found if each.kind == "overlap"] == []


def test_2027_is_a_declared_gap_for_every_rate(law):
    declared = {found.name for found in law.walk(date(2027, 1, 1), LAST) if found.reason}
    assert set(law.rates) <= declared
    assert ("ydelse_uge", date(2017, 7, 1)) in [(each.name, each.fra) for each in law.walk(FIRST, LAST)]


@EVERY_LAW
def test_every_law_can_be_compiled_on_every_day_on_which_something_changes(law):
    starts = {each.fra for each in law.rules} | {
        each.til + timedelta(days=1) for each in law.rules if each.til < LAST
    }
    for day in sorted(day for day in starts | {FIRST, LAST} if FIRST <= day <= LAST):
        assert law.at(day).slots


@pytest.mark.parametrize("subject", emner.alle(), ids=lambda each: each.navn)
def test_a_subject_names_only_what_its_law_has(subject):
    rules = {rule.name for rule in subject.law.rules}
    facts = set(subject.fakta)
    assert {subject.maal, *subject.datoer, *subject.beloeb} <= rules
    assert {*subject.tjekliste, *subject.advarsler} <= rules | facts
    assert set(subject.udeladt) <= facts
    assert all(set(row.fakta) <= facts for row in subject.tabel)


SHORT = st.dates(date(2013, 1, 1), date(2013, 3, 31))


def day_by_day(name, versions, gaps, first, last):
    """What `walk` says in other words: each day looked at for itself."""
    found = {}
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        count = sum(fra <= day <= til for fra, til in versions)
        reason = next((why for fra, til, why in gaps if fra <= day <= til), "") if not count else ""
        if count != 1:
            found[day] = (name, "overlap" if count else "hul", reason)
    return found


@given(
    versions=st.lists(st.tuples(SHORT, SHORT).map(sorted).map(tuple), min_size=1, max_size=5),
    gaps=st.lists(st.tuples(SHORT, SHORT, st.sampled_from(["a", "b"])), max_size=3),
    edge=st.tuples(SHORT, SHORT).map(sorted),
    foer=st.sampled_from(["", "fandtes ikke"]),
    ophoert=st.sampled_from(["", "ophævet"]),
)
@settings(max_examples=200)
def test_looking_where_something_changes_is_the_same_as_looking_at_every_day(
    versions, gaps, edge, foer, ophoert
):
    """Overlaps cannot be loaded, so the walk itself is asked, once of rules and once of a rate."""
    first, last = edge
    gaps = [(min(a, b), max(a, b), why) for a, b, why in gaps]
    (one,) = version()
    rules = [replace(one, fra=fra, til=til, foer=foer, ophoert=ophoert) for fra, til in versions]
    values = tuple(RateValue(a, b, Fraction(1), "1", "officiel", "x", a, "§") for a, b in versions)
    rate = Rate("sats", "a", "a", "kr", "§", values, tuple(Gap(*gap) for gap in gaps))
    oldest, newest = min(versions), max(versions)
    of_rules = [(date.min, oldest[0] - timedelta(days=1), foer)] if foer else []
    of_rules += [(newest[1] + timedelta(days=1), date.max, ophoert)] if ophoert else []
    for law, declared_gaps in (
        (unchecked(rules=tuple(rules), rates=Rates({})), of_rules),
        (unchecked(rules=(), rates=Rates({"sats": rate})), gaps),
    ):
        walked = list(law.walk(first, last))
        spread = {
            each.fra + timedelta(days=n): (each.name, each.kind, each.reason)
            for each in walked
            for n in range((each.til - each.fra).days + 1)
        }
        assert spread == day_by_day("sats", versions, declared_gaps, first, last)
        for one_, other in pairwise(walked):
            joined = one_.til + timedelta(days=1) == other.fra
            assert not joined or (one_.kind, one_.reason) != (other.kind, other.reason)


def unchecked(**parts):
    """A law that was not checked when it was made."""
    law = object.__new__(Law)
    for name, value in {"inputs": (), "policies": (), "reform": "", **parts}.items():
        object.__setattr__(law, name, value)
    return law


def test_a_recalled_rate_leaves_a_gap():
    values = (RateValue(FIRST, LAST, Fraction(1), "1", "genkaldt", "x", FIRST, "§"),)
    law = Law((), (), (), Rates({"sats": Rate("sats", "a", "a", "kr", "§", values)}))
    (found,) = law.walk(FIRST, LAST)
    assert (found.kind, found.fra, found.til, found.reason) == ("hul", FIRST, LAST, "")


def test_a_forgotten_day_between_two_versions_is_found():
    law = small_law(*version(til="2019-12-30"), *version(fra="2020-01-01"))
    (found,) = law.walk(FIRST, LAST)
    assert (found.name, found.kind, found.fra, found.til) == (
        "sats",
        "hul",
        date(2019, 12, 31),
        date(2019, 12, 31),
    )


def test_two_versions_on_one_day_are_refused():
    place = r"test_law\.py, linje \d+"
    with pytest.raises(LawError, match=rf"{place}: sats: .* samtidig 2020-01-01; se {place}"):
        small_law(*version(til="2020-01-01"), *version(fra="2020-01-01"))


def test_the_version_of_the_day_is_the_one_that_speaks(law):
    def paragraph(day):
        return law.at(day).explain("tilskud_efter_loenloft", FACTS).reason.entry.law

    assert paragraph(date(2019, 12, 31)) == "LAB § 70 f, stk. 3"
    assert paragraph(date(2020, 1, 1)) == "LAB § 123, stk. 3"


def test_a_rule_that_needs_one_that_is_not_in_force_is_refused_by_name():
    @rule(law="§", fra="2013-01-01", kilde="test", da="a", en="a")
    def svar(sats):
        return sats

    with pytest.raises(LawError, match=r"svar.*sats.*2021-01-01"):
        small_law(*version(til="2020-12-31"), *svar.rules).at(date(2021, 1, 1))


def test_a_rule_that_asks_for_an_unknown_name_is_refused():
    @rule(law="§", fra="2013-01-01", kilde="test", da="a", en="a")
    def svar(ukendt):
        return ukendt

    with pytest.raises(LawError, match=r"test_law\.py, linje \d+: reglen 'svar' spørger om 'ukendt'"):
        small_law(*svar.rules)


def test_one_name_cannot_be_two_kinds():
    with pytest.raises(LawError, match=r"test_law\.py, linje \d+: navnet 'a'"):
        small_law(*version(name="a"))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: version(fra="2020-01-01", til="2019-12-31"),
        lambda: declared(sikkerhed="gæt")(lambda a: a),
        lambda: declared(sikkerhed="genkaldt")(lambda a: a),
        lambda: declared(fra="2013-02-30")(lambda a: a),
        lambda: declared(kilde="")(lambda a: a),
        lambda: declared(law=" ")(lambda a: a),
        lambda: declared(siger={"måske": ("Måske.", "Maybe.")})(lambda a: a),
        lambda: declared()(lambda a=3: a),
        lambda: declared()(lambda *a: a),
        lambda: declared()(lambda *, a: a),
    ],
)
def test_a_rule_that_cannot_stand_is_refused_with_file_and_line(wrong):
    with pytest.raises(LawError, match=r"test_law\.py, linje \d+: "):
        wrong()


def test_the_line_is_that_of_the_function():
    def tallet(a):
        return a

    line = tallet.__code__.co_firstlineno
    with pytest.raises(LawError, match=rf"test_law\.py, linje {line}: tallet: ukendt sikkerhed 'gæt'"):
        declared(sikkerhed="gæt")(tallet)
    assert emner.emne("varighed").law.rules[-1].sted.startswith("law/varighed/regler.py, linje ")


def test_a_reform_is_another_law_and_leaves_the_first_alone(law):
    day = date(2024, 6, 1)
    reform = law.with_(params={"sats_under_knaek": Fraction(1, 5)}, name="20 pct.")
    assert law.at(day).run(FACTS).exact("nedsaettelse") == 4680
    assert reform.at(day).run(FACTS).exact("nedsaettelse") == 3120
    assert law.at(day).run(FACTS).exact("nedsaettelse") == 4680
    assert "20 pct." in reform.at(day).name
    assert reform.at(day).fingerprint() != law.at(day).fingerprint()
    with pytest.raises(FrozenInstanceError):
        law.rules = ()


def test_a_reform_can_replace_a_rule_on_its_own_days(law):
    @rule(law="forslag", fra="2024-07-01", til="2024-12-31", kilde="forslag", da="a", en="a", navn="atp")
    def ingen_atp(fleksloentilskud):
        return least(fleksloentilskud, 0)

    reform = law.with_(rules=ingen_atp.rules)
    assert reform.at(date(2024, 6, 30)).run(FACTS).exact("atp") == 500
    assert reform.at(date(2024, 7, 1)).run(FACTS).exact("atp") == 0
    assert reform.at(date(2024, 12, 31)).run(FACTS).exact("atp") == 0
    assert reform.at(date(2025, 1, 1)).run(FACTS).exact("atp") == 500
    assert [found for found in reform.walk(FIRST, LAST) if found.name == "atp"] == []


@pytest.mark.parametrize("change", [{"params": {"sats": 1}}, {"rules": version(name="ukendt")}])
def test_a_reform_of_something_unknown_is_refused(law, change):
    with pytest.raises(LawError, match="ukendt"):
        law.with_(**change)


def test_a_reform_can_give_2027_a_rate(law):
    with pytest.raises(RateMissing):
        law.at(date(2027, 2, 1)).run(FACTS).value("fleksloentilskud")
    newest = {name: law.rates[name].at(date(2026, 12, 31)) for name in law.rates}
    guess = {name: value.amount for name, value in newest.items() if value}
    guess |= {"hoejeste_fleksloentilskud": 22000, "knaek_maanedsloen": 18000}
    run = law.with_(params=guess).at(date(2027, 2, 1)).run(FACTS)
    assert run.exact("tilskud_foer_loenloft") == 22000 - 4680
    assert run.exact("fleksloentilskud") == Fraction("32066.67") - 15600


def test_a_rule_set_is_named_by_version_date_and_content(law):
    day = date(2024, 6, 1)
    name = law.at(day).name
    assert name == gaeldende().at(day).name
    assert name.startswith(f"fleksjob {__version__} / 2024-06-01 / ")
    assert law.at(date(2024, 6, 2)).fingerprint() == law.at(day).fingerprint()
    assert law.at(date(2023, 6, 1)).fingerprint() != law.at(day).fingerprint()


@pytest.mark.parametrize(
    "changed",
    [
        lambda a: a * 3,
        lambda a: a + 2,
        lambda a: least(a * 2, 7),
        lambda a: a * 2 + 0,
    ],
)
def test_any_change_of_a_rule_changes_the_name_of_its_rule_set(changed):
    def named(function):
        declared = rule(law="§", fra="2013-01-01", kilde="test", da="a", en="a", navn="sats")(function)
        return small_law(*declared.rules).at(FIRST).fingerprint()

    assert named(changed) != named(lambda a: a * 2)
    assert named(lambda a: a * 2) == named(lambda a: a * 2)


def test_two_days_are_alike_until_a_rate_or_a_rule_changes(law):
    assert law.same_on(date(2024, 8, 1), date(2024, 8, 31))
    assert not law.same_on(date(2023, 12, 31), date(2024, 1, 1))
    assert not small_law(*version(til="2020-12-31")).same_on(date(2020, 12, 31), date(2021, 1, 1))


def test_rules_are_collected_in_the_order_of_the_law():
    names = [each.name for each in rules_of(fleksloentilskud)]
    assert names[0] == "betalte_timer"
    assert names[-1] == "i_alt"


@pytest.mark.parametrize("value", [0.55, "0,55", True])
def test_the_number_of_a_reform_is_exact(law, value):
    with pytest.raises(LawError, match=r"sats_over_knaek.*eksakt"):
        law.with_(params={"sats_over_knaek": value})
