"""The lists of the back page: points, the agreed hensyn with their status, decisions, actions.

A hensyn has the id of its row in the agreement, and an action keeps its id from talk to talk, so that each is
told from the others wherever it stands.
"""

from collections.abc import Iterable

from fleksaftale.documents.rows import Row
from fleksaftale.documents.show import value_text
from fleksaftale.documents.template import Field, Kind, Option, RowKind, Text

VIRKER = Option("virker", Text("Virker", "Works"))
VIRKER_DELVIST = Option("virker_delvist", Text("Virker delvist", "Works in part"))
VIRKER_IKKE = Option("virker_ikke", Text("Virker ikke", "Does not work"))
IKKE_PROEVET = Option("ikke_proevet", Text("Ikke prøvet endnu", "Not tried yet"))
VED_IKKE = Option("ved_ikke", Text("Ved ikke endnu", "Do not know yet"))
IKKE_NOEDVENDIG = Option("ikke_noedvendig", Text("Ikke længere nødvendig", "No longer needed"))
STATUSES = (VIRKER, VIRKER_DELVIST, VIRKER_IKKE, IKKE_PROEVET, VED_IKKE, IKKE_NOEDVENDIG)
UNDECIDED = (IKKE_PROEVET, VED_IKKE)
"""What says nothing yet of how a hensyn works."""

AABEN = Option("aaben", Text("Skal gøres", "To do"))
GJORT = Option("gjort", Text("Gjort", "Done"))
DROPPET = Option("droppet", Text("Ikke længere aktuelt", "No longer relevant"))


def _line(
    key: str, label: Text, hint: Text | None = None, *, required: bool = True, missing: Text | None = None
) -> Field:
    return Field(key, Kind.LINE, label, hint, required=required, missing=missing)


POINT = RowKind(
    name=Text("Punkt", "Point"),
    add=Text("Tilføj et punkt", "Add a point"),
    fields=(Field("tekst", Kind.TEXT, Text("Punkt", "Point"), required=False),),
    blank=2,
)

HENSYN_TEKST = Field(
    "tekst",
    Kind.TEXT,
    Text("Hensyn", "Adjustment"),
    missing=Text("Skriv, hvilket hensyn det er.", "Write which adjustment it is."),
)
STATUS = Field(
    "status",
    Kind.CHOICE,
    Text("Hvordan virker det?", "How does it work?"),
    options=STATUSES,
    missing=Text("Vælg, hvordan hensynet virker.", "Choose how the adjustment works."),
)
GOERES = _line(
    "goeres",
    Text("Hvad gør I ved det?", "What do you do about it?"),
    Text("Fx: Ny plads fra 8. februar.", "For example: A new desk from 8 February."),
    required=False,
)
SIDST = Field(
    "sidst",
    Kind.KEY,
    Text("Sidst", "Last time"),
    required=False,
    is_known=lambda name: any(name == option.key for option in STATUSES),
)


def _told_hensyn(row: Row) -> list[tuple[str, str]]:
    """The hensyn, how it works now, how it worked last time, and what is done about it."""
    last = next((str(o.label) for o in STATUSES if o.key == row.get("sidst")), "")
    said = [
        ("", value_text(HENSYN_TEKST, row.get("tekst"))),
        (str(Text("Nu", "Now")), value_text(STATUS, row.get("status"))),
        (str(SIDST.label), last),
        (str(Text("Det gør I", "What you do")), value_text(GOERES, row.get("goeres"))),
    ]
    return _filled(said)


HENSYN_STATUS = RowKind(
    name=Text("Hensyn", "Adjustment"),
    add=Text("Tilføj et hensyn", "Add an adjustment"),
    fields=(HENSYN_TEKST, STATUS, GOERES, SIDST),
    most=24,
    blank=4,
    told=_told_hensyn,
)

BESLUTNING = RowKind(
    name=Text("Beslutning", "Decision"),
    add=Text("Tilføj en beslutning", "Add a decision"),
    fields=(Field("tekst", Kind.TEXT, Text("Det aftalte I", "What you agreed"), required=False),),
)

HVAD = _line(
    "hvad",
    Text("Hvad skal gøres?", "What is to be done?"),
    missing=Text("Skriv, hvad der skal gøres.", "Write what is to be done."),
)
HVEM = _line(
    "hvem",
    Text("Hvem gør det?", "Who does it?"),
    missing=Text("Skriv, hvem der gør det.", "Write who does it."),
)
HVORNAAR = Field(
    "dato",
    Kind.DATE,
    Text("Hvornår er det gjort?", "When is it done?"),
    missing=Text("Indtast datoen, fx 08 02 2027", "Enter the date, for example 08 02 2027"),
)
STAND = Field(
    "stand",
    Kind.CHOICE,
    Text("Hvor langt er det?", "How far is it?"),
    options=(AABEN, GJORT, DROPPET),
    required=False,
)
FRA_SAMTALE = Field("fra", Kind.KEY, Text("Fra samtale", "From talk"), required=False, is_known=str.isdecimal)


def _told_action(row: Row) -> list[tuple[str, str]]:
    said = [
        ("", value_text(HVAD, row.get("hvad"))),
        (str(Text("Hvem", "Who")), value_text(HVEM, row.get("hvem"))),
        (str(Text("Senest", "At latest")), value_text(HVORNAAR, row.get("dato"))),
        (str(Text("Stand", "State")), value_text(STAND, row.get("stand") or AABEN.key)),
    ]
    return _filled(said)


HANDLING = RowKind(
    name=Text("Opgave", "Action"),
    add=Text("Tilføj en opgave", "Add an action"),
    fields=(HVAD, HVEM, HVORNAAR, STAND, FRA_SAMTALE),
    blank=3,
    told=_told_action,
)


def _filled(said: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(label, text) for label, text in said if text]


def is_open(row: Row) -> bool:
    """Whether an action is still to be done."""
    return (row.get("stand") or AABEN.key) == AABEN.key
