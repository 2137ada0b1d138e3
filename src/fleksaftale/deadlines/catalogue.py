"""How each fact is asked for, whose it is, and with which others it is asked.

Which rows need a fact stands in :mod:`fleksjob.frister` alone; a test holds this list against it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fleksjob.frister.oplysninger import DATOER

Words = str | Promise


class Whose(Enum):
    """Who notes a fact, and who sees it and the rows made of it."""

    BOTH = "both"
    EMPLOYEE = "employee"


class Kind(Enum):
    DAY = "day"
    LASTING = "lasting"
    MONTHS = "months"


@dataclass(frozen=True)
class Topic:
    """Facts that belong together. All are asked of who opens it; ``first`` is open for everybody."""

    key: str
    title: Words
    about: Words
    whose: Whose
    first: bool = False


@dataclass(frozen=True)
class Asked:
    """One fact as it is asked for. ``again``: the rows that do without it until their day has passed."""

    key: str
    topic: Topic
    question: Words
    help: Words
    again: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        if self.key in DATOER:
            return Kind.DAY
        return Kind.LASTING if self.key == "varighed" else Kind.MONTHS

    @property
    def whose(self) -> Whose:
        return self.topic.whose


FLEKSJOB = Topic(
    "fleksjobbet",
    _("Fleksjobbet"),
    _("Kommunens opfølgning, de fem år og ansættelsesbeviset."),
    Whose.BOTH,
    first=True,
)
SAERLIGE = Topic(
    "foer",
    _("Før et fleksjob"),
    _("De 12 måneder på særlige vilkår, og en § 56-aftale."),
    Whose.BOTH,
)
SYGDOM = Topic(
    "fravaer",
    _("Fravær"),
    _("Samtale om fravær, refusion og kommunens opfølgning."),
    Whose.EMPLOYEE,
)
ALDER = Topic(
    "alder",
    _("Alder og pension"),
    _("Hvad der ændrer sig ved 40 år, før folkepension og ved seniorpension."),
    Whose.EMPLOYEE,
)
AFGOERELSE = Topic(
    "afgoerelse",
    _("En afgørelse fra kommunen"),
    _("Fristen for at klage, og brevet om fleksydelse."),
    Whose.EMPLOYEE,
)
LEDIG = Topic(
    "uden-job",
    _("Hvis jobbet stopper"),
    _("Ledighedsydelse, jobsamtaler, flytning og den næste start."),
    Whose.EMPLOYEE,
)
TOPICS = (FLEKSJOB, SAERLIGE, SYGDOM, ALDER, AFGOERELSE, LEDIG)

_IN_THE_LETTER = _("Datoen står i kommunens brev.")

ASKED: Mapping[str, Asked] = {
    asked.key: asked
    for asked in (
        Asked(
            "ansaettelse_start",
            FLEKSJOB,
            _("Hvornår begyndte fleksjobbet?"),
            _("Den første dag i fleksjobbet. Den kan ligge før jeres aftale."),
        ),
        Asked(
            "varighed",
            FLEKSJOB,
            _("Er fleksjobbet midlertidigt eller permanent?"),
            _("Det står i kommunens bevilling."),
        ),
        Asked(
            "periode_start",
            FLEKSJOB,
            _("Hvornår begyndte den midlertidige periode?"),
            _("Skriv kun en dag, hvis kommunen har oplyst en anden end fleksjobbets første dag."),
            again=("D04",),
        ),
        Asked(
            "seneste_opfoelgning",
            FLEKSJOB,
            _("Hvornår holdt kommunen sidst opfølgning?"),
            _("Den dag, kommunen talte med medarbejderen. Jeres egne samtaler er noget andet."),
            again=("D01",),
        ),
        Asked(
            "aftale_underskrevet",
            SAERLIGE,
            _("Hvornår blev aftalen om særlige vilkår skrevet under?"),
            _("Den dag, den sidste af jer skrev under."),
        ),
        Asked(
            "aftale_gaelder_fra",
            SAERLIGE,
            _("Hvornår gælder aftalen om særlige vilkår fra?"),
            _("Datoen står i aftalen."),
        ),
        Asked(
            "paragraf56_godkendt",
            SAERLIGE,
            _("Hvornår godkendte kommunen § 56-aftalen?"),
            _IN_THE_LETTER,
        ),
        Asked(
            "foerste_sygedag",
            SYGDOM,
            _("Hvornår var den første fraværsdag?"),
            _("Skriv kun dagen. Årsagen hører ikke til her."),
        ),
        Asked(
            "refusion_fra",
            SYGDOM,
            _("Hvornår begynder den periode, der søges refusion for?"),
            _("Søges der ikke refusion, så spring over."),
        ),
        Asked(
            "foedselsdag",
            ALDER,
            _("Hvornår er du født?"),
            _("Datoen bruges kun til disse frister og bliver krypteret. Skriv ikke dit CPR-nummer."),
        ),
        Asked(
            "afgoerelse_modtaget",
            AFGOERELSE,
            _("Hvornår fik du afgørelsen?"),
            _("Et brev i Digital Post er modtaget den dag, det kan læses."),
        ),
        Asked(
            "klage_modtaget",
            AFGOERELSE,
            _("Hvornår fik kommunen din klage?"),
            _("Har du ikke klaget, så spring over."),
        ),
        Asked(
            "visitation_afgoerelse",
            AFGOERELSE,
            _("Hvornår afgjorde kommunen, at du kan få et fleksjob?"),
            _IN_THE_LETTER,
        ),
        Asked(
            "ledighedsydelse_fra",
            LEDIG,
            _("Hvilken dag fik du først ret til ledighedsydelse?"),
            _IN_THE_LETTER,
        ),
        Asked(
            "ledig_fra",
            LEDIG,
            _("Hvad var din første ledige dag?"),
            _("Dagen efter den sidste dag i jobbet."),
        ),
        Asked(
            "ledighedsydelse_maaneder",
            LEDIG,
            _("I hvilke måneder har du fået ledighedsydelse?"),
            _("Kun måneder efter kommunens sidste vurdering. Skriv fx 02 2025 - 07 2025, 09 2025."),
        ),
        Asked(
            "vejledning_givet",
            LEDIG,
            _("Hvornår gav kommunen dig sidst vejledning om rettigheder og pligter?"),
            _("Den kan være givet i en samtale eller i et brev."),
        ),
        Asked(
            "besked_om_jobsoegning",
            LEDIG,
            _("Har kommunen sagt, at du skal søge mere aktivt? Hvornår?"),
            _("Er det ikke sket, så spring over."),
        ),
        Asked(
            "sanktion_fra",
            LEDIG,
            _("Har kommunen stoppet ydelsen i en tid? Hvad var den første dag uden?"),
            _("Er det ikke sket, så spring over."),
        ),
        Asked(
            "sanktion_haendelse",
            LEDIG,
            _("Hvilken dag skete det, som afgørelsen om ydelsen handler om?"),
            _("Er det ikke sket, så spring over."),
        ),
        Asked(
            "flyttedato",
            LEDIG,
            _("Er du flyttet til en ny kommune? Hvornår?"),
            _("Er du ikke flyttet, så spring over."),
        ),
        Asked(
            "naeste_start",
            LEDIG,
            _("Har du et nyt job, eller går du på pension? Fra hvilken dag?"),
            _("Er der ingen dato endnu, så spring over."),
        ),
    )
}
"""Every fact that is asked for, in the order of asking."""

FROM_THE_TALKS = ("seneste_samtale", "samtale_interval_maaneder")
"""What is never asked for: it stands in the agreement and its talks."""


def of_topic(topic: Topic) -> list[Asked]:
    return [asked for asked in ASKED.values() if asked.topic is topic]
