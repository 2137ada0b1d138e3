"""``make docs``: write the pages of docs/ that only repeat the program: the rules of law, the deadlines,
where the sentences of the older texts went, roles, events, addresses, commands.

``make check`` and a test compare what is committed with what would be written, so none can grow stale.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from tools import environment, setup, tjek
from tools.steps import ROOT, errors_for_a_person, replace

WRITTEN_BY = "Skrevet af `make docs`. Ret i {source}."

ACTIONS = {
    "case.read": "åbne sagens side",
    "case.invite": "invitere den anden, trække invitationen tilbage, rette arbejdspladsens navn og CVR",
    "case.cancel": "annullere; kun før nogen har skrevet under",
    "case.end": "skrive, hvornår ansættelsen slutter",
    "case.reopen": "åbne igen, hvis slutdatoen var en fejl",
    "case.close": "afslutte for altid",
    "case.let_in": "invitere bisidder, HR, faglig organisation eller stedfortræder; give HR en tilladelse",
    "case.see_out": "afslutte en andens adgang eller tage en tilladelse tilbage",
    "case.hand_over": "skrive, hvem der er ny leder, og fra hvornår; fortryde det før dagen",
    "case.take_over": "sige, at man har læst aftalen, og begynde som ny leder",
    "case.read_status": "se sin egen adgang, sagens status og datoer",
    "version.comment": "skrive en kommentar ved en version, man må læse",
    "shared.sign": "skrive under som den tredje, når begge parter har bedt om det",
    "shared.read": "læse den version, der er delt",
    "case.read_log": "se, hvem der har læst og ændret hvad",
    "colleagues.make": "lave et ark til sine kolleger ud fra hensynene; det bliver ikke gemt",
    "agreement.prepare": "svare alene, sige klar, vise sine svar før tid",
    "agreement.read_own_preparation": "læse sine egne svar",
    "agreement.read_draft": "læse den fælles kladde",
    "agreement.edit_draft": "skrive i den fælles kladde; også begynde den",
    "agreement.propose": "gøre kladden klar til underskrift",
    "agreement.withdraw": "lave en ny kladde i stedet for en version, der ligger til underskrift",
    "agreement.sign": "skrive under",
    "agreement.read_version": "læse en version og hente den som PDF",
    "agreement.amend": "åbne en ny kladde ud fra den underskrevne aftale, og opgive den igen",
    "agreement.disagree": "sige, at man ikke kan skrive under, og skrive sin side af sagen",
    "refund.read": "se, hvor § 56-aftalen er",
    "refund.note": "skrive, hvor § 56-aftalen er; ikke i et fleksjob",
    "deadlines.read": "se fristerne",
    "deadlines.note": "skrive det, fristerne regnes ud fra, og datoer fra kommunens breve",
    "deadlines.note_own": "skrive det, der kun er ens eget: fravær, fødselsdato, afgørelser, ledighedsydelse",
    "paper.record": "skrive en underskrift på papir ind, med scanningen",
    "paper.remark": "skrive, at papiret ikke passer",
    "paper.copy": "sætte kryds, når en papirkopi er givet",
    "journal.read": "læse i journalen: sit eget, og det, der er delt så langt",
    "journal.write": "skrive notater og lægge filer og mails i journalen; rette og dele sit eget",
    "documentation.read": "se og hente dokumentationen: hvad der er skrevet ned, underskrevet og prøvet",
    "package.make": "lave en pakke til kommunen; intet bliver sendt",
    "notes.keep": "skrive og læse sine egne noter, som kun personen selv har nøglen til",
    "talk.read": "se samtalerne, og hvad der sendes om dem",
    "talk.plan": "finde en dag til en samtale, flytte den, aflyse den, bede om en",
    "talk.pause": "sætte opfølgningen på pause, uden at sige hvorfor, og slutte pausen",
    "workplace.attach": "lægge sagen ind under en arbejdsplads, man er med i",
    "workplace.detach": "tage sagen ud af arbejdspladsen igen",
    "hours.keep": "skrive, se, hente ind og slette sin egen timelog; ingen anden ser, at der er en",
    "agreement.remember": "sætte kryds på sine egne punkter på huskelisten",
}
"""What each action of the policy table is, in plain words."""

OUR_COMMANDS = "src/fleksaftale/cli/management/commands"


def table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def page(title: str, source: str, *parts: str) -> str:
    return "\n".join([f"# {title}\n", WRITTEN_BY.format(source=source) + "\n", *parts])


def roles() -> str:
    from fleksaftale.cases.models import PRINCIPALS, Life, Role, What
    from fleksaftale.cases.policy import FOR_ACCOUNTS, TABLE, Rights, Who

    def states(rights: Rights, who: Who) -> str:
        allowed = rights.get(who, frozenset())
        if allowed == frozenset(Life):
            return "altid"
        return ", ".join(str(life.label).lower() for life in Life if life in allowed) or "nej"

    def as_guest(action: str, rights: Rights) -> str:
        may = action not in FOR_ACCOUNTS and any(rights.get(role) for role in PRINCIPALS)
        return "som part" if may else "nej"

    head = ("handling", "det er at", *(str(role.label) for role in Role), *(f"HR: {w.label}" for w in What))
    zones = [
        f"## {zone.label}\n\n"
        + table(
            (*head, "Gæst"),
            (
                (
                    f"`{action}`",
                    ACTIONS.get(action, ""),
                    *(states(rights, who) for who in (*Role, *What)),
                    as_guest(action, rights),
                )
                for action, rights in rows.items()
            ),
        )
        for zone, rows in TABLE.items()
    ]
    return page(
        "Hvem må hvad",
        "`src/fleksaftale/cases/policy.py`",
        "Hver zone har sin tabel. Rækkerne er handlinger. Under hver rolle står, i hvilke af sagens\n"
        "tilstande handlingen er tilladt. HR må kun det med indhold, som en tilladelse i sagen giver.\n"
        "En gæst er en af de to parter uden konto, inde med et link. Gæsten må det, parten må, når der\n"
        "står *som part*.\n"
        "En fremmed må intet: siden findes ikke for andre end dem, der er lukket ind.\n",
        *zones,
    )


def events() -> str:
    from fleksaftale.audit import kinds

    rows = ((f"`{kind}`", str(sentence)) for kind, sentence in sorted(kinds.declared().items()))
    return page(
        "Hvad loggen kan sige",
        "`events.py` i den app, der fører loggen",
        "Listen er lukket: andet kan ikke skrives i loggen. `{actor}` er den, der gjorde det.\n",
        table(("hændelse", "sætning"), rows),
    )


def addresses() -> str:
    from django.urls import get_resolver
    from django.urls.resolvers import URLPattern, URLResolver

    def walk(resolver: URLResolver, before: str) -> Iterator[tuple[str, ...]]:
        for found in resolver.url_patterns:
            path = before + str(found.pattern)
            if isinstance(found, URLPattern):
                view = getattr(found.callback, "view_class", found.callback)
                says = (view.__doc__ or "").strip().splitlines()
                yield f"`/{path}`", f"`{found.name}`", says[0] if says else ""
            else:
                yield from walk(found, path)

    return page(
        "Adresser",
        "`src/fleksaftale/people/urls.py` og `src/fleksaftale/web/urls.py`",
        "Adresserne siger intet om nogen. Forklaringerne er kodens egne og derfor på engelsk.\n",
        table(("adresse", "navn", "hvad den er"), walk(get_resolver(), "")),
    )


def commands() -> str:
    from django.core.management import load_command_class

    from fleksjob.cli import _parser  # the help as the program prints it

    def ours() -> Iterator[tuple[str, ...]]:
        for file in sorted((ROOT / OUR_COMMANDS).glob("[a-z]*.py")):
            yield f"`fleksaftale {file.stem}`", str(load_command_class("fleksaftale.cli", file.stem).help)

    def make() -> Iterator[tuple[str, ...]]:
        for name, says in re.findall(r"^([a-z]+):  *# (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE):
            yield f"`make {name}`", says

    os.environ["COLUMNS"] = "100"
    law = re.sub(r"\x1b\[[0-9;]*m", "", _parser().format_help())
    return page(
        "Kommandoer",
        "`Makefile`, `src/fleksaftale/cli` og `src/fleksjob/cli.py`",
        "## make\n",
        table(("kommando", "hvad den gør"), make()),
        "## fleksaftale\n",
        "Hver svarer på `--help`. Hvordan de bruges, står i [drift.md](drift.md).\n",
        table(("kommando", "hvad den gør"), ours()),
        "## fleksjob\n",
        f"```\n{law.strip()}\n```\n",
    )


def readme() -> str:
    """README.md, with the table of settings between its two marks written anew."""
    from fleksaftale.config.env import SETTINGS

    def default(value: str) -> str:
        from django.conf import settings

        value = value.replace(str(settings.DATA_DIR), "DATA_DIR")
        return f"`{value}`" if value else "–"

    rows = (
        (f"`{s.name}`{' (secret)' if s.secret else ''}", default(s.default), s.meaning)
        for s in SETTINGS.values()
    )
    begin, end = "<!-- settings: begin -->\n", "<!-- settings: end -->"
    before, _, rest = (ROOT / "README.md").read_text().partition(begin)
    return before + begin + table(("variable", "default", "meaning"), rows) + end + rest.partition(end)[2]


def deadlines() -> str:
    from fleksjob.frister import gaeldende, visning

    return visning.markdown(gaeldende())


@cache
def law() -> dict[str, str]:
    """docs/regler: an index, one page a subject, the rates, the deviations."""
    from fleksjob import katalog

    return {f"{LAW}/{name}": text for name, text in katalog.sider().items()}


def sources() -> str:
    from tools import kilder

    return kilder.page()


LAW = "docs/regler"
PAGES: dict[str, Callable[[], str]] = {
    "docs/kilder.md": sources,
    "docs/frister.md": deadlines,
    "docs/tjek.md": tjek.page,
    "docs/roller.md": roles,
    "docs/haendelser.md": events,
    "docs/adresser.md": addresses,
    "docs/kommandoer.md": commands,
    "README.md": readme,
}


def pages() -> dict[str, str]:
    """Every page as it would be written, by its path."""
    return law() | {name: text() for name, text in PAGES.items()}


def stale(root: Path = ROOT) -> list[str]:
    """The pages that are not what would be written, and those of docs/regler that are no page any more."""
    wanted = pages()
    left_over = {str(path.relative_to(root)) for path in (root / LAW).glob("*")} - set(wanted)
    differ = {name for name, text in wanted.items() if not _is(root / name, text)}
    return sorted(differ | left_over)


def _is(path: Path, text: str) -> bool:
    return path.exists() and path.read_text() == text


def write(root: Path = ROOT) -> None:
    """Write what is stale, and remove what is no page any more."""
    wanted = pages()
    for name in stale(root):
        if name in wanted:
            replace(root / name, wanted[name].encode())
        else:
            (root / name).unlink()


def check() -> int:
    """No news is good news."""
    for name in (found := stale()):
        print(f"{name} is not what the program says today: run make docs, and commit")
    return 1 if found else 0


def main(words: list[str]) -> int:
    """Without a word: set up, and start again in the environment that has Django."""
    if words:
        import django
        from django.utils import translation

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fleksaftale.config.settings")
        os.environ.pop("FLEKSJOB_SATSER", None)  # the pages are about what is shipped
        django.setup()
        with translation.override("da"):
            if words == ["check"]:
                return check()
            write()
        return 0
    with errors_for_a_person():
        setup.prepare("dev")
    command = [environment.PYTHON, "-m", "tools.reference", "write"]
    env = os.environ | {"DATA_DIR": str(ROOT / ".make" / "check")}
    return subprocess.run(command, cwd=ROOT, env=env).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
