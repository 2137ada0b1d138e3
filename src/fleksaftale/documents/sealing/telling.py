"""A verdict on a PDF, told to a person: a heading and a few lines, nothing of what the file says."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fleksaftale.core.formats import moment
from fleksaftale.documents.sealing.checking import State, Verdict
from fleksaftale.documents.sealing.timestamps import Stamp


@dataclass(frozen=True)
class Told:
    """``kind`` is how a page marks it: ``good``, ``warning`` or ``info``."""

    kind: str
    heading: str
    lines: list[str]


def tell(verdict: Verdict) -> Told:
    match verdict.state:
        case State.UNCHANGED:
            lines = [
                *_when(verdict),
                _("Den vedhæftede fil aftale.json er den, der blev skrevet under på."),
                _("Seglet siger ikke, om en nyere aftale gælder i dag."),
            ]
            return Told("good", _("Filen er uændret"), lines)
        case State.EXTENDED:
            lines = [
                _("Der er føjet noget til filen efter forseglingen, fx en note."),
                _("Det, der blev forseglet, ligger stadig i filen. Bed om en frisk kopi."),
                *_when(verdict),
            ]
            return Told("warning", _("Filen er ændret efter forseglingen"), lines)
        case State.CHANGED:
            lines = [
                _("Filen har vores segl, men seglet passer ikke mere."),
                _("Det sker også, når et program gemmer filen på ny. Bed om en frisk kopi."),
            ]
            return Told("warning", _("Filen er ændret efter forseglingen"), lines)
        case State.ANOTHER:
            lines = [
                _("Filen har et segl eller en underskrift, som ikke er herfra."),
                _("Spørg dér, hvor aftalen er lavet."),
            ]
            return Told("info", _("Filen er forseglet et andet sted"), lines)
        case _:
            lines = [
                _("Der er intet segl i filen. Måske er det en kladde, en oversættelse eller en udskrift."),
                _("Det siger ikke, om indholdet er rigtigt."),
            ]
            return Told("info", _("Filen er ikke en forseglet PDF"), lines)


def _when(verdict: Verdict) -> list[str]:
    if verdict.sealed_at is None:
        return []
    sealed = _("Forseglet %(at)s med installationens segl (%(level)s).")
    return [sealed % {"at": moment(verdict.sealed_at), "level": verdict.level}, _stamp(verdict.stamp)]


def _stamp(stamp: Stamp | None) -> str:
    if stamp is None:
        return _("Tidsstempel: intet. Tidspunktet er installationens eget ur.")
    said = {"at": moment(stamp.at), "issuer": stamp.issuer}
    if stamp.trusted:
        return _("Tidsstempel: %(at)s fra %(issuer)s.") % said
    return _("Tidsstempel: %(at)s fra %(issuer)s. Udstederen er ikke kontrolleret.") % said
