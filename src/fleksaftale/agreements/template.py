"""The Fleks-tillægsaftale: eleven questions in three sections, as in STAR's template, and the start date.

The wording keeps the meaning of the official form, word for word, said to *I/du* and with *kommunen* for what
was the jobcentre. Forms, comparison, PDF, blank form and JSON are all drawn from this one definition.
"""

from collections.abc import Iterable, Mapping

from fleksaftale.agreements import first_edition, second_edition
from fleksaftale.agreements.figures import derived
from fleksaftale.agreements.help_and_goals import HJAELP_FRA_ARBEJDSPLADSEN, HJAELP_FRA_KOMMUNEN, MAAL
from fleksaftale.agreements.other_changes import START_OG_ANDET
from fleksaftale.agreements.stair import stair_problems
from fleksaftale.agreements.working_time import (
    BEVILLING,
    EFFEKTIVE_TIMER,
    MISSING_TEXT,
    SEED,
    START,
    TIMER,
)
from fleksaftale.documents.answers import Answer, pruned
from fleksaftale.documents.rhythm import Step, Unit
from fleksaftale.documents.template import (
    Field,
    Kind,
    Page,
    Problem,
    Question,
    Section,
    Template,
    Text,
)
from fleksjob import hours


def _text(label: Text, hint: Text | None = None, missing: Text | None = None) -> tuple[Field, ...]:
    return (Field("tekst", Kind.TEXT, label, hint, missing=missing or MISSING_TEXT),)


OPGAVER = Question(
    key="opgaver",
    number=1,
    text=Text("Hvilke opgaver skal den ansatte varetage?", "Which tasks will the employee do?"),
    help=Text(
        "Skriv opgaverne så konkret, at I begge kan se dem for jer.",
        "Describe the tasks so clearly that you can both picture them.",
    ),
    fields=_text(
        Text("Opgaver", "Tasks"),
        missing=Text(
            "Skriv, hvilke opgaver den ansatte skal varetage.", "Write which tasks the employee will do."
        ),
    ),
    required=True,
    source=SEED,
)

KONTAKTPERSON = Question(
    key="kontaktperson",
    number=4,
    text=Text(
        "Hvem er kontaktperson for den ansatte på arbejdspladsen?",
        "Who is the employee’s contact person at the workplace?",
    ),
    fields=(
        Field(
            "navn",
            Kind.LINE,
            Text("Kontaktpersonens navn", "Name of the contact person"),
            missing=Text("Skriv navnet på kontaktpersonen.", "Write the name of the contact person."),
        ),
        Field(
            "stedfortraeder",
            Kind.LINE,
            Text("Stedfortræder", "Deputy"),
            Text(
                "Hvem går den ansatte til, når kontaktpersonen er væk?",
                "Who helps when the contact person is away?",
            ),
            required=False,
        ),
    ),
    required=True,
    source=SEED,
)

KONTAKT_I_KOMMUNEN = Question(
    key="kontakt_i_kommunen",
    number=5,
    text=Text(
        "Hvem er kontaktperson i kommunen, hvis virksomheden har brug for hjælp og vejledning?",
        "Who is the contact person in the municipality if the workplace needs help and guidance?",
    ),
    fields=(
        Field(
            "navn",
            Kind.LINE,
            Text("Navn", "Name"),
            missing=MISSING_TEXT,
        ),
        Field("kontakt", Kind.LINE, Text("Telefon eller mail", "Phone or email"), required=False),
    ),
    source=SEED,
)

NYE_OPGAVER = Question(
    key="nye_opgaver",
    number=9,
    text=Text(
        "Er der aftalt, hvilke arbejdsopgaver den ansatte gerne vil arbejde hen imod at kunne udføre?",
        "Is it agreed which tasks the employee would like to work towards?",
    ),
    fields=_text(Text("Opgaver at arbejde hen imod", "Tasks to work towards")),
    source=SEED,
    travels=True,
)

PRAKTIK = Question(
    key="praktik",
    number=10,
    text=Text(
        "Har I overvejet en virksomhedspraktik ved siden af fleksjobbet for at prøve nye arbejdsopgaver?",
        "Have you both considered work experience alongside the fleksjob, to try out new tasks?",
    ),
    help=Text("Spørg kommunen, om det er muligt.", "Ask the municipality whether it is possible."),
    fields=_text(Text("Virksomhedspraktik", "Work experience")),
    source=SEED,
)

OPFOELGNING = Question(
    key="opfoelgning",
    number=11,
    text=Text(
        "Hvornår og hvor ofte holdes der opfølgningssamtaler?", "When and how often are follow-up talks held?"
    ),
    help=Text(
        "Et godt råd er hver anden måned i starten. I kan aftale noget andet.",
        "Every second month is good advice at first. You can agree on something else.",
    ),
    fields=(
        Field(
            "rytme",
            Kind.RHYTHM,
            Text("Hvor ofte", "How often"),
            advice=(Step(2, Unit.MONTHS),),
            missing=Text(
                "Indtast hvor ofte I holder samtaler, fx hver 2. måned",
                "Enter how often, for example every 2 months",
            ),
        ),
        Field(
            "bemaerkning",
            Kind.TEXT,
            Text("Bemærkning", "Remark"),
            Text(
                "Fx hvor I mødes, eller hvem der indkalder.",
                "For example where you meet, or who arranges the talk.",
            ),
            required=False,
        ),
    ),
    required=True,
    source=SEED,
    travels=True,
)


def effective_within_present(answers: Mapping[str, Answer]) -> Iterable[Problem]:
    """Nobody is paid for more hours than they are at work."""
    present = answers.get(TIMER.key, Answer()).get("timer")
    effective = pruned(EFFEKTIVE_TIMER, answers.get(EFFEKTIVE_TIMER.key, Answer())).get("timer")
    if present and effective and effective > present:
        da, en = hours.show(present, "da"), hours.show(present, "en")
        yield Problem(
            EFFEKTIVE_TIMER.key,
            "timer",
            Text(
                f"Effektive timer må højst være {da}, fordi timer på arbejdspladsen er {da}",
                f"Effective hours can be at most {en}, because hours at the workplace are {en}",
            ),
        )


SECTIONS = (
    Section(
        "opgaver_og_arbejdstid",
        Text("Opgaver og arbejdstid", "Tasks and working time"),
        (
            Page("opgaver", Text("Opgaver", "Tasks"), (OPGAVER,)),
            Page(
                "arbejdstid",
                Text("Arbejdstid og start", "Working time and start"),
                (TIMER, EFFEKTIVE_TIMER, START_OG_ANDET),
            ),
            Page("bevilling", Text("Bevilling", "Grant"), (BEVILLING,)),
        ),
    ),
    Section(
        "kontaktperson_og_hjaelp",
        Text("Kontaktperson og hjælp", "Contact person and help"),
        (
            Page("kontaktperson", Text("Kontaktperson", "Contact person"), (KONTAKTPERSON,)),
            Page(
                "kommunen",
                Text("Kontakt i kommunen", "Contact in the municipality"),
                (KONTAKT_I_KOMMUNEN,),
            ),
            Page(
                "arbejdspladsen",
                Text("Hjælp fra arbejdspladsen", "Help from the workplace"),
                (HJAELP_FRA_ARBEJDSPLADSEN,),
            ),
            Page(
                "hjaelp-fra-kommunen",
                Text("Hjælp fra kommunen", "Help from the municipality"),
                (HJAELP_FRA_KOMMUNEN,),
            ),
        ),
    ),
    Section(
        "udvikling_og_opfoelgning",
        Text("Udvikling og opfølgning", "Development and follow-up"),
        (
            Page("maal", Text("Mål", "Goals"), (MAAL,)),
            Page("nye-opgaver", Text("Nye opgaver", "New tasks"), (NYE_OPGAVER,)),
            Page("praktik", Text("Virksomhedspraktik", "Work experience"), (PRAKTIK,)),
            Page("opfoelgning", Text("Opfølgningssamtaler", "Follow-up talks"), (OPFOELGNING,)),
        ),
    ),
)

TITLE = Text("Fleks-tillægsaftale", "Fleks-tillægsaftale (supplementary agreement)")
INTRO = Text(
    "En aftale mellem arbejdsgiveren og den ansatte i fleksjob om opgaver, timer, hjælp og opfølgning.",
    "An agreement between employer and employee in a fleksjob on tasks, hours, help and follow-up.",
)
IN_FORCE = (START.key, "dato")

FIRST_EDITION = Template(
    id="fleks-tillaegsaftale",
    version=1,
    title=TITLE,
    intro=INTRO,
    in_force=IN_FORCE,
    named_in_log=False,
    checks=(effective_within_present,),
    sections=first_edition.sections(SECTIONS),
)

SECOND_EDITION = Template(
    id=FIRST_EDITION.id,
    version=2,
    title=TITLE,
    intro=INTRO,
    in_force=IN_FORCE,
    named_in_log=False,
    checks=(effective_within_present, stair_problems),
    sections=second_edition.sections(SECTIONS),
    derived=derived,
    earlier=(FIRST_EDITION,),
)

FLEKS_TILLAEGSAFTALE = Template(
    id=FIRST_EDITION.id,
    version=3,
    title=TITLE,
    intro=INTRO,
    in_force=IN_FORCE,
    named_in_log=False,
    checks=(effective_within_present, stair_problems),
    sections=SECTIONS,
    derived=derived,
    earlier=(FIRST_EDITION, SECOND_EDITION),
)
"""In version 2 hensyn, support and goals are rows (help_and_goals, stair). In version 3 other changes stand
beside the start (other_changes). What was signed under an earlier version is shown as it was."""
