"""The agreement på særlige vilkår (sociale kapitler), which a fastholdelsesfleksjob may build on (LAB § 119).

What it must hold is said by :mod:`fleksjob.law.fastholdelse`: which functions are difficult, and which
skånehensyn are agreed. The rest is recommended by the union's page (seed 001): its six measures and its five
points, each asked once where the two lists meet. It is a document of its own beside the Fleks-tillægsaftale;
neither stands in for the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from fleksaftale.agreements.help_and_goals import HENSYN
from fleksaftale.agreements.template import OPFOELGNING
from fleksaftale.agreements.tiltag import (
    ARBEJDSTID,
    FYSISKE_RAMMER,
    HJAELPEREDSKABER,
    HJEMMEFRA,
    LOEN,
    MOEDETIDER,
    NORMALE_VILKAAR,
    OMPLACERING,
    OPGAVER,
    RECOMMENDED,
)
from fleksaftale.agreements.working_time import START
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

REQUIRED = "LAB § 119; process.md R3.4"

EGET_DOKUMENT = Option("eget_dokument", Text("Et dokument for sig", "A document of its own"))
TILLAEG = Option("tillaeg", Text("Et tillæg til ansættelsesaftalen", "A supplement to the contract"))

FORM = Question(
    key="form",
    number=1,
    text=Text("Hvilken form skal aftalen have?", "Which form is the agreement to have?"),
    help=Text(
        "Tommelfingerregel: Ændrer I løn, timer eller pension, så vælg et tillæg. "
        "Er det få opgaver, er et dokument for sig nok.",
        "Rule of thumb: If you change wage, hours or pension, choose a supplement. "
        "For a few tasks, a document of its own is enough.",
    ),
    fields=(
        Field(
            "form",
            Kind.CHOICE,
            Text("Aftalens form", "Form of the agreement"),
            options=(EGET_DOKUMENT, TILLAEG),
            missing=Text(
                "Vælg, om aftalen er et dokument for sig eller et tillæg.",
                "Choose whether the agreement is a document of its own or a supplement.",
            ),
        ),
    ),
    required=True,
    source=RECOMMENDED,
)

EN_FUNKTION = RowKind(
    name=Text("Funktion", "Function"),
    add=Text("Tilføj en funktion", "Add a function"),
    most=20,
    blank=4,
    fields=(
        Field(
            "tekst",
            Kind.TEXT,
            Text("Funktion", "Function"),
            Text("Fx: Løft over 10 kg. Eller: Møder med mange.", "For example: Lifting over 10 kg."),
            missing=Text("Skriv, hvilken funktion det er.", "Write which function it is."),
        ),
        Field(
            "grad",
            Kind.CHOICE,
            Text("Hvordan er det?", "How is it?"),
            options=(
                Option("svaert", Text("Svært at udføre", "Difficult to do")),
                Option("kan_ikke", Text("Kan ikke udføres", "Cannot be done")),
            ),
            missing=Text("Vælg, om det er svært eller ikke kan udføres.", "Choose which of the two it is."),
        ),
    ),
)

FUNKTIONER = Question(
    key="funktioner",
    number=2,
    text=Text(
        "Hvilke funktioner har den ansatte svært ved at udføre?",
        "Which functions are difficult for the employee?",
    ),
    help=Text(
        "Det skal stå i aftalen. Skriv, hvad der er svært i arbejdet – ikke hvad man fejler.",
        "The agreement must say so. Write what is difficult at work – not what is wrong with you.",
    ),
    to_employee=Text(
        "Hvilke funktioner har du svært ved at udføre?", "Which functions are difficult for you?"
    ),
    fields=(
        Field(
            "raekker",
            Kind.ROWS,
            Text("Funktioner", "Functions"),
            missing=Text("Skriv mindst én funktion, der er svær.", "Write at least one difficult function."),
            of_rows=EN_FUNKTION,
        ),
    ),
    required=True,
    source=REQUIRED,
)

SKAANEHENSYN = Question(
    key="skaanehensyn",
    number=3,
    text=Text("Hvilke konkrete skånehensyn aftaler I?", "Which adjustments do you agree on?"),
    help=Text(
        "Det skal stå i aftalen. Skriv dem, så en ny kollega kan forstå dem.",
        "The agreement must say so. Write them so that a new colleague can understand them.",
    ),
    fields=(
        Field(
            "raekker",
            Kind.ROWS,
            Text("Aftalte skånehensyn", "Agreed adjustments"),
            missing=Text("Skriv mindst ét skånehensyn.", "Write at least one adjustment."),
            of_rows=HENSYN,
        ),
    ),
    required=True,
    source=REQUIRED,
)


PARAGRAF_56 = Question(
    key="paragraf_56",
    number=13,
    text=Text("Er der en § 56-aftale om refusion ved fravær?", "Is there a § 56 agreement on refunds?"),
    help=Text(
        "Den kan skrives med her. Den starter ikke de tolv måneder. Det er vores slutning, spørg kommunen.",
        "It may be noted here. It does not start the twelve months. That is our inference: ask.",
    ),
    fields=(
        Field(
            "status",
            Kind.CHOICE,
            Text("Hvor langt er den?", "How far is it?"),
            options=(
                Option("nej", Text("Nej", "No")),
                Option("overvejes", Text("Det overvejer vi", "We are considering it")),
                Option("aftalt", Text("Vi har aftalt den", "We have agreed on it")),
                Option("godkendt", Text("Kommunen har godkendt den", "The municipality has approved it")),
            ),
            missing=Text("Vælg, hvor langt § 56-aftalen er.", "Choose how far the § 56 agreement is."),
        ),
    ),
    source=RECOMMENDED,
)

UDEN_DATO = Question(
    key="uden_dato",
    number=14,
    text=Text(
        "Er den ansatte væk fra arbejdet, uden at der er en dato for fuld tilbagevenden?",
        "Is the employee away from work without a date for a full return?",
    ),
    help=Text(
        "Er der ingen dato, råder en fagforening jer til altid at lave aftalen skriftligt.",
        "If there is no date, a union advises you always to make the agreement in writing.",
    ),
    fields=(
        Field(
            "svar",
            Kind.CHOICE,
            Text("Er der en dato?", "Is there a date?"),
            options=(
                Option("ikke_vaek", Text("Ikke væk fra arbejdet", "Not away from work")),
                Option("dato", Text("Ja, der er en dato", "Yes, there is a date")),
                Option("ingen_dato", Text("Nej, der er ingen dato endnu", "No, there is no date yet")),
            ),
            missing=Text("Vælg, om der er en dato.", "Choose whether there is a date."),
        ),
    ),
    to_employee=Text(
        "Er du væk fra arbejdet, uden at der er en dato for fuld tilbagevenden?",
        "Are you away from work without a date for a full return?",
    ),
    source=RECOMMENDED,
)

TR_INDDRAGET = Question(
    key="tr_inddraget",
    number=15,
    text=Text("Har tillidsrepræsentanten været med?", "Has the union representative been involved?"),
    help=Text(
        "Det er et godt råd, før I skriver under. Skriv ikke, hvem der er medlem af hvad.",
        "It is good advice before you sign. Do not write who is a member of what.",
    ),
    fields=(
        Field(
            "svar",
            Kind.CHOICE,
            Text("Er TR inddraget?", "Has the TR been involved?"),
            options=(
                Option("ja", Text("Ja", "Yes")),
                Option("nej", Text("Nej", "No")),
                Option("ingen", Text("Der er ingen på arbejdspladsen", "There is none at the workplace")),
            ),
            missing=Text("Vælg, om tillidsrepræsentanten har været med.", "Choose one of the answers."),
        ),
        Field("dato", Kind.DATE, Text("Dato", "Date"), required=False, when=("svar", "ja")),
    ),
    source=RECOMMENDED,
)

BEGYNDER = replace(
    START,
    help=Text(
        "De tolv måneder tælles tidligst fra den dag, I begge har skrevet under.",
        "The twelve months are counted from the day you both have signed, at the earliest.",
    ),
    source=REQUIRED,
)
FOELGER_OP = replace(OPFOELGNING, number=16, required=False, source=RECOMMENDED)


def _alone(question: Question, title: Text) -> Page:
    return Page(question.key.replace("_", "-"), title, (question,))


def has_been_involved(answers: Mapping[str, Answer]) -> Iterable[Problem]:
    """Whoever has been involved was so on a day that has come."""
    on = answers.get(TR_INDDRAGET.key, EMPTY).get("dato")
    if on and on > clock.today():
        text = Text(
            "Datoen er ikke kommet endnu. Skriv, hvornår tillidsrepræsentanten var med.",
            "That day has not come yet. Write when the union representative was involved.",
        )
        yield Problem(TR_INDDRAGET.key, "dato", text)


SAERLIGE_VILKAAR = Template(
    id="saerlige-vilkaar",
    version=1,
    title=Text("Aftale om særlige vilkår", "Agreement on special terms"),
    intro=Text(
        "En aftale om ansættelse på særlige vilkår (sociale kapitler) om funktioner, hensyn og tiltag.",
        "An agreement on employment on special terms (sociale kapitler): functions, adjustments, measures.",
    ),
    in_force=(START.key, "dato"),
    checks=(has_been_involved,),
    sections=(
        Section(
            "aftalen",
            Text("Det skal aftalen sige", "What the agreement must say"),
            (
                Page("form", Text("Form og start", "Form and start"), (FORM, BEGYNDER)),
                _alone(FUNKTIONER, Text("Funktioner", "Functions")),
                _alone(SKAANEHENSYN, Text("Skånehensyn", "Adjustments")),
            ),
        ),
        Section(
            "tiltag",
            Text("Tiltag, I kan aftale", "Measures you can agree on"),
            (
                _alone(OMPLACERING, Text("Et andet job", "Another job")),
                _alone(OPGAVER, Text("Opgaver", "Tasks")),
                _alone(ARBEJDSTID, Text("Arbejdstid", "Hours")),
                _alone(MOEDETIDER, Text("Mødetider", "Starting times")),
                _alone(HJEMMEFRA, Text("Hjemmefra", "From home")),
                _alone(FYSISKE_RAMMER, Text("Fysiske rammer", "Physical setting")),
                _alone(HJAELPEREDSKABER, Text("Hjælperedskaber", "Aids")),
                _alone(LOEN, Text("Løn og vilkår", "Wage and terms")),
                _alone(NORMALE_VILKAAR, Text("Normale vilkår", "Normal terms")),
                _alone(PARAGRAF_56, Text("§ 56", "§ 56")),
            ),
        ),
        Section(
            "opfoelgning",
            Text("Hvem er med, og hvornår følger I op?", "Who is involved, and when do you follow up?"),
            (
                _alone(UDEN_DATO, Text("Fravær uden dato", "Absence without a date")),
                _alone(TR_INDDRAGET, Text("Tillidsrepræsentant", "Union representative")),
                _alone(FOELGER_OP, Text("Opfølgning", "Follow-up")),
            ),
        ),
    ),
)
