"""What is signed: canonical bytes, and a fingerprint that changes with every change."""

import hashlib
import json
from dataclasses import replace
from datetime import date

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.content import Content, freeze
from fleksaftale.documents.rhythm import Step, Unit
from fleksaftale.documents.template import State
from tests.cast import ANSWERS, answered


def frozen(
    seat: Seat, answers: dict[str, Answer] = ANSWERS, *, number: int = 1, rules: str = "2026-07"
) -> Content:
    return freeze(seat, FLEKS_TILLAEGSAFTALE, answers, number=number, rule_set=rules)


def test_the_bytes_are_canonical_with_sorted_keys_and_real_letters(majas_seat: Seat) -> None:
    content = frozen(majas_seat, ANSWERS | {"maal": answered(tekst='æøå 诗涵 🎉 \u05d0\n\t"x"')})
    said = content.canonical
    assert said == rfc8785.dumps(json.loads(said))
    assert json.loads(said) == content.data
    assert list(json.loads(said)) == sorted(content.data)
    assert "æøå 诗涵 🎉 א".encode() in said
    assert b'\\n\\t\\"x\\"' in said
    assert b": " not in said


def test_the_same_answers_give_the_same_fingerprint_in_whatever_order(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    backwards = {
        key: Answer(a.state, dict(reversed(a.values.items()))) for key, a in reversed(ANSWERS.items())
    }
    assert frozen(majas_seat).fingerprint == frozen(sofies_seat, backwards).fingerprint


CHANGES: dict[str, Answer] = {
    "opgaver": answered(tekst="layout af nyhedsbrev, billedbehandling, korrektur "),
    "timer": answered(timer=12 * 60 + 1),
    "effektive_timer": answered(kilde="kommunen", timer=10 * 60, dato=date(2026, 11, 11)),
    "start": answered(dato=date(2026, 12, 2)),
    "kontaktperson": answered(navn="Sofie Bang", stedfortraeder="Peter dahl"),
    "kontakt_i_kommunen": answered(navn="Birgitte Holm", kontakt="70 10 12 00"),
    "hjaelp_fra_kommunen": answered(tekst="."),
    "nye_opgaver": Answer(State.NOT_RELEVANT),
    "opfoelgning": answered(rytme=(Step(2, Unit.WEEKS),)),
}


@pytest.mark.parametrize("key", CHANGES)
def test_any_change_of_an_answer_gives_another_fingerprint(majas_seat: Seat, key: str) -> None:
    changed = frozen(majas_seat, ANSWERS | {key: CHANGES[key]})
    assert changed.fingerprint != frozen(majas_seat).fingerprint


def test_number_rules_workplace_and_names_are_part_of_what_is_signed(majas_seat: Seat) -> None:
    elsewhere = replace(majas_seat)
    elsewhere.__dict__["facts"] = Facts("Nordlys Reklame A/S", "10000017")
    prints = {
        frozen(majas_seat).fingerprint,
        frozen(majas_seat, number=2).fingerprint,
        frozen(majas_seat, rules="2027-01").fingerprint,
        frozen(elsewhere).fingerprint,
    }
    assert len(prints) == 4


def test_no_clock_and_no_signature_stand_in_what_is_signed(majas_seat: Seat) -> None:
    assert set(frozen(majas_seat).data) == {
        "format", "template", "title", "version", "in_force_from", "rule_set", "workplace", "parties",
        "answers",
    }  # fmt: skip


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_read_again_is_what_was_frozen(text: str) -> None:
    data = {"answers": [{"key": "opgaver", "state": "answered", "fields": {"tekst": text} if text else {}}]}
    canonical = rfc8785.dumps(data)
    again = Content.parse(canonical.decode())
    assert again.canonical == canonical
    assert again.fingerprint == hashlib.sha256(canonical).hexdigest()
    assert (again.answer(FLEKS_TILLAEGSAFTALE, "opgaver").get("tekst") or "") == text


def test_a_question_without_an_answer_stands_as_not_agreed_yet(majas_seat: Seat) -> None:
    content = frozen(majas_seat)
    assert content.answer(FLEKS_TILLAEGSAFTALE, "praktik") == Answer(State.NOT_AGREED, {"tekst": None})
    assert content.answer(FLEKS_TILLAEGSAFTALE, "maal").same_as(ANSWERS["maal"])
