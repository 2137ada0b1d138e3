"""The pages that stand alone, as the search finds them: title, what for, and what people also call it."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from fleksaftale.guidance.search import Kind


@dataclass(frozen=True)
class Alone:
    """``title`` and ``about`` are Danish, and translated where they are shown."""

    url_name: str
    title: str
    about: str
    words: str = ""
    kind: Kind = "page"


PAGES = (
    Alone(
        "case_new",
        _("Lav en aftale"),
        _("Start aftalen, og inviter den anden. Det er lige meget, om du er ansat eller leder."),
        "fleks-tillægsaftale fleksaftale ny aftale start skabelon agreement template",
    ),
    Alone(
        "case_list",
        _("Mine aftaler"),
        _("Log ind, og fortsæt, hvor du slap."),
        "log ind login sag følg op continue follow up",
    ),
    Alone(
        "blank_form",
        _("Hent blanketten"),
        _("Blanketten har de samme spørgsmål. I kan fylde den ud med kuglepen."),
        "skabelon pdf papir print udskriv formular form paper",
    ),
    Alone(
        "blank_talk_sheet",
        _("Ark til en samtale først"),
        _("Et ark til at tale om jobbet, før I laver aftalen."),
        "forventningsafstemning pdf print papir expectations sheet",
    ),
    Alone(
        "blank_back_page",
        _("Ark til opfølgning"),
        _("Et ark til samtalen om, hvordan det går."),
        "opfølgningssamtale bagside pdf print papir follow-up sheet",
    ),
    Alone(
        "hensyn",
        _("Hensyn, I kan aftale"),
        _("Forslag til, hvad I kan gøre på arbejdet. Søg på det, der er svært."),
        "skånehensyn skånebehov hjælp ideer adjustments ideas",
    ),
    Alone(
        "may_ask",
        _("Hvad må jeg spørge om?"),
        _("Hvad en leder må spørge om, og hvad den ansatte selv bestemmer."),
        "diagnose helbred helbredsoplysninger sygdom samtale diagnosis health question",
    ),
    Alone(
        "privacy",
        _("Hvem ser hvad"),
        _("Hvem der kan se dine svar og noter, og hvornår."),
        "fortrolig privat data gdpr persondata kun mig log vide chef privacy confidential know",
    ),
    Alone(
        "hard",
        _("Når det bliver svært"),
        _("Her er råd, regler og breve til de svære dage. Tag det, du har brug for."),
        "ked trist stresset presset bange bekymret krise mobning sad worried afraid stressed",
    ),
    Alone(
        "verify",
        _("Kontrollér en PDF"),
        _("Se, om en aftale er ændret, siden I skrev under."),
        "segl underskrift ægte fingeraftryk seal signature verify check",
    ),
    Alone(
        "help_access",
        _("Hjælp til at logge ind"),
        _("Når koden ikke kommer, eller du har fået en ny mailadresse."),
        "kode mail adgang glemt passkey mitid login code lost access",
    ),
    Alone(
        "contact",
        _("Hvem kan jeg spørge?"),
        _("Hvem der kan hjælpe på arbejdspladsen, i fagforeningen og i kommunen."),
        "kontakt bisidder rådgivning hjælp fagforening tillidsrepræsentant contact advice union ask",
    ),
    Alone(
        "calculator",
        _("Beregn løn og tilskud"),
        _("Se, hvad løn og fleksløntilskud bliver tilsammen, og hvad flere timer ændrer."),
        "beregner fleksløntilskud lønloft timeløn beløbsgrænse indtægt calculator subsidy wage cap",
        "calculator",
    ),
    Alone(
        "calculator_compare",
        _("Sammenlign to situationer"),
        _("Skriv tallene, som de er nu, og som de kan blive. Så ser du forskellen."),
        "flere timer færre timer ny løn beregner compare more hours",
        "calculator",
    ),
    Alone(
        "calculator_employer",
        _("Hvad koster et fleksjob?"),
        _("Til arbejdsgiveren: se, hvad der skal betales i løn, og hvad kommunen betaler."),
        "udgift pris løn arbejdsgiver leder beregner cost employer",
        "calculator",
    ),
    Alone(
        "check_payment",
        _("Tjek udbetalingen"),
        _("Hold din lønseddel op mod kommunens brev. Se, hvor tallene skilles, og hvad du kan spørge om."),
        "udbetaling lønseddel forkert beløb fleksløntilskud payment payslip wrong",
        "calculator",
    ),
    Alone(
        "months",
        _("Løn og tilskud måned for måned"),
        _(
            "Se, hvad der kommer i en måned med ferie, sygdom eller bonus. "
            "Tilskuddet for maj regnes af lønnen for april."
        ),
        "ferietillæg bonus sygdom måneder år udbetaling months holiday year",
        "calculator",
    ),
    Alone(
        "api_docs",
        _("Åben API"),
        _(
            "Lovens regler, satser, frister og beregninger for andre programmer. "
            "Uden nøgle og uden at vi gemmer noget."
        ),
        "api openapi json program udvikler developer rest",
    ),
    Alone("words", _("Ord"), _("Hvad ordene om fleksjob betyder."), "ordliste ordbog glossary words meaning"),
    Alone(
        "rules",
        _("Regler"),
        _("Reglerne, som de er i dag, med paragraf og kilde."),
        "lov love paragraf paragraffer lab las law act section",
    ),
    Alone(
        "accessibility",
        _("Tilgængelighed"),
        _("Sådan virker siden med skærmlæser, stor tekst og uden mus."),
        "skærmlæser handicap wcag oplæsning screen reader",
    ),
    Alone("about", _("Om siden"), _("Hvad siden er, og hvem der står bag."), "om about"),
)
