"""How long the wording guard takes over a text. ``python -m bench.wording_guard``."""

from statistics import median
from time import perf_counter

from fleksaftale.core.guard import look_at
from fleksaftale.core.guard.wordlist import word_list

PLAIN = (
    "Maja arbejder med layout af nyhedsbreve, billedbehandling og korrektur. Hun holder pause hver time i "
    "det stille lokale ved siden af kantinen. Sofie samler spørgsmålene og stiller dem på skrift torsdag.\n"
)
SAMPLES = {
    "plain text": PLAIN,
    "text with findings": PLAIN + "Hun har hjernerystelse (PCS), går til psykolog og tager medicin. F43.2\n",
    "text with invisible signs": PLAIN.replace("e", "e\u00ad"),
    "one long word": "depression" * 21,
}


def milliseconds(text: str, times: int = 25) -> float:
    taken = []
    for _ in range(times):
        begin = perf_counter()
        look_at(text)
        taken.append((perf_counter() - begin) * 1000)
    return median(taken)


def main() -> None:
    begin = perf_counter()
    words = word_list()
    print(
        f"list: {len(words.words)} forms, read in {(perf_counter() - begin) * 1000:.0f} ms, once a process\n"
    )
    print("| 10,000 characters of | findings | ms (median of 25) |")
    print("| --- | ---: | ---: |")
    for name, sample in SAMPLES.items():
        text = (sample * (10_000 // len(sample) + 1))[:10_000]
        print(f"| {name} | {len(look_at(text))} | {milliseconds(text):.1f} |")


if __name__ == "__main__":
    main()
