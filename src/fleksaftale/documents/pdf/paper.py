"""What is printed to be signed with a pen: every question with its answer, and places to sign."""

from dataclasses import asdict, dataclass

from fleksaftale.documents.template import Text

from .typesetting import legible, typeset
from .words import words

PAPER = {
    "page": Text("Side", "Page"),
    "of": Text("af", "of"),
    "draft": Text("Kladde", "Draft"),
    "to_sign": Text("Til underskrift på papir", "For signature on paper"),
    "draft_explained": Text(
        "Retter I noget i hånden, så skriv det også ind på skærmen. "
        "Den aftale, I skriver under på, skal være ens begge steder.",
        "If you change something by hand, type it in on the screen too. "
        "What you sign must be the same in both places.",
    ),
    "to_sign_explained": Text(
        "Læs det hele i ro. Skriv så under på sidste side. "
        "Ret ikke i teksten. Skal noget ændres, så lav en ny kladde.",
        "Read all of it at your own pace. Then sign on the last page. "
        "Do not change the text. If something is to be different, make a new draft.",
    ),
    "workplace": Text("Arbejdsplads", "Workplace"),
    "parties": Text("Parterne", "The parties"),
    "version": Text("Version", "Version"),
    "fingerprint": Text("Fingeraftryk (SHA-256)", "Fingerprint (SHA-256)"),
    "no_fingerprint": Text(
        "Intet fingeraftryk endnu: startdatoen mangler", "No fingerprint yet: the start date is missing"
    ),
    "nothing": Text("–", "–"),
    "next_talk": Text("Næste opfølgning senest", "Next follow-up at the latest"),
    "day": Text("dag", "day"),
    "month": Text("måned", "month"),
    "year": Text("år", "year"),
    "signatures": Text("Underskrifter", "Signatures"),
    "signatures_hint": Text(
        "Skriv under med pen. Tag en kopi til hver. "
        "Så skriver en af jer dato og navne ind og lægger en scanning af alle sider op.",
        "Sign with a pen. Make a copy for each of you. "
        "One of you then types in date and names and uploads a scan of all pages.",
    ),
    "date": Text("Dato", "Date"),
    "signature": Text("Underskrift", "Signature"),
    "block_letters": Text("Navn med blokbogstaver", "Name in block letters"),
    "about_fingerprint": Text(
        "Fingeraftrykket er regnet ud af hele indholdet. Det viser, hvilken tekst der er skrevet under på.",
        "The fingerprint is computed from the whole content. It shows which text was signed.",
    ),
}


@dataclass(frozen=True)
class PenRow:
    """One field: what stands there, or a place to write. ``kind``: text, line or choice."""

    label: str
    value: str
    kind: str = "line"
    lines: int = 0  # ruled lines; 0: nothing to write
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class PenQuestion:
    number: int | None
    text: str
    rows: tuple[PenRow, ...]
    states: tuple[str, ...] = ()


@dataclass(frozen=True)
class PenSection:
    title: str
    questions: tuple[PenQuestion, ...]


@dataclass(frozen=True)
class PenPaper:
    """A whole print. ``next_talk``: the date, empty where it is to be written, None where there is none."""

    draft: bool
    title: str
    version_label: str
    subtitle: str
    workplace: str
    parties: tuple[tuple[str, str], ...]  # role, name
    sections: tuple[PenSection, ...]
    next_talk: str | None
    fingerprint: str
    timestamp: int
    language: str = "da"


def render_paper(paper: PenPaper, *, large: bool = False) -> bytes:
    """The print as PDF/UA-1 and PDF/A-3a. ``large`` is 16 pt. Raises RenderError."""
    said = words(PAPER, paper.language)
    letters = legible()
    data = letters.data(asdict(paper) | {"large": large, "words": said})
    return typeset("paper", data, timestamp=paper.timestamp)
