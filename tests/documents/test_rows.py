"""Lists of rows: a row is told from another by its id, and nothing is lost on the way to data and back."""

import json
from datetime import date

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from fleksaftale.agreements.help_and_goals import HJAELP_FRA_ARBEJDSPLADSEN, MAAL
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.documents.answers import Answer, from_data, to_data, written
from fleksaftale.documents.changes import changes
from fleksaftale.documents.rows import Row, Rows, merged, new_id, new_order, row_changes, said
from fleksaftale.documents.show import rows as shown_rows
from tests.cast import answered

IDS = st.from_regex(r"[0-9a-f]{8}", fullmatch=True)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(str.strip)
VALUES = st.fixed_dictionaries(
    {"tekst": WORDS},
    optional={"indhold": WORDS, "hvem": WORDS, "fra": st.dates(date(2020, 1, 1), date(2040, 1, 1))},
)
ROWS = st.lists(st.builds(Row, IDS, VALUES), max_size=6, unique_by=lambda row: row.id).map(tuple)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Rows, Rows]:
    """A list, and the list after somebody has taken rows away, changed some, added some and moved some."""
    old = draw(ROWS)
    kept = [row for row in old if draw(st.booleans())]
    changed = [Row(row.id, draw(VALUES)) if draw(st.booleans()) else row for row in kept]
    more = [row for row in draw(ROWS) if row.id not in {o.id for o in old}]
    return old, tuple(draw(st.permutations([*changed, *more])))


def hensyn(rows: Rows) -> dict[str, Answer]:
    return {HJAELP_FRA_ARBEJDSPLADSEN.key: answered(raekker=rows)}


def row(sentence: str, **values: object) -> Row:
    return Row(new_id(), {"tekst": sentence, **values})


# --- as data -----------------------------------------------------------------------------------------------


@given(ROWS)
def test_rows_come_back_from_canonical_json_in_order_with_their_ids(rows: Rows) -> None:
    answer = answered(raekker=rows)
    canonical = rfc8785.dumps(to_data(HJAELP_FRA_ARBEJDSPLADSEN, answer))
    again = from_data(HJAELP_FRA_ARBEJDSPLADSEN, json.loads(canonical))
    assert [r.id for r in again.get("raekker") or ()] == [r.id for r in rows]
    assert said(again.get("raekker") or ()) == said(rows)
    assert rfc8785.dumps(to_data(HJAELP_FRA_ARBEJDSPLADSEN, again)) == canonical


@given(ROWS, st.data())
def test_two_lists_are_the_same_answer_by_what_they_say_and_in_which_order(
    rows: Rows, data: st.DataObject
) -> None:
    other_ids = tuple(Row(new_id(), r.values) for r in rows)
    assert answered(raekker=rows).same_as(answered(raekker=other_ids))
    moved = tuple(data.draw(st.permutations(rows)))
    assert answered(raekker=rows).same_as(answered(raekker=moved)) is (said(rows) == said(moved))


# --- what changed ------------------------------------------------------------------------------------------


@given(edited())
def test_the_changes_say_all_that_was_done_to_the_rows_and_nothing_more(pair: tuple[Rows, Rows]) -> None:
    old, new = pair
    before, after = {r.id: r for r in old}, {r.id: r for r in new}
    found = row_changes(old, new)
    rebuilt = dict(before)
    for change in found:
        if change.new is None:
            assert change.old is not None
            del rebuilt[change.old.id]
        else:
            rebuilt[change.new.id] = change.new
    assert {k: r.filled for k, r in rebuilt.items()} == {k: r.filled for k, r in after.items()}
    same = {k for k in before if k in after and before[k].filled == after[k].filled}
    assert not same & {(c.new or c.old).id for c in found if c.new or c.old}  # type: ignore[union-attr]


@given(edited())
def test_a_difference_is_told_exactly_where_there_is_one(pair: tuple[Rows, Rows]) -> None:
    old, new = pair
    there = not answered(raekker=old).same_as(answered(raekker=new))
    told = [f for c in changes(FLEKS_TILLAEGSAFTALE, hensyn(old), hensyn(new)) for f in c.fields]
    if there:
        assert told or new_order(old, new) or said(old) != said(new)
    else:
        assert not told
    for field in told:
        assert field.old != field.new


@given(ROWS)
def test_rows_that_only_changed_places_are_told_as_an_order(rows: Rows) -> None:
    moved = (*rows[1:], *rows[:1])
    assert row_changes(rows, moved) == []
    assert new_order(rows, moved) is (len(rows) > 1)


def test_a_changed_row_tells_the_field_and_a_new_one_the_whole() -> None:
    pause, room = row("Pause på 15 minutter hver time"), row("Stille lokale", hvem="Sofie bestiller nøgle")
    later = Row(room.id, {"tekst": "Stille lokale", "hvem": "Peter bestiller nøgle"})
    talk = row("Møder højst 30 minutter", fra=date(2027, 1, 4))
    (change,) = changes(FLEKS_TILLAEGSAFTALE, hensyn((pause, room)), hensyn((later, talk)))
    assert [(f.label, f.old, f.new) for f in change.fields] == [
        ("Hensyn 1: Hvem gør hvad", "Sofie bestiller nøgle", "Peter bestiller nøgle"),
        ("Hensyn 2 (tilføjet)", "", "Møder højst 30 minutter\nFra hvornår: 4. januar 2027"),
        ("Hensyn 1 (fjernet)", "Pause på 15 minutter hver time", ""),
    ]


def test_an_order_that_was_changed_is_named() -> None:
    first, second = row("Pause"), row("Stille lokale")
    (change,) = changes(FLEKS_TILLAEGSAFTALE, hensyn((first, second)), hensyn((second, first)))
    assert [(f.label, f.old, f.new) for f in change.fields] == [
        ("Aftalte hensyn: rækkefølge", "1, 2", "2, 1")
    ]


# --- both together -----------------------------------------------------------------------------------------


@given(ROWS, ROWS)
def test_merging_loses_no_row_and_doubles_none(mine: Rows, theirs: Rows) -> None:
    both = merged(mine, theirs)
    assert both[: len(mine)] == mine
    assert all(r.filled in said(both) or r.id in {m.id for m in mine} for r in theirs)
    assert len({r.id for r in both}) == len(both)


# --- as people read them -----------------------------------------------------------------------------------


@given(ROWS)
def test_every_text_of_every_row_is_read_and_guarded(rows: Rows) -> None:
    answer = answered(raekker=rows)
    read = "\n".join(text for _label, text in shown_rows(HJAELP_FRA_ARBEJDSPLADSEN, answer))
    places = {place: text for place, _part, text in written(HJAELP_FRA_ARBEJDSPLADSEN, answer)}
    for r in rows:
        for key in ("tekst", "indhold", "hvem"):
            if text := r.get(key):
                assert text in read
                assert places[f"raekker-{r.id}-{key}"] == text


def test_a_row_is_its_sentence_and_a_line_for_each_thing_that_is_agreed_of_it() -> None:
    goal = row("Prøve telefonvagt", virker="Maja har kræfter efter fri", hvem="Peter", stop="To hårde uger")
    assert list(shown_rows(MAAL, answered(retning="ingen_flere", raekker=(goal,)))) == [
        ("", "Ingen mål om flere timer nu"),
        (
            "Mål 1",
            (
                "Prøve telefonvagt\nHvordan ved vi, at det virker? Maja har kræfter efter fri\n"
                "Hvem hjælper? Peter\nHvad stopper vi ved? To hårde uger"
            ),
        ),
    ]
