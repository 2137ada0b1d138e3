"""What the made-up people answer: what they need and do, never what anybody suffers from."""

from collections.abc import Mapping
from datetime import date, timedelta

from fleksaftale.agreements.hensyn import library
from fleksaftale.agreements.hensyn.choosing import row_of
from fleksaftale.agreements.working_time import AFVENTER_KOMMUNEN, BEVILGET, KOMMUNEN_VURDERET
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.rhythm import Step, Unit
from fleksaftale.documents.rows import Row, new_id
from fleksaftale.documents.template import State

Answers = Mapping[str, Answer]

NOT_RELEVANT = Answer(State.NOT_RELEVANT)
NOT_AGREED = Answer(State.NOT_AGREED)
IN_DOUBT = Answer(State.IN_DOUBT)


def text(words: str) -> Answer:
    return Answer(State.ANSWERED, {"tekst": words})


def hensyn(*rows: Row) -> Answer:
    return Answer(State.ANSWERED, {"raekker": rows})


def chosen(key: str, who: str, **values: str) -> Row:
    """A hensyn from the library, filled in."""
    item = library()[key]
    return row_of(item, item.fill(item.clean(values)), new_id(), hvem=who)


def at_work(hours: float) -> Answer:
    return Answer(State.ANSWERED, {"timer": int(hours * 60)})


def paid(hours: float, assessed_on: date) -> Answer:
    return Answer(
        State.ANSWERED, {"kilde": KOMMUNEN_VURDERET.key, "timer": int(hours * 60), "dato": assessed_on}
    )


AWAITS_KOMMUNEN = Answer(State.ANSWERED, {"kilde": AFVENTER_KOMMUNEN.key})


def begins(day: date) -> Answer:
    return Answer(State.ANSWERED, {"dato": day})


def granted(on: date) -> Answer:
    return Answer(State.ANSWERED, {"status": BEVILGET.key, "dato": on})


def contact(name: str, deputy: str = "") -> Answer:
    return Answer(State.ANSWERED, {"navn": name, "stedfortraeder": deputy})


def in_kommunen(name: str, reach: str = "") -> Answer:
    return Answer(State.ANSWERED, {"navn": name, "kontakt": reach})


def talks(*steps: Step, remark: str = "") -> Answer:
    return Answer(State.ANSWERED, {"rytme": steps, "bemaerkning": remark})


def every_months(number: int, until: date | None = None) -> Step:
    return Step(number, Unit.MONTHS, until)


# --- Nordlys Reklame: Sofie, as the leader sees it ----------------------------------------------------------


def majas_first(present: float) -> Answers:
    """Two of eleven, then she stopped for the day."""
    return {
        "opgaver": text("Layout af nyhedsbrevet, billedbehandling og korrektur. Ikke telefon og reception."),
        "timer": at_work(present),
    }


def sofies(start: date, assessed_on: date) -> Answers:
    return {
        "opgaver": text("Layout af nyhedsbrevet, billedbehandling og korrektur."),
        "timer": at_work(12),
        "effektive_timer": paid(10, assessed_on),
        "start": begins(start),
        "bevilling": granted(start - timedelta(days=21)),
        "kontaktperson": contact("Sofie Bang"),
        "kontakt_i_kommunen": in_kommunen("Birgitte Holm", "birgitte@kommunen.example"),
        "hjaelp_fra_arbejdspladsen": hensyn(
            chosen("P01", "Sofie lægger plads til pauserne i planen.", laengde="15", hver="60"),
            chosen("P04", "Sofie finder rummet."),
            Row(
                new_id(),
                {"tekst": "Skærm ved pladsen mod gangen", "hvem": "Sofie bestiller den inden start."},
            ),
        ),
        "hjaelp_fra_kommunen": NOT_RELEVANT,
        "maal": text("Holde timerne stabilt det første halve år."),
        "nye_opgaver": IN_DOUBT,
        "praktik": NOT_RELEVANT,
        "opfoelgning": talks(every_months(2)),
    }


# --- Skovby Kommune, materielgården: the two see some things differently ------------------------------------


def torbens(start: date) -> Answers:
    return {
        "opgaver": text("Pakke og udlevere varer. Køre truck."),
        "timer": at_work(20),
        "effektive_timer": AWAITS_KOMMUNEN,
        "start": begins(start),
        "bevilling": granted(start - timedelta(days=21)),
        "kontaktperson": contact("Peter Dahl"),
        "kontakt_i_kommunen": NOT_AGREED,
        "hjaelp_fra_arbejdspladsen": text(
            "Ingen løft over 10 kg.\nSkifte mellem at stå og sidde. Hjælp fra en kollega til pallerne."
        ),
        "hjaelp_fra_kommunen": IN_DOUBT,
        "maal": text("Blive i jobbet og holde de 20 timer."),
        "praktik": NOT_RELEVANT,
        "opfoelgning": talks(every_months(1)),
    }


def peters(start: date) -> Answers:
    return {
        "opgaver": text("Pakke og udlevere varer. Køre truck. Optælling hver fredag."),
        "timer": at_work(20),
        "effektive_timer": AWAITS_KOMMUNEN,
        "start": begins(start),
        "bevilling": granted(start - timedelta(days=21)),
        "kontaktperson": contact("Peter Dahl", "Karen fra lageret"),
        "hjaelp_fra_arbejdspladsen": text("Ingen løft over 10 kg. En kollega hjælper med pallerne."),
        "hjaelp_fra_kommunen": text("Et hæve-sænke-bord. Peter spørger kommunen."),
        "maal": text("Holde 20 timer. Tale om flere opgaver til sommer."),
        "nye_opgaver": text("Bestille varer i systemet."),
        "praktik": NOT_RELEVANT,
        "opfoelgning": talks(every_months(2)),
    }


# --- whole agreements ---------------------------------------------------------------------------------------


def karims(start: date, assessed_on: date, until: date) -> Answers:
    return {
        "opgaver": text("Budgetopfølgning og kvartalsrapport. Ikke hastesager med svar samme dag."),
        "timer": at_work(20),
        "effektive_timer": paid(15, assessed_on),
        "start": begins(start),
        "bevilling": granted(start - timedelta(days=21)),
        "kontaktperson": contact("Hanne Vestergaard", "Ida Møller"),
        "kontakt_i_kommunen": in_kommunen("Birgitte Holm", "birgitte@kommunen.example"),
        "hjaelp_fra_arbejdspladsen": hensyn(
            chosen("T11", "Karim lægger selv timerne hen over ugen."),
            chosen("H01", "Ugen planlægges om fredagen.", antal="2"),
            chosen("T16", "Karim ringer. Hanne flytter det, der haster.", tid="9.00"),
        ),
        "hjaelp_fra_kommunen": NOT_RELEVANT,
        "maal": text("Fra 15 til 17 timer, når Karim siger til. Vi går ned igen, hvis det bliver for meget."),
        "nye_opgaver": text("Oplæring af nye i budgetsystemet."),
        "praktik": NOT_RELEVANT,
        "opfoelgning": talks(every_months(2, until), every_months(6)),
    }


def mikkels(start: date, assessed_on: date) -> Answers:
    return {
        "opgaver": text("Lappe og samle cykler. Bestille reservedele."),
        "timer": at_work(10),
        "effektive_timer": paid(7.5, assessed_on),
        "start": begins(start),
        "bevilling": granted(start - timedelta(days=21)),
        "kontaktperson": contact("Jonas Friis"),
        "kontakt_i_kommunen": in_kommunen("Birgitte Holm"),
        "hjaelp_fra_arbejdspladsen": hensyn(
            Row(new_id(), {"tekst": "Én opgave ad gangen, skrevet på tavlen"}),
            Row(new_id(), {"tekst": "Ro ved arbejdsbordet"}),
        ),
        "hjaelp_fra_kommunen": NOT_RELEVANT,
        "maal": NOT_AGREED,
        "nye_opgaver": text("Montere gear, sammen med Jonas."),
        "praktik": NOT_RELEVANT,
        "opfoelgning": talks(every_months(2), remark="Vi mødes i værkstedet, før der åbnes."),
    }


def torbens_old(start: date, assessed_on: date) -> Answers:
    return {
        "opgaver": text("Gøre cykler klar og køre dem ud."),
        "timer": at_work(15),
        "effektive_timer": paid(12, assessed_on),
        "start": begins(start),
        "bevilling": granted(start - timedelta(days=21)),
        "kontaktperson": contact("Jonas Friis"),
        "opfoelgning": talks(every_months(3)),
    }


# --- Materielgården: Mikkel and Peter talk expectations through ---------------------------------------------


def mikkel_expects(next_talk: date) -> Answers:
    tried = {"status": "ja", "opgaver": "Eftersyn af haveredskaber gik godt.", "timer": 8 * 60}
    return {
        "opgaver": text("Eftersyn og klargøring af haveredskaber"),
        "krav": IN_DOUBT,
        "tilrettelaeggelse": text("Én opgave ad gangen, skrevet på tavlen"),
        "oplaering": Answer(State.THINKING),
        "hensyn": text("Ingen løft over 10 kg. En arbejdsplads inden døre."),
        "pauser": text("En pause på 20 minutter midt på dagen"),
        "feedback": text("En kort snak hver fredag"),
        "praktik": Answer(State.ANSWERED, tried),
        "naeste": Answer(State.ANSWERED, {"dato": next_talk}),
    }


def peter_expects() -> Answers:
    return {
        "opgaver": text("Klargøring af redskaber, og optælling på lageret om fredagen"),
        "krav": text("Redskaberne skal være klar kl. 7, når holdene kører ud."),
        "tilrettelaeggelse": text("Opgaverne står på tavlen mandag morgen."),
        "oplaering": text("Motorsave, når der er tid til det. Værkstedets leder lærer fra sig."),
        "feedback": text("En kort snak hver fredag"),
    }
