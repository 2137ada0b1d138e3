"""Questions 6 to 8: the hensyn that are agreed, the support to apply for, the goals and the stair of hours.

A hensyn is a row: ``hensyn`` names the item of the library that it was made from (empty for one's own words;
``parametre`` stays empty), ``tekst`` is the sentence that is agreed, ``indhold`` says how, ``hvem`` who does
what, and ``fra`` from which day. Nothing asks why: what is needed is enough.
"""

from fleksaftale.agreements.hensyn import library
from fleksaftale.agreements.stair import TRAPPE, TRAPPE_STOP
from fleksaftale.agreements.working_time import MISSING_TEXT, SEED
from fleksaftale.documents.template import Field, Kind, Option, Question, RowKind, Text

HENSYN = RowKind(
    name=Text("Hensyn", "Adjustment"),
    add=Text("Tilføj et hensyn", "Add an adjustment"),
    most=20,
    blank=4,
    fields=(
        Field(
            "hensyn",
            Kind.KEY,
            Text("Fra listen", "From the list"),
            required=False,
            is_known=lambda name: name in library(),
        ),
        Field("parametre", Kind.KEY, Text("Valgt i listen", "Chosen in the list"), required=False),
        Field(
            "tekst",
            Kind.TEXT,
            Text("Hensyn", "Adjustment"),
            Text("Fx: Pause på 15 minutter hver time.", "For example: A break of 15 minutes every hour."),
            missing=Text("Skriv, hvilket hensyn I aftaler.", "Write which adjustment you agree on."),
        ),
        Field(
            "indhold",
            Kind.TEXT,
            Text("Sådan gør vi", "How we do it"),
            Text("Fx hvor, hvornår og hvor længe.", "For example where, when and for how long."),
            required=False,
        ),
        Field(
            "hvem",
            Kind.LINE,
            Text("Hvem gør hvad", "Who does what"),
            Text(
                "Fx: Lederen bestiller, den ansatte siger til.",
                "For example: The manager orders, the employee asks.",
            ),
            required=False,
        ),
        Field("fra", Kind.DATE, Text("Fra hvornår", "From when"), required=False),
    ),
)

DAGE = Text("Gode dage og dårlige dage", "Good days and bad days")

HJAELP_FRA_ARBEJDSPLADSEN = Question(
    key="hjaelp_fra_arbejdspladsen",
    number=6,
    text=Text(
        "Har den ansatte brug for hjælp og støtte fra arbejdspladsen til at udføre opgaver?",
        "Does the employee need help and support from the workplace to do the tasks?",
    ),
    help=Text("Fx indretning og pauser.", "For example the workspace and breaks."),
    fields=(
        Field(
            "raekker",
            Kind.ROWS,
            Text("Aftalte hensyn", "Agreed adjustments"),
            Text(
                "Skriv ét hensyn i hvert felt. Brug jeres egne ord.",
                "Write one adjustment in each box. Use your own words.",
            ),
            required=False,
            missing=MISSING_TEXT,
            of_rows=HENSYN,
        ),
        Field(
            "tekst",
            Kind.TEXT,
            Text("Andet om hjælp og støtte", "Anything else about help and support"),
            required=False,
        ),
        Field(
            "god_dag",
            Kind.TEXT,
            Text("Det hjælper på en god dag", "What helps on a good day"),
            Text(
                "Skriv, hvad I gør på arbejdet. Fx hvilke opgaver der passer.",
                "Write what you do at work. For example which tasks fit.",
            ),
            required=False,
            fold=DAGE,
        ),
        Field(
            "daarlig_dag",
            Kind.TEXT,
            Text("Det hjælper på en dårlig dag", "What helps on a bad day"),
            Text(
                "Fx færre opgaver, mere ro eller en aftale om at gå hjem.",
                "For example fewer tasks, more quiet or an agreement on going home.",
            ),
            required=False,
            fold=DAGE,
        ),
    ),
    one_of=("raekker", "tekst", "god_dag", "daarlig_dag"),
    source=SEED,
    travels=True,
)

STOETTE = RowKind(
    name=Text("Støtte", "Support"),
    add=Text("Tilføj en støtte", "Add support"),
    most=8,
    blank=3,
    fields=(
        Field(
            "slags",
            Kind.CHOICE,
            Text("Hvilken støtte?", "Which support?"),
            options=(
                Option("personlig_assistance", Text("Personlig assistance", "Personal assistance")),
                Option("hjaelpemidler", Text("Hjælpemidler og redskaber", "Aids and tools")),
                Option("indretning", Text("Indretning af arbejdspladsen", "Fitting out the workplace")),
                Option("mentor", Text("Mentor", "Mentor")),
                Option("opkvalificering", Text("Kursus eller oplæring", "Course or training")),
                Option("arbejdspladsens", Text("Arbejdspladsens egen støtte", "The workplace’s own support")),
                Option("andet", Text("Andet", "Other")),
            ),
            missing=Text("Vælg, hvilken støtte det er.", "Choose which support it is."),
        ),
        Field(
            "tekst",
            Kind.TEXT,
            Text("Hvad skal støtten hjælpe med?", "What should the support help with?"),
            Text("Skriv opgaven. Helbred skal ikke stå her.", "Write the task. Health does not belong here."),
            required=False,
        ),
        Field(
            "hvem",
            Kind.CHOICE,
            Text("Hvem søger?", "Who applies?"),
            options=(
                Option("ansat", Text("Den ansatte søger", "The employee applies")),
                Option("arbejdsgiver", Text("Arbejdsgiveren søger", "The employer applies")),
                Option("kommunen", Text("Kommunen sætter det i gang", "The municipality starts it")),
                Option("ingen", Text("Der skal ikke søges", "No application is needed")),
            ),
            required=False,
        ),
        Field(
            "hos",
            Kind.LINE,
            Text("Hos hvem?", "To whom?"),
            Text(
                "Fx den ansattes egen kommune.",
                "For example the municipality where the employee lives.",
            ),
            required=False,
        ),
        Field(
            "status",
            Kind.CHOICE,
            Text("Hvor langt er det?", "How far is it?"),
            options=(
                Option("overvejes", Text("Det overvejer vi", "We are considering it")),
                Option("soegt", Text("Der er søgt", "It has been applied for")),
                Option("bevilget", Text("Det er bevilget", "It has been granted")),
                Option("afslag", Text("Der er givet afslag", "It has been refused")),
                Option("i_gang", Text("Det er i gang", "It is in place")),
            ),
            required=False,
        ),
        Field("dato", Kind.DATE, Text("Dato for det", "Date of that"), required=False),
    ),
)

HJAELP_FRA_KOMMUNEN = Question(
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
    fields=(
        Field(
            "raekker",
            Kind.ROWS,
            Text("Støtte, der søges eller bruges", "Support applied for or used"),
            required=False,
            missing=MISSING_TEXT,
            of_rows=STOETTE,
        ),
        Field(
            "tekst",
            Kind.TEXT,
            Text("Andet om hjælp fra kommunen", "Anything else about help from the municipality"),
            required=False,
        ),
    ),
    one_of=("raekker", "tekst"),
    source=SEED,
    travels=True,
)

STABILT = Option("stabilt", Text("Timerne skal holdes stabile", "The hours are to be kept stable"))
INGEN_FLERE = Option("ingen_flere", Text("Ingen mål om flere timer nu", "No goal of more hours now"))
HAR_MAAL = Option("maal", Text("Vi har mål, som vi skriver her", "We have goals, which we write here"))

ET_MAAL = RowKind(
    name=Text("Mål", "Goal"),
    add=Text("Tilføj et mål", "Add a goal"),
    most=8,
    blank=3,
    fields=(
        Field(
            "tekst",
            Kind.TEXT,
            Text("Mål", "Goal"),
            Text(
                "Fx prøve af, holde, øge, bytte, lære eller undvære.",
                "For example try out, keep, increase, swap, learn or do without.",
            ),
            missing=Text("Skriv målet.", "Write the goal."),
        ),
        Field(
            "virker",
            Kind.TEXT,
            Text("Hvordan ved vi, at det virker?", "How do we know that it works?"),
            required=False,
        ),
        Field("tidligst", Kind.DATE, Text("Tidligst", "At the earliest"), required=False),
        Field("hvem", Kind.LINE, Text("Hvem hjælper?", "Who helps?"), required=False),
        Field(
            "stop",
            Kind.TEXT,
            Text("Hvad stopper vi ved?", "What do we stop at?"),
            Text("Så holder I pause eller går tilbage.", "Then you pause or go back."),
            required=False,
        ),
    ),
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
    fields=(
        Field(
            "retning",
            Kind.CHOICE,
            Text("Hvad passer på jer nu?", "What fits you now?"),
            options=(STABILT, INGEN_FLERE, HAR_MAAL),
            required=False,
            missing=MISSING_TEXT,
        ),
        Field(
            "raekker",
            Kind.ROWS,
            Text("Jeres mål", "Your goals"),
            required=False,
            of_rows=ET_MAAL,
        ),
        Field("tekst", Kind.TEXT, Text("Andet om mål", "Anything else about goals"), required=False),
        TRAPPE,
        TRAPPE_STOP,
    ),
    one_of=("retning", "raekker", "tekst", "trappe", "trappe_stop"),
    source=SEED,
    travels=True,
)
