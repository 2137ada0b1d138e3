"""The columns of a file of cases: told on the page, written in the file to fill in, and read back."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Column:
    """``also``: other headings that are understood, in small letters. ``good``: a value that can be used."""

    key: str
    heading: Words
    what: Words
    good: str
    required: bool = False
    also: tuple[str, ...] = ()


COLUMNS = (
    Column(
        "employee",
        _("Medarbejderens navn"),
        _("Fornavn og efternavn"),
        "Maja Kjærgaard",
        required=True,
        also=("medarbejderens navn", "medarbejder", "employee", "employee's name"),
    ),
    Column(
        "employee_email",
        _("Medarbejderens mail"),
        _("Lad feltet stå tomt, hvis medarbejderen ingen mail har"),
        "maja@eksempel.dk",
        also=("medarbejderens mail", "medarbejder mail", "employee's email", "employee email"),
    ),
    Column(
        "leader",
        _("Lederens navn"),
        _("Den nærmeste leder"),
        "Sofie Bang",
        required=True,
        also=("lederens navn", "leder", "nærmeste leder", "leader", "leader's name"),
    ),
    Column(
        "leader_email",
        _("Lederens mail"),
        _("Lederen får invitationen her"),
        "sofie@eksempel.dk",
        required=True,
        also=("lederens mail", "leder mail", "leader's email", "leader email"),
    ),
    Column(
        "workplace",
        _("Afdeling"),
        _("Det, der skal stå i aftalen. Er feltet tomt, bruges arbejdspladsens navn"),
        "Skovby Kommune, Team Vej",
        also=("afdeling", "arbejdsplads", "arbejdspladsens navn", "department"),
    ),
    Column(
        "cvr",
        _("CVR-nummer"),
        _("8 cifre, hvis afdelingen har sit eget"),
        "10000009",
        also=("cvr-nummer", "cvr", "cvr number"),
    ),
    Column(
        "next_talk",
        _("Næste samtale senest"),
        _("En dato, hvis I har aftalt en"),
        "31.12.2026",
        also=("næste samtale senest", "næste opfølgning senest", "next talk", "next talk by"),
    ),
)
BY_KEY = {column.key: column for column in COLUMNS}
