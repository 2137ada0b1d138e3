"""The Fleks-tillægsaftale on one page: the hours, the hensyn, whom to ask, the next talk."""

from collections.abc import Iterator
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from fleksaftale.agreements.figures import hours_lines
from fleksaftale.agreements.help_and_goals import HJAELP_FRA_ARBEJDSPLADSEN, MAAL
from fleksaftale.agreements.queries import Answers, next_talk
from fleksaftale.agreements.template import KONTAKT_I_KOMMUNEN, KONTAKTPERSON, OPGAVER
from fleksaftale.core.formats import long_date, weekday_date
from fleksaftale.documents.answers import EMPTY
from fleksaftale.documents.models import Version
from fleksaftale.documents.pdf.crib import PrintedCrib
from fleksaftale.documents.stages import Sheet
from fleksaftale.documents.template import Question, State

Block = tuple[str, tuple[str, ...]]


def crib(here: Sheet, version: Version, language: str, *, due: date | None = None) -> PrintedCrib:
    """One page of a version, in the language of who asks for it. ``due``: the day of a planned talk."""
    content = here.content(version)
    answers = content.answers(here.template)
    names = " · ".join(party["name"] for party in content.data["parties"])
    with translation.override(language):
        since = long_date(content.in_force_from)
        return PrintedCrib(
            language=language,
            title=_("Aftalen på en side"),
            subtitle=f"{names} · {content.data['workplace']['name']}",
            blocks=tuple(block for block in _blocks(answers, due) if block[1]),
            foot=_("Version %(number)s, gælder fra %(since)s. Det er aftalen selv, der gælder.")
            % {"number": version.number, "since": since},
            timestamp=int((version.signed_at or version.proposed_at).timestamp()),
        )


def _blocks(answers: Answers, due: date | None) -> Iterator[Block]:
    yield _("Opgaver"), _texts(answers, OPGAVER, "tekst")
    yield _("Timer"), hours_lines(answers)
    yield _("Aftalte hensyn"), (*_hensyn(answers), *_texts(answers, HJAELP_FRA_ARBEJDSPLADSEN, "tekst"))
    yield _("På en god dag"), _texts(answers, HJAELP_FRA_ARBEJDSPLADSEN, "god_dag")
    yield _("På en dårlig dag"), _texts(answers, HJAELP_FRA_ARBEJDSPLADSEN, "daarlig_dag")
    yield _("Mål"), _goals(answers)
    yield _("Hvem kan jeg spørge?"), tuple(_contacts(answers))
    if talk := next_talk(answers):
        said = {"date": weekday_date(due or talk.due), "rhythm": talk.rhythm}
        yield _("Næste samtale"), (_("Senest %(date)s (%(rhythm)s)") % said,)


def _texts(answers: Answers, question: Question, *keys: str) -> tuple[str, ...]:
    answer = answers.get(question.key, EMPTY)
    found = (answer.get(key) for key in keys) if answer.state is State.ANSWERED else ()
    return tuple(str(text) for text in found if text)


def _hensyn(answers: Answers) -> tuple[str, ...]:
    """Each hensyn in one line: the sentence, how, and who does what."""
    rows = answers.get(HJAELP_FRA_ARBEJDSPLADSEN.key, EMPTY).get("raekker") or ()
    parts = ([row.get(key) for key in ("tekst", "indhold", "hvem")] for row in rows)
    return tuple(" – ".join(part for part in row if part) for row in parts)


def _goals(answers: Answers) -> tuple[str, ...]:
    answer = answers.get(MAAL.key, EMPTY)
    options = {option.key: str(option.label) for option in MAAL.field("retning").options}
    chosen = answer.get("retning")
    rows = [str(row.get("tekst")) for row in answer.get("raekker") or () if row.get("tekst")]
    return (*([options[chosen]] if chosen in options else []), *rows, *_texts(answers, MAAL, "tekst"))


def _contacts(answers: Answers) -> Iterator[str]:
    here = answers.get(KONTAKTPERSON.key, EMPTY)
    if name := here.get("navn"):
        yield _("På arbejdspladsen: %(name)s") % {"name": name}
    if deputy := here.get("stedfortraeder"):
        yield _("Når kontaktpersonen er væk: %(name)s") % {"name": deputy}
    there = answers.get(KONTAKT_I_KOMMUNEN.key, EMPTY)
    if name := there.get("navn"):
        contact = there.get("kontakt")
        yield _("I kommunen: %(name)s") % {"name": f"{name}, {contact}" if contact else name}
