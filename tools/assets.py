"""Files that npm delivers: fetched by lock file, checked by hash; only what pages and documents use is kept.

The design system brings 31 MB (sources, maps, five font formats). Kept is 1 MB for pages: one style sheet,
one script, the icons that the sheet names, the fonts as woff2; and the same fonts as ttf for the PDF.
htmx is one script of 50 kB, which the calculator's pages load.
"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from tools import environment, node
from tools.steps import ROOT, SetupError, Steps, call, fingerprint
from tools.themeable import themeable

DESIGN = ROOT / "node_modules" / "dkfds" / "dist"
STATIC = ROOT / "src" / "fleksaftale" / "web" / "static" / "vendor" / "dkfds"
FONTS = ROOT / "src" / "fleksaftale" / "documents" / "pdf" / "fonts"
HTMX = ROOT / "node_modules" / "htmx.org"
HTMX_STATIC = STATIC.with_name("htmx")
LOCK = ROOT / "package-lock.json"

SHEETS = ("css/dkfds.min.css",)
SCRIPTS = ("js/dkfds.min.js",)
OTHERS = ("img/all-svg-icons.svg", "LICENSE.md")
PDF_FACES = ("Regular", "Italic", "Medium", "SemiBold", "SemiBoldItalic", "Bold", "BoldItalic")

SOURCES = (Path(__file__), Path(__file__).with_name("themeable.py"))
OLDEST_NPM = 7  # older ones do not read this lock file


def prepare(steps: Steps) -> None:
    def fetch_and_keep() -> None:
        fetch(steps, "--omit=dev")
        keep()
        keep_htmx()

    steps.do(
        "assets",
        "Design system and fonts (npm)",
        fingerprint(LOCK, ROOT / "package.json", ROOT / ".npmrc", *SOURCES),
        [STATIC / SHEETS[0], HTMX_STATIC / "htmx.min.js", FONTS / "IBMPlexSans-Regular.ttf"],
        fetch_and_keep,
    )


def fetch(steps: Steps, *options: str) -> None:
    """``npm ci`` with the npm of this machine, else with the one that a Python package brings."""
    npm = npm_of_this_machine()
    if npm is None:
        node.install(steps)
        npm = str(node.NPM)
    call([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", *options], advice=environment.NETWORK)


def npm_of_this_machine() -> str | None:
    npm = shutil.which("npm")
    if npm is None:
        return None
    result = subprocess.run([npm, "--version"], capture_output=True, text=True, cwd=ROOT)
    major = result.stdout.partition(".")[0].strip()
    return npm if result.returncode == 0 and major.isdigit() and int(major) >= OLDEST_NPM else None


def keep(source: Path = DESIGN, static: Path = STATIC, fonts: Path = FONTS) -> None:
    """Copy what is used, each folder in one move, so that a server never sees half of it."""
    with staged(static) as folder:
        for name in SHEETS:
            sheet = themeable(lean_sheet((source / name).read_text()))
            put(folder / name, sheet)
            for used in used_files(sheet):
                copy(source / used, folder / used)
        for name in SCRIPTS:
            put(folder / name, without_map((source / name).read_text()))
        for name in OTHERS:
            copy(source / name, folder / name)
    with staged(fonts) as folder:
        for face in PDF_FACES:
            name = f"IBMPlexSans-{face}.ttf"
            copy(source / "fonts" / "IBMPlexSans" / "complete" / "ttf" / name, folder / name)


def keep_htmx(source: Path = HTMX, static: Path = HTMX_STATIC) -> None:
    """The one script that fetches a part of a page, with its licence."""
    with staged(static) as folder:
        put(folder / "htmx.min.js", without_map((source / "dist" / "htmx.min.js").read_text()))
        copy(source / "LICENSE", folder / "LICENSE")


def lean_sheet(css: str) -> str:
    """The style sheet with woff2 as its only font format and no source map: every file it names is kept."""

    def woff2_only(match: re.Match[str]) -> str:
        kept = [part for part in match[1].split(",") if ".woff2" in part]
        return f"src:{','.join(kept)}" if kept else match[0]

    return without_map(re.sub(r"src:((?:url\([^)]*\)[^;,}]*,?)+)", woff2_only, css))


def without_map(text: str) -> str:
    return re.sub(r"/[/*]# sourceMappingURL=\S+?(\*/|$)", "", text, flags=re.MULTILINE).rstrip() + "\n"


def used_files(css: str) -> list[str]:
    """Paths, relative to the package, of every file that the style sheet loads."""
    found = re.findall(r"""url\(["']?\.\./([^)"'#?]+)""", css)
    return sorted(set(found))


class staged:  # noqa: N801 - reads as a verb
    """A folder that takes its place only when the block ended well."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __enter__(self) -> Path:
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix=f".{self.target.name}.", dir=self.target.parent))
        self.folder.chmod(0o755)
        return self.folder

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if kind is None:
            shutil.rmtree(self.target, ignore_errors=True)
            self.folder.replace(self.target)
        else:
            shutil.rmtree(self.folder, ignore_errors=True)


def copy(source: Path, target: Path) -> None:
    if not source.exists():
        raise SetupError(f"{source} is missing: a new version of the design system? See tools/assets.py.")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def put(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)
