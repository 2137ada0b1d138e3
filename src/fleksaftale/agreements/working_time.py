"""The questions on hours, the start and the grant: the page *Arbejdstid og start* and the one after it."""

from fleksaftale.documents.template import Field, Kind, Option, Question, Text

SEED = "Fleks-tillægsaftale (STAR)"
MISSING_TEXT = Text(
    "Skriv et svar, eller vælg et af de andre svar.", "Write an answer, or choose one of the other answers."
)

TIMER = Question(
    key="timer",
    number=2,
    text=Text(
        "Hvor mange timer er den ansatte på arbejdspladsen?",
        "How many hours does the employee spend at the workplace?",
    ),
    fields=(
        Field(
            "timer",
            Kind.HOURS,
            Text("Timer på arbejdspladsen om ugen", "Hours at the workplace per week"),
            Text("Skriv fx 12, 7,5 eller 7:30.", "For example 12, 7.5 or 7:30."),
            missing=Text(
                "Indtast hvor mange timer den ansatte er på arbejdspladsen om ugen, fx 12",
                "Enter how many hours the employee is at the workplace per week, for example 12",
            ),
        ),
    ),
    required=True,
    source=SEED,
)

KOMMUNEN_VURDERET = Option(
    "kommunen", Text("Kommunen har vurderet timerne", "The municipality has assessed the hours")
)
AFVENTER_KOMMUNEN = Option(
    "afventer", Text("Kommunen har ikke vurderet endnu", "The municipality has not assessed them yet")
)

EFFEKTIVE_TIMER = Question(
    key="effektive_timer",
    number=3,
    text=Text(
        "Hvor mange timer får den ansatte løn for (effektiv arbejdstid)?",
        "How many hours is the employee paid for (effective working time)?",
    ),
    help=Text(
        "Kommunen vurderer, hvor meget der nås på en time. Arbejdsgiveren betaler de effektive timer.",
        "The municipality assesses how much gets done in an hour. The employer pays for the effective hours.",
    ),
    fields=(
        Field(
            "kilde",
            Kind.CHOICE,
            Text(
                "Har kommunen vurderet de effektive timer?",
                "Has the municipality assessed the effective hours?",
            ),
            options=(KOMMUNEN_VURDERET, AFVENTER_KOMMUNEN),
            missing=Text(
                "Vælg, om kommunen har vurderet de effektive timer.",
                "Choose whether the municipality has assessed the effective hours.",
            ),
        ),
        Field(
            "timer",
            Kind.HOURS,
            Text("Effektive timer om ugen", "Effective hours per week"),
            Text(
                "De timer, der er løn for. Skriv fx 10, 7,5 eller 7:30.",
                "The paid hours. For example 10, 7.5 or 7:30.",
            ),
            when=("kilde", "kommunen"),
            missing=Text(
                "Indtast hvor mange effektive timer der er løn for om ugen, fx 10",
                "Enter how many effective hours are paid per week, for example 10",
            ),
        ),
        Field(
            "dato",
            Kind.DATE,
            Text("Dato for kommunens vurdering", "Date of the municipality’s assessment"),
            Text("Datoen står i kommunens brev.", "The date is in the letter from the municipality."),
            required=False,
            when=("kilde", "kommunen"),
        ),
    ),
    required=True,
    source=SEED,
)

START = Question(
    key="start",
    number=None,
    text=Text("Hvornår gælder aftalen fra?", "From when does the agreement apply?"),
    fields=(
        Field(
            "dato",
            Kind.DATE,
            Text("Startdato", "Start date"),
            Text("Fx 01 12 2026", "For example 01 12 2026"),
            missing=Text("Indtast startdato, fx 01 12 2026", "Enter the start date, for example 01 12 2026"),
        ),
    ),
    required=True,
    source="The agreement needs a day to apply from",
)

BEVILGET = Option("bevilget", Text("Kommunen har bevilget fleksjobbet", "The municipality has granted it"))
BEVILLING_AFVENTER = Option("afventer", Text("Bevillingen afventer", "The grant is not made yet"))
JA = Option("ja", Text("Ja, det er fra før 1. januar 2013", "Yes, it is from before 1 January 2013"))
NEJ = Option("nej", Text("Nej", "No"))

BEVILLING = Question(
    key="bevilling",
    number=None,
    text=Text("Er fleksjobbet bevilget?", "Has the fleksjob been granted?"),
    help=Text(
        "Kommunen bevilger fleksjobbet, før ansættelsen kan begynde.",
        "The municipality grants the fleksjob before the employment can begin.",
    ),
    fields=(
        Field(
            "status",
            Kind.CHOICE,
            Text("Har kommunen bevilget fleksjobbet?", "Has the municipality granted the fleksjob?"),
            options=(BEVILGET, BEVILLING_AFVENTER),
            missing=Text(
                "Vælg, om fleksjobbet er bevilget, eller om bevillingen afventer.",
                "Choose whether the fleksjob has been granted, or whether the grant is not made yet.",
            ),
        ),
        Field(
            "dato",
            Kind.DATE,
            Text("Dato for bevillingen", "Date of the grant"),
            Text("Datoen står i kommunens brev.", "The date is in the letter from the municipality."),
            when=("status", "bevilget"),
            missing=Text(
                "Indtast dato for bevillingen, fx 10 11 2026", "Enter the date, for example 10 11 2026"
            ),
        ),
        Field(
            "foer_2013",
            Kind.CHOICE,
            Text(
                "Har den ansatte haft dette fleksjob siden før 2013?",
                "Has the employee had this fleksjob since before 2013?",
            ),
            options=(JA, NEJ),
            required=False,
        ),
    ),
    required=True,
    source="Bevilling fra kommunen, før ansættelsen (seed 000)",
)
