"""The back page of the Fleks-tillægsaftale: what is asked at each follow-up talk, and what comes of it.

The five questions, *Evt.* and the next date are those of the official form, with *kommunen* for what was the
jobcentre. The rest is what makes a talk count: what each wants to speak of, how the agreed hensyn work, what
was decided, and who does what.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from fleksaftale.agreements.working_time import SEED
from fleksaftale.core import clock
from fleksaftale.documents.answers import EMPTY, Answer
from fleksaftale.documents.template import (
    Field,
    Kind,
    Option,
    Page,
    Problem,
    Question,
    RowKind,
    Section,
    Template,
    Text,
)
from fleksaftale.talks import first_edition
from fleksaftale.talks.opening import opening
from fleksaftale.talks.rows import BESLUTNING, HANDLING, HENSYN_STATUS, POINT

NEJ = Option("nej", Text("Nej", "No"))
JA = Option("ja", Text("Ja", "Yes"))
CHOOSE = Text("Vælg ja eller nej.", "Choose yes or no.")


def _rows(label: Text, kind: RowKind, hint: Text | None = None) -> Field:
    return Field("raekker", Kind.ROWS, label, hint, required=False, of_rows=kind)


def _text(key: str, label: Text, hint: Text | None = None, *, when: tuple[str, str] | None = None) -> Field:
    return Field(key, Kind.TEXT, label, hint, required=False, when=when)


def _yes_or_no(label: Text) -> Field:
    return Field("behov", Kind.CHOICE, label, options=(NEJ, JA), missing=CHOOSE)


IF_YES = ("behov", JA.key)

PUNKTER = Question(
    "punkter",
    None,
    Text("Hvad vil du gerne tale om?", "What would you like to talk about?"),
    (
        _rows(
            Text("Punkter til samtalen", "Points for the talk"),
            POINT,
            Text("Skriv ét punkt i hvert felt.", "Write one point in each box."),
        ),
    ),
    Text(
        "Tænk fx på: Skal jobbet tilpasses? Er der plads til flere timer eller nye opgaver? "
        "Er der brug for mere hjælp?",
        "Think for example of: Should the job be adapted? Is there room for more hours or new tasks? "
        "Is more help needed?",
    ),
    source="Guide til fleksjobbere (STAR)",
)

OPGAVERNE = Question(
    "opgaverne",
    1,
    Text("Hvordan går det med at løse opgaverne?", "How is it going with the tasks?"),
    (_text("tekst", Text("Sådan går det", "How it is going")),),
    source=SEED,
    one_of=("tekst",),
)

AENDRE_OPGAVER = Question(
    "aendre_opgaver",
    2,
    Text("Skal der ske ændringer i opgaverne?", "Should the tasks be changed?"),
    (
        _yes_or_no(Text("Ændringer i opgaverne", "Changes of the tasks")),
        _text(
            "opgaver",
            Text("Sådan skal opgaverne være", "What the tasks should be"),
            Text(
                "Skriv alle opgaver, som de skal være nu. Så kan aftalen ændres med ét klik.",
                "Write all tasks as they should be now. Then the agreement is changed with one click.",
            ),
            when=IF_YES,
        ),
    ),
    source=SEED,
)

ARBEJDSTIDEN = Question(
    "arbejdstiden",
    3,
    Text("Er der behov for at justere i arbejdstiden?", "Is there a need to adjust the working time?"),
    (
        _yes_or_no(Text("Justere i arbejdstiden", "Adjust the working time")),
        Field(
            "timer",
            Kind.HOURS,
            Text("Nye timer på arbejdspladsen om ugen", "New hours at the workplace per week"),
            Text("Skriv fx 12, 7,5 eller 7:30.", "For example 12, 7.5 or 7:30."),
            required=False,
            when=IF_YES,
        ),
        _text("tekst", Text("Andet om arbejdstiden", "Anything else about the hours"), when=IF_YES),
    ),
    Text(
        "De effektive timer vurderer kommunen. Fortæl kommunen det, hvis timerne ændres.",
        "The municipality assesses the effective hours. Tell it if the hours change.",
    ),
    source=SEED,
)

HENSYNENE = Question(
    "hensyn",
    None,
    Text("Hvordan virker de aftalte hensyn?", "How do the agreed adjustments work?"),
    (_rows(Text("Aftalte hensyn", "Agreed adjustments"), HENSYN_STATUS),),
)

MERE_HJAELP = Question(
    "mere_hjaelp",
    4,
    Text(
        "Er der behov for (yderligere) hjælp og støtte til at udføre opgaverne? Hvis ja, hvilken?",
        "Is there a need for (more) help and support to do the tasks? If yes, which?",
    ),
    (
        _yes_or_no(Text("Mere hjælp og støtte", "More help and support")),
        _text("hvilken", Text("Hvilken hjælp?", "Which help?"), when=IF_YES),
    ),
    source=SEED,
)

INDDRAG_KOMMUNEN = Question(
    "inddrag_kommunen",
    5,
    Text("Er der behov for at inddrage kommunen?", "Is there a need to involve the municipality?"),
    (
        _yes_or_no(Text("Inddrage kommunen", "Involve the municipality")),
        _text("om", Text("Hvad skal kommunen spørges om?", "What is it to be asked?"), when=IF_YES),
    ),
    source=SEED,
)

EVT = Question(
    "evt",
    6,
    Text("Evt.", "Other"),
    (_text("tekst", Text("Andet", "Anything else")),),
    source=SEED,
    one_of=("tekst",),
)

BESLUTNINGER = Question(
    "beslutninger",
    None,
    Text("Hvad blev I enige om?", "What did you agree on?"),
    (_rows(Text("Beslutninger", "Decisions"), BESLUTNING),),
    Text("Skriv det, I aftalte. Én beslutning i hvert felt.", "Write what you agreed. One in each box."),
    one_of=("raekker",),
)

HANDLINGER = Question(
    "handlinger",
    None,
    Text("Hvem gør hvad?", "Who does what?"),
    (_rows(Text("Opgaver efter samtalen", "Actions after the talk"), HANDLING),),
    Text(
        "Det, der ikke er gjort endnu, kommer med fra samtale til samtale.",
        "What is not done yet comes along from talk to talk.",
    ),
    one_of=("raekker",),
)

HOLDT = Question(
    "holdt",
    None,
    Text("Hvornår talte I sammen?", "When did you talk?"),
    (
        Field(
            "dato",
            Kind.DATE,
            Text("Samtalen blev holdt", "The talk was held on"),
            missing=Text("Indtast datoen, fx 29 01 2027", "Enter the date, for example 29 01 2027"),
        ),
    ),
    required=True,
)

NAESTE = Question(
    "naeste",
    7,
    Text("Næste opfølgning skal senest ske den:", "The next follow-up is to be held at latest on:"),
    (
        Field(
            "dato",
            Kind.DATE,
            Text("Næste opfølgning senest", "Next follow-up at latest"),
            missing=Text("Indtast datoen, fx 31 03 2027", "Enter the date, for example 31 03 2027"),
        ),
    ),
    required=True,
    source=SEED,
)


def dates_can_be(answers: Mapping[str, Answer]) -> Iterable[Problem]:
    """A talk is held before its minutes are signed, and the next one comes after today."""
    held, later = (answers.get(q.key, EMPTY).get("dato") for q in (HOLDT, NAESTE))
    if held and held > clock.today():
        text = Text(
            "Datoen er ikke kommet endnu. Skriv, hvornår I talte sammen.", "That day has not come yet."
        )
        yield Problem(HOLDT.key, "dato", text)
    if later and later < clock.today():
        text = Text("Datoen er passeret. Vælg i dag eller en senere dag.", "That day has passed.")
        yield Problem(NAESTE.key, "dato", text)


NO_JOINT_ANSWER = Text("Intet fælles svar", "No joint answer")
"""They may have talked about it all the same, and each have written their own answer."""
NOT_WRITTEN = Text("Ikke skrevet ned", "Not written down")
"""What came of the talk may have been said all the same."""


def _page(key: str, title: Text, *questions: Question, together: bool = False) -> Page:
    unsettled = NOT_WRITTEN if together else NO_JOINT_ANSWER
    asked = tuple(replace(question, unsettled=unsettled) for question in questions)
    return Page(key, title, asked, together=together)


SECTIONS = (
    Section(
        "forberedelse",
        Text("Punkter", "Points"),
        (_page("punkter", Text("Punkter til samtalen", "Points for the talk"), PUNKTER),),
    ),
    Section(
        "spoergsmaal",
        Text("Spørgsmål til opfølgningssamtalen", "Questions for the follow-up talk"),
        (
            _page("opgaverne", Text("Opgaverne", "The tasks"), OPGAVERNE, AENDRE_OPGAVER),
            _page("arbejdstiden", Text("Arbejdstiden", "The working time"), ARBEJDSTIDEN),
            _page("virker", Text("Hensyn", "Adjustments"), HENSYNENE),
            _page(
                "hjaelp",
                Text("Hjælp og kommunen", "Help and the municipality"),
                MERE_HJAELP,
                INDDRAG_KOMMUNEN,
            ),
            _page("evt", Text("Evt.", "Other"), EVT),
        ),
    ),
    Section(
        "aftalt",
        Text("Det aftalte I", "What you agreed"),
        (
            _page("beslutninger", Text("Beslutninger", "Decisions"), BESLUTNINGER, HANDLINGER, together=True),
            _page("naeste", Text("Næste opfølgning", "Next follow-up"), HOLDT, NAESTE, together=True),
        ),
    ),
)

FIRST_EDITION = Template(
    id="opfoelgning",
    version=1,
    title=Text("Opfølgning", "Follow-up"),
    intro=Text(
        "Det, I taler om og aftaler ved en opfølgningssamtale.",
        "What you talk about and agree on at a follow-up talk.",
    ),
    sections=first_edition.sections(SECTIONS),
    in_force=(HOLDT.key, "dato"),
    checks=(dates_can_be,),
    opening=opening,
    amendable=False,
    read_first=("aftalt",),
    layout="minutes",
    called=Text("referatet", "the minutes"),
)

OPFOELGNING = replace(FIRST_EDITION, version=2, sections=SECTIONS, earlier=(FIRST_EDITION,))
"""Version 2: how a hensyn works may be not known yet. What was signed under version 1 is shown as it was."""
