"""The forventningsafstemning: what the two talk through before they are agreed, before hire and at hire.

The topics are those of the guide for employees (seed 000), and the time in praktik before hire. Nobody signs
it. What belongs in the Fleks-tillægsaftale is proposed there (see :mod:`agreements.carrying`).
"""

from dataclasses import replace

from fleksaftale.documents.template import Field, Kind, Option, Page, Question, Section, Template, Text

GUIDE = "Guide til fleksjobbere (STAR)"

MISSING = Text("Skriv et svar, eller vælg et af de andre svar.", "Write an answer, or choose another one.")


def _topic(
    key: str, number: int, text: Text, help_text: Text, label: Text, *, hint: Text | None = None
) -> Question:
    field = Field("tekst", Kind.TEXT, label, hint, missing=MISSING)
    return Question(key, number, text, (field,), help_text, source=GUIDE)


OPGAVER = _topic(
    "opgaver",
    1,
    Text("Hvilke opgaver er der i jobbet?", "Which tasks are there in the job?"),
    Text(
        "Tænk på en almindelig dag. Hvad skal være nået, når den er slut?",
        "Think of an ordinary day. What should be done by the end of it?",
    ),
    Text("Opgaver", "Tasks"),
)
KRAV = _topic(
    "krav",
    2,
    Text("Hvilke krav stiller jobbet?", "What does the job demand?"),
    Text(
        "Fx tempo, mødetider, kontakt med kunder, larm og løft.",
        "For example pace, hours, contact with customers, noise and lifting.",
    ),
    Text("Krav", "Demands"),
)
TILRETTELAEGGELSE = _topic(
    "tilrettelaeggelse",
    3,
    Text("Hvordan skal opgaverne tilrettelægges?", "How are the tasks to be organised?"),
    Text(
        "Fx hvem der giver opgaverne, og om der er én eller flere ad gangen.",
        "For example who gives the tasks, and whether it is one or several at a time.",
    ),
    Text("Tilrettelæggelse", "Organisation"),
)
OPLAERING = _topic(
    "oplaering",
    4,
    Text("Hvad kan den ansatte blive oplært til?", "What can the employee be trained for?"),
    Text(
        "Skriv også, hvem der lærer fra sig, og hvor lang tid der er til det.",
        "Say too who does the training, and how much time there is for it.",
    ),
    Text("Oplæring", "Training"),
)
HENSYN = _topic(
    "hensyn",
    5,
    Text("Hvilke hensyn er der brug for i arbejdet?", "Which adjustments are needed at work?"),
    Text(
        "Skriv, hvad der er brug for – ikke hvad den ansatte fejler.",
        "Write what is needed – not what is wrong with the employee.",
    ),
    Text("Hensyn", "Adjustments"),
    hint=Text("Skriv gerne, hvem der gør hvad.", "Say who does what."),
)
PAUSER = _topic(
    "pauser",
    6,
    Text("Hvilke pauser og hvilken hvile er der brug for?", "Which breaks and what rest are needed?"),
    Text(
        "Fx hvor ofte, hvor længe og hvor.",
        "For example how often, how long and where.",
    ),
    Text("Pauser og hvile", "Breaks and rest"),
)
FEEDBACK = _topic(
    "feedback",
    7,
    Text("Hvordan giver I hinanden feedback?", "How do you give each other feedback?"),
    Text(
        "Skriv også, hvem den ansatte kan spørge til råds, og hvornår.",
        "Say too whom the employee can ask for advice, and when.",
    ),
    Text("Feedback og vejledning", "Feedback and guidance"),
)

HAR_PRAKTIK = Option("ja", Text("Ja, den er holdt, i gang eller aftalt", "Yes: done, under way or arranged"))
INGEN_PRAKTIK = Option("nej", Text("Nej", "No"))
_IN_PRAKTIK = ("status", HAR_PRAKTIK.key)

PRAKTIK = Question(
    key="praktik",
    number=8,
    text=Text("Er der en praktik før ansættelsen?", "Is there work experience before the employment?"),
    help=Text(
        "En praktik kan vise, hvilke opgaver og timer der passer. Spørg kommunen, om det er muligt.",
        "Work experience can show which tasks and hours fit. Ask the municipality whether it is possible.",
    ),
    fields=(
        Field(
            "status",
            Kind.CHOICE,
            Text("Er der en praktik?", "Is there work experience?"),
            options=(HAR_PRAKTIK, INGEN_PRAKTIK),
            missing=Text("Vælg ja eller nej, eller spring over.", "Choose yes or no, or skip the question."),
        ),
        Field("fra", Kind.DATE, Text("Første dag", "First day"), required=False, when=_IN_PRAKTIK),
        Field("til", Kind.DATE, Text("Sidste dag", "Last day"), required=False, when=_IN_PRAKTIK),
        Field(
            "opgaver",
            Kind.TEXT,
            Text("Opgaver, der er prøvet", "Tasks that were tried"),
            Text("Hvad gik godt? Hvad skal være anderledes?", "What went well? What should be different?"),
            required=False,
            when=_IN_PRAKTIK,
        ),
        Field(
            "timer",
            Kind.HOURS,
            Text("Timer om ugen i praktikken", "Hours a week of work experience"),
            Text("Skriv fx 12, 7,5 eller 7:30.", "For example 12, 7.5 or 7:30."),
            required=False,
            when=_IN_PRAKTIK,
        ),
        Field(
            "intensitet",
            Kind.LINE,
            Text("Hvor meget blev nået på en time?", "How much got done in an hour?"),
            Text(
                "Fx “ca. halvdelen af det sædvanlige”. Det er kommunen, der vurderer intensiteten.",
                "For example “about half of what is usual”. The municipality assesses the intensity.",
            ),
            required=False,
            when=_IN_PRAKTIK,
        ),
    ),
    source=GUIDE,
)

NAESTE = Question(
    key="naeste",
    number=9,
    text=Text("Hvornår taler I om opgaverne igen?", "When will you talk about the tasks again?"),
    help=Text(
        "Det bliver den første samtale. Et godt råd er at finde dagen med det samme.",
        "It will be the first talk. It is good advice to find the day at once.",
    ),
    fields=(
        Field(
            "dato",
            Kind.DATE,
            Text("Dato for samtalen", "Date of the talk"),
            missing=Text(
                "Indtast en dato, fx 15 01 2027, eller vælg et andet svar.",
                "Enter a date, for example 15 01 2027, or choose another answer.",
            ),
        ),
        Field(
            "bemaerkning",
            Kind.TEXT,
            Text("Det vil vi tale om", "What we will talk about"),
            required=False,
        ),
    ),
    source=GUIDE,
)


NOT_TALKED_ABOUT = Text("Ikke talt om", "Not talked about")


def _page(key: str, title: Text, question: Question) -> Page:
    return Page(key, title, (replace(question, unsettled=NOT_TALKED_ABOUT),))


FORVENTNINGSAFSTEMNING = Template(
    id="forventningsafstemning",
    version=1,
    title=Text("Forventningsafstemning", "Forventningsafstemning (talking expectations through)"),
    intro=Text(
        "Til jeres samtale, før I laver en aftale. I skriver ikke under på den.",
        "For the talk before you make an agreement. Nobody signs it.",
    ),
    called=Text("arket til samtalen", "the sheet for the talk"),
    sections=(
        Section(
            "arbejdet",
            Text("Arbejdet", "The work"),
            (
                _page("opgaver", Text("Opgaver", "Tasks"), OPGAVER),
                _page("krav", Text("Krav i jobbet", "Demands of the job"), KRAV),
                _page(
                    "tilrettelaeggelse",
                    Text("Tilrettelæggelse", "Organisation"),
                    TILRETTELAEGGELSE,
                ),
                _page("oplaering", Text("Oplæring", "Training"), OPLAERING),
            ),
        ),
        Section(
            "det_der_hjaelper",
            Text("Det, der hjælper", "What helps"),
            (
                _page("hensyn-i-jobbet", Text("Hensyn", "Adjustments"), HENSYN),
                _page("pauser", Text("Pauser og hvile", "Breaks and rest"), PAUSER),
                _page("feedback", Text("Feedback og vejledning", "Feedback and guidance"), FEEDBACK),
            ),
        ),
        Section(
            "proevet_og_naeste",
            Text("Praktik og næste samtale", "Work experience and the next talk"),
            (
                _page("praktik", Text("Praktik før ansættelsen", "Work experience before hire"), PRAKTIK),
                _page("naeste", Text("Næste samtale", "The next talk"), NAESTE),
            ),
        ),
    ),
)
