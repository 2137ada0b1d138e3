"""What each address answers, for the description. The law writes the answers; these say how they look.

Amounts and hours are text with a dot, never binary numbers. ``extra`` fields may come; none goes.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from fleksaftale.api.both import ENGLISH

Certainty = Literal["lovtekst", "officiel", "sekundaer", "afledt"]
Both = dict[Literal["da", "en"], str]
"""A sentence in both languages."""


def says(da: str, en: str) -> Any:
    """A part of an answer: what it is, in both languages."""
    return Field(description=da, json_schema_extra={ENGLISH: en})


def about(da: str, en: str) -> ConfigDict:
    """The same of a whole answer."""
    return ConfigDict(extra="allow", json_schema_extra={"description": da, ENGLISH: en})


LAW: Any = says("lov og paragraf", "act and paragraph")
SOURCE: Any = says("adressen på kilden", "the address of the source")
CERTAINTY: Any = says(
    "hvad der er set: lovteksten, en myndighed, andre, eller udledt af os",
    "what was seen: the Act, an authority, others, or inferred by us",
)
RULE_SET: Any = says(
    "programmets version, lovens dag og et fingeraftryk af reglerne; gem det med svaret",
    "version of the program, day of the law and fingerprint of the rules; keep it with the answer",
)
CAVEATS: Any = says("det, der er usikkert i svaret", "what is uncertain in the answer")


class Answer(BaseModel):
    model_config = ConfigDict(extra="allow")


class Fejl(Answer):
    model_config = about("Hvorfor der ikke kom et svar.", "Why there is no answer.")

    fejl: Literal[
        "oplysning",
        "sats_mangler",
        "ikke_json",
        "findes_ikke",
        "metode",
        "for_stor",
        "for_ofte",
        "forespoergsel",
        "vores_fejl",
    ] = says("en kode, som et program kan bruge", "a code for a program to go by")
    felt: str | None = says(
        "den oplysning, det handler om, fx timeloen eller maaneder.2024-05.loen_md",
        "the fact it is about, such as timeloen or maaneder.2024-05.loen_md",
    )
    besked: str = says("en sætning til et menneske", "a sentence for a person")


class SatsMangler(Fejl):
    model_config = about(
        "Der er ingen sats for dagen. Der regnes aldrig med en anden dags sats.",
        "There is no rate for the day. Another day's rate is never used.",
    )

    sats: str = says("den sats, der mangler", "the rate that is missing")
    foerste_dag: str | None = says("den første dag med en sats", "the first day with a rate")
    sidste_dag: str | None = says("den sidste dag med en sats", "the last day with a rate")


class Forbehold(Answer):
    id: str
    tekst: str = says("på dansk", "in Danish")
    tekst_en: str = says("på engelsk", "in English")


class Trin(Answer):
    model_config = about(
        "Et trin i begrundelsen, og det, trinnet bygger på.", "One step of the reasons, and what it leans on."
    )

    regel: str = says(
        "reglens navn; se /emner/fleksloentilskud", "the rule's name; see /emner/fleksloentilskud"
    )
    lov: str = LAW
    vaerdi: str | bool | None = says("null: ikke oplyst", "null: not stated")
    af: list["Trin"] = says("de trin, det bygger på", "the steps it leans on")


class BrugtSats(Answer):
    id: str
    vaerdi: str = says("som den er skrevet i kilden", "as its source has it")
    fra: str = says("den første dag, den gælder", "the first day it holds")
    til: str | None = says("den sidste dag; null: ingen sidste dag", "the last day; null: no last day")
    status: Certainty = CERTAINTY
    kilde: str = SOURCE


class Beloeb(Answer):
    model_config = about(
        "Kroner om måneden før skat, som tekst med to decimaler.",
        "Kroner a month before tax, as text with two decimals.",
    )

    loen_md: str = says("løn i fleksjobbet med pension", "wage of the fleksjob with pension")
    fuldtidsloen_md: str = says("lønloftet: løn på fuld tid", "the cap: the wage of full time")
    nedsaettelse: str = says("nedsættelse på grund af løn", "reduction because of wage")
    fleksloentilskud: str = says("tilskuddet før ATP", "the subsidy before ATP")
    atp: str = says("ATP, der trækkes af tilskuddet", "ATP, taken from the subsidy")
    i_alt: str = says("løn og tilskud før ATP", "wage and subsidy before ATP")


class Beregning(Beloeb):
    model_config = about(
        "Tilskuddet i en måned, med grunde, satser og forbehold.",
        "The subsidy of a month, with its reasons, rates and caveats.",
    )

    loenloft_binder: bool = says("om lønloftet sætter tilskuddet ned", "whether the cap lowers the subsidy")
    marginal: dict[str, str | None] = says(
        "hvad en krone eller en time mere giver; null: timelønnen kendes ikke",
        "what a krone or an hour more gives; null: no hourly wage is known",
    )
    begrundelse: Trin
    satser: list[BrugtSats] = says("de satser, der er brugt", "the rates that were used")
    forbehold: list[Forbehold] = CAVEATS
    regelsaet: str = RULE_SET
    vejledende: Both = says("vises altid sammen med tallene", "always to be shown with the figures")


class Kurve(Answer):
    model_config = about(
        "Indkomst ved alle timetal: de punkter, hvor linjen knækker, og områderne imellem.",
        "Income at any hours: the points where the line bends, and the areas between them.",
    )

    dato: str
    akse: str = says("timer eller loen_md", "timer (hours) or loen_md (wage)")
    nu: dict[str, str | None] = says("hvor du står nu", "where you stand now")
    punkter: list[dict[str, object]] = says(
        "punkterne; mellem to af dem er linjen ret", "the points; between two of them the line is straight"
    )
    omraader: list[dict[str, object]] = says(
        "mellem hvilke punkter, og hvad der er tilbage af en krone mere",
        "between which points, and what is kept of a krone more",
    )


class Sammenligning(Answer):
    model_config = about("To situationer og forskellen.", "Two situations and the difference.")

    foer: Beloeb
    efter: Beloeb
    forskel: Beloeb = says("efter minus før", "after minus before")
    loenloft_binder: dict[str, bool]
    forbehold: list[Forbehold] = CAVEATS


class Maaned(Answer):
    maaned: str
    foreloebig: dict[str, object] | None = says(
        "det, der først udbetales: efter måneden før", "what is paid first: by the month before"
    )
    afregnet: dict[str, object] | None = says("det, der regnes om til", "what it is settled to")
    afregnet_af: str | None = says("den måned, lønnen er fra", "the month the wage is of")
    forskel: str | None = says("afregnet minus foreløbigt", "settled minus paid first")


class Forloeb(Answer):
    model_config = about(
        "Måned for måned: hvad der først udbetales, hvad der regnes om, og hvorfor.",
        "Month by month: what is paid first, what is settled afterwards, and why.",
    )

    maaneder: list[Maaned]
    regnskab: list[dict[str, object]] = says(
        "det, der skal efterbetales eller betales tilbage, med grunden",
        "what is to be paid on or back, with its basis",
    )
    i_alt: dict[str, str] = says("regnskabet lagt sammen", "the sum of it")
    forbehold: list[Forbehold] = CAVEATS


class TjekTrin(Answer):
    id: str
    titel: Both
    vores: str = says("tallet efter lønsedlen", "the figure by the payslip")
    kommunens: str | None = says("tallet i brevet; null: det står der ikke", "the letter's; null: not there")
    af_kommunens_tal: str | None = says(
        "det, der følger af de tidligere tal i brevet", "what follows from the letter's earlier figures"
    )
    forskel: str | None = says("brevets tal minus vores", "the letter's figure minus ours")
    udfald: Literal["ens", "foelger", "skilles", "kan_ikke_afgoeres", "ikke_oplyst"] = says(
        "ens: højst 1 kr. forskel; foelger: følger af et tidligere tal; skilles: her går de fra hinanden",
        "ens: within 1 kr.; foelger: follows from an earlier figure; skilles: here they part",
    )
    grunde: list[Both] = says("hvorfor det ikke kan afgøres", "why it cannot be settled")
    lov: str = LAW
    kilde: str = SOURCE
    sikkerhed: str = CERTAINTY


class Spoergsmaal(Answer):
    id: str
    tekst: Both = says("det, kommunen kan spørges om", "what the municipality can be asked")
    kilde: str = SOURCE


class Tjek(Answer):
    model_config = about(
        "Hvor en udbetaling og et brev skilles, og hvad der kan spørges om. Aldrig, hvem der har ret.",
        "Where a payment and a letter part, and what to ask. Never who is right.",
    )

    maaned: str
    loen_maaned: str = says("den måned, lønnen er fra", "the month the wage is of")
    skilles_ved: str | None = says("det første trin, hvor de skilles", "the first step where they part")
    trin: list[TjekTrin]
    spoergsmaal: list[Spoergsmaal]
    forbehold: list[Forbehold] = CAVEATS
    regelsaet: str = RULE_SET


class Mangler(Answer):
    id: str = says("oplysningens navn i næste forespørgsel", "the fact's name in the next request")
    spoergsmaal: Both
    svar: str = says(
        "ja/nej, dato, valg eller en enhed", "ja/nej (yes/no), dato (day), valg (choice) or a unit"
    )
    hvem: str = says("hvem der kan svare: dig eller kommunen", "who can answer: dig (you) or kommunen")


class Vurdering(Answer):
    model_config = about(
        "Hvad der kan komme på tale, hvorfor, hvad der mangler, og det næste spørgsmål. Aldrig en afgørelse.",
        "What can come into question, why, what is missing, and what to ask next. Never a decision.",
    )

    emne: str
    dato: str
    udfald: str = says(
        "kan_komme_paa_tale, ikke_paa_tale, afhaenger_af_kommunen, ukendt, eller et af emnets egne ord",
        "kan_komme_paa_tale (possible), ikke_paa_tale (not now), afhaenger_af_kommunen (up to the "
        "municipality), ukendt (facts are missing), or one of the subject's own words",
    )
    tekst: Both = says("svaret i en sætning", "the answer in a sentence")
    begrundelse: dict[str, object] = says("grundene som et træ", "the reasons as a tree")
    mangler: list[Mangler] = says("det, der stadig betyder noget", "what still matters")
    naeste: str | None = says("det bedste næste spørgsmål", "the best question to ask next")
    raad: list[dict[str, object]] = says(
        "råd og oplysninger ved siden af", "advice and information beside it"
    )
    forbehold: list[dict[str, object]] = CAVEATS
    regelsaet: str = RULE_SET
    kilder_tjekket: str = says("den dag, kilderne sidst blev læst", "the day the sources were last read")


class Frister(Answer):
    model_config = about(
        "Fristerne i et forløb: dag, hvem, hvad, lov og sikkerhed.",
        "The deadlines of a case: day, who, what, law and certainty.",
    )

    regelsaet: str = RULE_SET
    frister: list[dict[str, object]] = says("efter dato", "in order of date")
    mangler: list[dict[str, object]] = says(
        "det, der skal oplyses til andre frister", "what other deadlines need"
    )
    ikke_aktuelle: list[dict[str, object]] = says(
        "frister, der ikke gælder her, og hvorfor", "deadlines that do not apply here, and why"
    )
    udeladt: list[dict[str, object]] = says(
        "frister, der ikke regnes ud, og hvorfor", "deadlines that are not computed, and why"
    )


class FristRaekker(Answer):
    model_config = about("Alle rækker i fristerne, med lov.", "Every row of the deadlines, with its law.")

    regelsaet: str = RULE_SET
    raekker: list[dict[str, object]]
    udeladt: list[dict[str, object]] = says(
        "frister, der ikke regnes ud, og hvorfor", "deadlines that are not computed, and why"
    )


class Sats(Answer):
    id: str
    titel: str = says("på dansk", "in Danish")
    title: str = says("på engelsk", "in English")
    status: Literal["officiel", "sekundaer", "afledt", "mangler"] = CERTAINTY


class Regel(Answer):
    id: str
    titel: Both
    versioner: list[dict[str, object]] = says("hvornår hver gælder", "when each of them holds")


class Emne(Answer):
    model_config = about(
        "Et emne med regler, oplysninger og åbne spørgsmål.",
        "A subject with its rules, the facts it asks for, and its open questions.",
    )

    emne: str
    titel: Both
    regler: list[Regel]


class EmneNavn(Answer):
    id: str
    titel: Both


class Loenart(Answer):
    id: str
    tekst: Both
    taeller: Literal["ja", "nej", "saerlig", "uvist"] = says(
        "saerlig: efter sin egen regel; uvist: ikke set", "saerlig: by a rule of its own; uvist: not seen"
    )
    lov: str = LAW
    kilde: str = SOURCE
    sikkerhed: Certainty = CERTAINTY
