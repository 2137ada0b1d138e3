"""Four questions as they stood in the first edition of the agreement, with one text or day each.

What was signed under version 1 is shown with these, word for word. Nothing is changed here.
"""

from collections.abc import Mapping
from dataclasses import replace

from fleksaftale.agreements.working_time import MISSING_TEXT, SEED, START
from fleksaftale.documents.template import Field, Kind, Question, Section, Text


def _text(label: Text, hint: Text | None = None) -> tuple[Field, ...]:
    return (Field("tekst", Kind.TEXT, label, hint, missing=MISSING_TEXT),)


ARBEJDSPLADSEN = Question(
    key="hjaelp_fra_arbejdspladsen",
    number=6,
    text=Text(
        "Har den ansatte brug for hjælp og støtte fra arbejdspladsen til at udføre opgaver?",
        "Does the employee need help and support from the workplace to do the tasks?",
    ),
    help=Text(
        "Fx indretning og pauser. Skriv, hvad der er brug for – ikke hvad den ansatte fejler.",
        "For example the workspace and breaks. Write what is needed – not what is wrong with the employee.",
    ),
    fields=_text(
        Text("Hensyn og støtte", "Adjustments and support"),
        Text("Skriv gerne, hvem der gør hvad, og fra hvornår.", "Say who does what, and from when."),
    ),
    source=SEED,
)

KOMMUNEN = Question(
    key="hjaelp_fra_kommunen",
    number=7,
    text=Text(
        "Har den ansatte brug for hjælp fra kommunen for at kunne udføre sine arbejdsopgaver?",
        "Does the employee need help from the municipality to do the work?",
    ),
    help=Text(
        "Fx mentorstøtte, personlig assistance eller hjælpemidler. Spørg kommunen, hvad I kan søge.",
        "For example a mentor, personal assistance or aids. Ask the municipality what you can apply for.",
    ),
    fields=_text(Text("Hjælp fra kommunen", "Help from the municipality")),
    source=SEED,
)

MAAL = Question(
    key="maal",
    number=8,
    text=Text(
        "Hvilke mål er der for evt. at øge arbejdstiden og/eller ændre arbejdsopgaverne?",
        "What goals are there, if any, for more hours and/or different tasks?",
    ),
    help=Text(
        "At holde timerne stabile er også et mål. Det er i orden ikke at have mål om flere timer nu.",
        "Keeping the hours stable is a goal too. It is fine to have no goal of more hours now.",
    ),
    fields=_text(Text("Mål", "Goals")),
    source=SEED,
)

AS_THEY_WERE = {question.key: question for question in (ARBEJDSPLADSEN, KOMMUNEN, MAAL, START)}


def sections(now: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with these questions as they were."""
    return with_questions(now, AS_THEY_WERE)


def with_questions(now: tuple[Section, ...], were: Mapping[str, Question]) -> tuple[Section, ...]:
    """The sections with some questions, by key, as they were."""
    return tuple(
        replace(
            section,
            pages=tuple(
                replace(page, questions=tuple(were.get(q.key, q) for q in page.questions))
                for page in section.pages
            ),
        )
        for section in now
    )
