"""The measures of an agreement på særlige vilkår: what the union's page (seed 001) recommends to try.

Its six measures, and its points on wage and on returning to normal terms: each asked once where the two meet.
"""

from dataclasses import replace

from fleksaftale.documents.template import Field, Kind, Question, Text

RECOMMENDED = "Regler om fleksjob (Finansforbundet)"

MISSING = Text(
    "Skriv et svar, eller vælg et af de andre svar.", "Write an answer, or choose one of the other answers."
)


def _measure(
    key: str,
    number: int,
    text: Text,
    help_text: Text,
    label: Text,
    *more: Field,
    one_of: tuple[str, ...] = (),
    to_employee: Text | None = None,
) -> Question:
    """A measure or point that is recommended: settled by words, or by one of the other answers."""
    said = Field("tekst", Kind.TEXT, label, missing=MISSING, required=not one_of)
    made = Question(key, number, text, (said, *more), help_text, source=RECOMMENDED, one_of=one_of)
    return replace(made, to_employee=to_employee)


OMPLACERING = _measure(
    "omplacering",
    4,
    Text("Kan den ansatte få et andet job på arbejdspladsen?", "Can the employee move to another job there?"),
    Text(
        "Skriv, hvad I har talt om, også det, der ikke kunne lade sig gøre.",
        "Write what you have discussed, also what was not possible.",
    ),
    Text("Omplacering", "Move to another job"),
    to_employee=Text("Kan du få et andet job på arbejdspladsen?", "Can you move to another job there?"),
)
OPGAVER = _measure(
    "opgaver",
    5,
    Text("Hvilke opgaver skal ændres eller falde bort?", "Which tasks are to change or to go?"),
    Text(
        "Fx mindre kontakt med kunder. Skriv, hvem der tager opgaven i stedet.",
        "For example less contact with customers. Write who takes over the task.",
    ),
    Text("Ændrede opgaver", "Changed tasks"),
)
ARBEJDSTID = _measure(
    "arbejdstid",
    6,
    Text("Skal arbejdstiden sættes ned?", "Are the hours to be reduced?"),
    Text(
        "Nye timer kan ændre løn og pension. Skriv det i et tillæg til ansættelsesaftalen.",
        "New hours may change wage and pension. Write that in a supplement to the contract.",
    ),
    Text("Aftale om arbejdstid", "Agreement on hours"),
    Field(
        "timer",
        Kind.HOURS,
        Text("Timer om ugen i aftalens tid", "Hours per week while the agreement lasts"),
        Text("Skriv fx 30, 29,5 eller 29:30.", "For example 30, 29.5 or 29:30."),
        required=False,
    ),
    one_of=("tekst", "timer"),
)
MOEDETIDER = _measure(
    "moedetider",
    7,
    Text("Skal mødetiderne være mere frie?", "Are the starting times to be more flexible?"),
    Text("Fx møde senere, eller gå, når dagens opgave er løst.", "For example starting later in the day."),
    Text("Mødetider", "Starting times"),
)
HJEMMEFRA = _measure(
    "hjemmefra",
    8,
    Text("Kan noget af arbejdet gøres hjemmefra?", "Can some of the work be done from home?"),
    Text(
        "Skriv, hvilke dage og opgaver det gælder.",
        "Write which days and tasks it is about.",
    ),
    Text("Arbejde hjemmefra", "Work from home"),
)
FYSISKE_RAMMER = _measure(
    "fysiske_rammer",
    9,
    Text("Skal de fysiske rammer ændres?", "Is the physical setting to change?"),
    Text("Fx plads, lys, lyd og afstande.", "For example seat, light, sound and distances."),
    Text("Fysiske rammer", "Physical setting"),
)
HJAELPEREDSKABER = _measure(
    "hjaelperedskaber",
    10,
    Text("Er der brug for hjælperedskaber?", "Are aids needed?"),
    Text(
        "Skriv, hvem der bestiller eller søger. Spørg kommunen, om den kan give støtte.",
        "Write who orders or applies. Ask the municipality whether it can give support.",
    ),
    Text("Hjælperedskaber", "Aids"),
)
LOEN = _measure(
    "loen",
    11,
    Text(
        "Ændrer aftalen løn eller andre vilkår?",
        "Does the agreement change the wage or other terms?",
    ),
    Text(
        "Fx pension. Se, hvad overenskomsten siger, og spørg pensionsselskabet.",
        "For example pension. See what the collective agreement says, and ask the pension company.",
    ),
    Text("Løn og andre vilkår", "Wage and other terms"),
)
NORMALE_VILKAAR = _measure(
    "normale_vilkaar",
    12,
    Text(
        "Hvilke muligheder er der for at vende tilbage på normale vilkår?",
        "What chances are there of returning on normal terms?",
    ),
    Text(
        "Skriv, hvad I vil prøve, og hvornår I ser på det igen.",
        "Write what you will try, and when you look at it again.",
    ),
    Text("Tilbage på normale vilkår", "Back on normal terms"),
)
