"""Documents to print: an ordinary one, and the ones that try the printer."""

import hashlib
import json
from dataclasses import replace

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.documents.printed import (
    Attachment,
    PrintedAnswer,
    PrintedDocument,
    PrintedSection,
    PrintedSignature,
)
from fleksaftale.documents.template import Kind, Question

ANSWERS = {
    "opgaver": ["Layout af nyhedsbrev, billedbehandling og korrektur"],
    "timer": ["12 timer"],
    "effektive_timer": ["Kommunen har vurderet timerne", "10 timer", "10. november 2026"],
    "start": ["1. december 2026"],
    "kontaktperson": ["Sofie Bang", "Peter Dahl"],
    "kontakt_i_kommunen": ["Birgitte Holm", "bho@aarhus.example"],
    "hjaelp_fra_arbejdspladsen": [
        "\n".join(  # one answer of five lines
            (
                "15 minutters pause for hver 60 minutter.",
                "Adgang til stille lokale efter behov.",
                "Opgaver gives skriftligt og én ad gangen.",
                "Ro ved skrivebordet: plads ved vinduet, ikke ved printeren.",
                "Mødetid kl. 10.00.",
            )
        )
    ],
    "maal": ["Vi holder timerne stabile til 31. marts 2027."],
    "nye_opgaver": ["Opsætning af den årlige rapport, når det passer ind."],
    "opfoelgning": [
        "Hver 2. måned. Første samtale senest mandag 1. februar 2027 (uge 5).",
        "Vi mødes i det lille mødelokale. Sofie indkalder.",
    ],
}
MUTED = {"hjaelp_fra_kommunen": "Ikke aftalt endnu", "praktik": "Ikke aktuelt"}


def with_content(document: PrintedDocument) -> PrintedDocument:
    """The document with its content attached and its fingerprint made from it."""
    content = json.dumps(
        [[a.question, a.rows] for s in document.sections for a in s.answers], ensure_ascii=False
    ).encode("utf-8", "surrogatepass")
    signatures = json.dumps([s.name for s in document.signatures], ensure_ascii=False).encode(
        "utf-8", "surrogatepass"
    )
    return replace(
        document,
        fingerprint=hashlib.sha256(content).hexdigest(),
        attachments=(
            Attachment("aftale.json", "Aftalens indhold", content),
            Attachment("underskrifter.json", "Underskrifterne", signatures),
        ),
    )


def ordinary(
    *,
    language: str = "da",
    answers: dict[str, list[str]] | None = None,
    maja: str = "Maja Kjærgaard",
    sofie: str = "Sofie Bang",
    muted: dict[str, str] | None = None,
) -> PrintedDocument:
    """The agreement of scenario S01, signed by both; other answers and names on request."""
    danish = language == "da"
    given = ANSWERS | (answers or {})
    silent = MUTED if muted is None else muted

    def printed(question: Question) -> PrintedAnswer:
        text = question.text.in_language(language)
        if question.key in silent and question.key not in (answers or {}):
            return PrintedAnswer(question.number, text, (("", silent[question.key]),), muted=True)
        labels = ["" if f.kind is Kind.CHOICE else f.label.in_language(language) for f in question.fields]
        rows = zip(labels, given.get(question.key, ["–"]), strict=False)
        return PrintedAnswer(question.number, text, tuple(rows))

    roles = ("Ansat", "Leder") if danish else ("Employee", "Leader")
    return with_content(
        PrintedDocument(
            language=language,
            title=FLEKS_TILLAEGSAFTALE.title.in_language(language),
            subtitle="Version 1 · gælder fra 1. december 2026"
            if danish
            else "Version 1 · applies from 1 December 2026",
            workplace="Nordlys Reklame A/S, CVR 10000009",
            parties=((roles[0], maja), (roles[1], sofie)),
            summary=(
                "12 timer på arbejdspladsen om ugen. Løn for 10 effektive timer.",
                "Arbejdsintensitet: 83 % (10 af 12 timer), beregnet.",
                "Næste samtale senest mandag 1. februar 2027 (uge 5).",
            )
            if danish
            else ("12 hours at the workplace per week. Paid for 10 effective hours.",),
            sections=tuple(
                PrintedSection(
                    section.title.in_language(language), tuple(printed(q) for q in section.questions)
                )
                for section in FLEKS_TILLAEGSAFTALE.sections
            ),
            signatures=(
                PrintedSignature(maja, roles[0], "23. november 2026 kl. 09.05", "Bekræftet med login"),
                PrintedSignature(sofie, roles[1], "23. november 2026 kl. 11.40", "Bekræftet med login"),
            ),
            version_label="Version 1",
            fingerprint="",
            timestamp=1795430400,
            notes=("Timerne er vurderet af kommunen den 10. november 2026.",),
        )
    )


def unsigned() -> PrintedDocument:
    return with_content(replace(ordinary(), signatures=(), notes=()))


def minimal() -> PrintedDocument:
    """As little as can be printed: one question without an answer, no summary, no notes, no files."""
    return PrintedDocument(
        language="da",
        title="Aftale",
        subtitle="",
        workplace="",
        parties=(("Ansat", "Bo"), ("Leder", "Ib")),
        summary=(),
        sections=(PrintedSection("Afsnit", (PrintedAnswer(1, "Hvad?", ()),)),),
        signatures=(),
        version_label="Version 1",
        fingerprint="",
        timestamp=1795430400,
    )


SENTENCE = "Vi har aftalt, at opgaverne gives skriftligt og én ad gangen, så der er ro til at løse dem. "
LONG = (SENTENCE * 120)[:9_990] + " her slut"


def long() -> PrintedDocument:
    """Every answer in words is 10,000 characters, one of them in paragraphs and one a single word."""
    paragraphs = "\n\n".join([SENTENCE * 9] * 11)
    return ordinary(answers={"opgaver": [LONG], "maal": [paragraphs], "nye_opgaver": ["Å" * 10_000]})


HOSTILE = {
    "html": "<script>alert(1)</script> &amp; &lt;b&gt;",
    "typst": '#read("/etc/passwd") *fed* _skrå_ $x^2$ `kode` @se <mærke> // = H [x] #{1+1} ~ --- \\u{41}',
    "typst lines": "= Overskrift\n- punkt\n+ punkt\n/ ord: mening\n```\nkode\n```",
    "backslashes": "C:\\mappe\\ny \\n \\\\ \"citat\" 'enkelt' %s {0} ${x}",
    "right to left": "שלום עולם og مرحبا بالعالم i samme linje (12 timer)",
    "direction override": "faktura\u202egnp.exe\u202c slut",
    "emoji": "😀👍🏽👨‍👩‍👧🇩🇰❤️☕",
    "chinese": "诗涵 在这里工作 日本語 한국어",
    "scripts of the world": "Ελλάδα Україна नमस्ते தமிழ் ไทย ქართული Հայ አማርኛ",
    "zero width": "a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg",
    "control": "a\x00b\x1b[31mc\x07d\x7fe\x85f",
    "lines": "en\rto\r\ntre\u2028fire\u2029fem\x0bseks\x0csyv\tslut",
    "not a character": "\ue000 \ufffe \U0010ffff \U000f0000 \ud800",
    "stacked marks": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "marks without a letter": "\u202a\n\u08e4 \u202a\n\u05bd",
    "no font": "བོད་ 𓀀 ᚠᚢᚦ",
    "only spaces": "   \n \n  ",
    "url": "https://nordlys.example/" + "sti/" * 60,
}
