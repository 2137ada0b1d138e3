"""What a version changes besides the eleven questions: wage, pension, place of work and the like.

The kinds are rows of the law's table on changes (process R4.3), by their names there, so that each opens its
points of the list *Husk*. What belongs to the employee alone, such as health, sickness, notice or a move, is
no kind here: it is no matter for an agreement, and the list tells of it instead.

A row keeps its day, so that it can stay in the versions after: only a new row, or one that says something
else, is a change.
"""

from dataclasses import replace

from fleksaftale.agreements.working_time import START
from fleksaftale.documents.template import Field, Kind, Option, RowKind, Text

LOEN = Option("loen", Text("Løn", "Wage"))
PENSION = Option("pension", Text("Pensionsbidrag", "Pension contribution"))
ARBEJDSSTED = Option("arbejdssted", Text("Arbejdssted", "Place of work"))
ANDET_JOB = Option("andet_job", Text("Et job ved siden af", "A job beside this one"))
NYT_FLEKSJOB = Option("nyt_fleksjob", Text("Skift til et andet fleksjob", "A change to another fleksjob"))
KONTRAKT_OPHOERER = Option("kontrakt_ophoerer", Text("Kontrakten ophører", "The contract ends"))
SLAGS = (LOEN, PENSION, ARBEJDSSTED, ANDET_JOB, NYT_FLEKSJOB, KONTRAKT_OPHOERER)

ANDET = Field(
    "andet",
    Kind.ROWS,
    Text("Andet, der ændres", "Other things that change"),
    Text(
        "Bruges, når en aftale ændres. Så får I en huskeliste med, hvem der skal have besked.",
        "For a change of an agreement. You then get a list of who is to be told.",
    ),
    required=False,
    fold=Text("Ændres løn, pension eller arbejdssted?", "Do wage, pension or place of work change?"),
    of_rows=RowKind(
        name=Text("Ændring", "Change"),
        add=Text("Tilføj en ændring", "Add a change"),
        most=12,
        blank=3,
        fields=(
            Field(
                "slags",
                Kind.CHOICE,
                Text("Hvad ændres?", "What changes?"),
                options=SLAGS,
                missing=Text("Vælg, hvad der ændres.", "Choose what changes."),
            ),
            Field(
                "tekst",
                Kind.LINE,
                Text("Kort fortalt", "In short"),
                Text("Fx: Løn efter nyt trin.", "For example: Wage at a new step."),
                required=False,
            ),
            Field(
                "fra",
                Kind.DATE,
                Text("Fra hvornår", "From when"),
                missing=Text("Indtast datoen, fx 01 03 2027", "Enter the date, for example 01 03 2027"),
            ),
        ),
    ),
)

START_OG_ANDET = replace(START, fields=(*START.fields, ANDET))
