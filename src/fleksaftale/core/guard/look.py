"""Looking at one text: its words, phrases and codes against the list, and what may be a CPR number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fleksaftale.core.guard.folding import Folded, fold
from fleksaftale.core.guard.wordlist import SHORTEST_PART, Entry, Phrase, WordList, word_list

TOKEN = re.compile(r"[^\W_]+(?:['\-.*_·+|][^\W_]+)*")
INSIDE = re.compile(r"['\-.*_·+|]")
END_OF_SENTENCE = re.compile(r"[.!?;:\n]")
DIGITS_FOR_LETTERS = str.maketrans("013457", "oieast")

NAMED_AFTER = frozenset(
    {"parkinson", "crohn", "alzheimer", "asperger", "tourette", "meniere", "bechterew", "horton"}
)
"""Illnesses named after people: behind a first name they are a surname."""

NO_FIRST_NAME = frozenset(
    {
        *("har", "havde", "fik", "er", "med", "og", "hun", "han", "af", "om", "ved", "efter"),
        *("has", "had", "got", "is", "with", "and", "she", "he", "the", "after", "of"),
    }
)
"""Words that begin a sentence with a capital and are nobody's name."""

_DAY, _MONTH = "(?:[06][1-9]|[1278]\\d|[39][01])", "(?:0[1-9]|1[0-2])"
CPR = re.compile(
    rf"(?<![\w-])(?<!\d[.,])(?:{_DAY}{_MONTH}\d\d\s?-?\s?\d\d ?\d\d|{_DAY} {_MONTH} \d\d ?-? ?\d{{4}}"
    rf"|{_DAY}([.-]){_MONTH}\1\d\d-\d{{4}})(?!\w|-\d)"
)
"""Six digits that are a birthday, and four more. Not reckoned: newer numbers do not keep the rule."""

REACH = 5  # how many words before an illness say whose it is
LONGEST_PART = 30
LETTERS_APART = 4  # so many single letters in a row may be a word


@dataclass(frozen=True)
class Finding:
    """A place in a text that seems to be about illness, or a CPR number. ``start`` and ``end`` count
    characters.

    ``word`` is what was found, folded: the same for every way of writing it.
    """

    text: str
    word: str
    start: int
    end: int
    strong: bool
    suggestion_da: str
    suggestion_en: str


@dataclass(frozen=True)
class _Token:
    low: str
    start: int
    end: int


_Found = tuple[Entry, int, int]


def look_at(text: str, *, name: bool = False) -> list[Finding]:
    """What in a text names an illness, a medicine, a code or a CPR number, in order. Empty for most texts.

    ``name``: the text is somebody's name; only what is never a surname counts.
    """
    words = word_list()
    folded = fold(text)
    tokens = [_Token(m.group(), m.start(), m.end()) for m in TOKEN.finditer(folded.text)]
    found: list[_Found] = []
    for each in sorted(
        (
            *_numbers(folded),
            *_codes(folded, tokens, words),
            *_words(text, folded, tokens, words),
            *_spelled_out(tokens, words),
        ),
        key=lambda one: (one[1], -one[2]),
    ):
        if not found or each[1] >= found[-1][2]:
            found.append(each)
    kept = (each for each in found if each[0].in_names) if name else found
    return [_finding(text, folded, each, words) for each in kept]


def _words(text: str, folded: Folded, tokens: list[_Token], words: WordList) -> Iterator[_Found]:
    """The longest phrase at each word, else the word itself; what an exception covers is passed over."""
    covered = 0
    exceptions = _exceptions(tokens, words)
    for index, token in enumerate(tokens):
        if index < covered or index in exceptions:
            continue
        if phrase := _phrase(tokens, index, words, exceptions):
            length, entry = phrase
            covered = index + length
            yield _of_whom(entry, folded, tokens, index, words), token.start, tokens[covered - 1].end
            continue
        as_written = text[folded.at[token.start] : folded.at[token.end]]
        entry_of_word = _word(as_written, token.low, words)
        if entry_of_word is not None and not _is_surname(text, folded, tokens, index):
            yield _of_whom(entry_of_word, folded, tokens, index, words), token.start, token.end


def _exceptions(tokens: list[_Token], words: WordList) -> set[int]:
    """The places of words that stand in a phrase in which nothing is found."""
    found: set[int] = set()
    for index, token in enumerate(tokens):
        for phrase, entry in words.phrases.get(token.low, {}).items():
            if entry is None and _stands(phrase, tokens, index):
                found.update(range(index, index + len(phrase)))
    return found


def _phrase(
    tokens: list[_Token], index: int, words: WordList, exceptions: set[int]
) -> tuple[int, Entry] | None:
    best: tuple[int, Entry] | None = None
    for phrase, entry in words.phrases.get(tokens[index].low, {}).items():
        if entry is None or (best and len(phrase) <= best[0]) or not _stands(phrase, tokens, index):
            continue
        if not exceptions.intersection(range(index, index + len(phrase))):
            best = (len(phrase), entry)
    return best


def _stands(phrase: Phrase, tokens: list[_Token], index: int) -> bool:
    if index + len(phrase) > len(tokens):
        return False
    for at, part in enumerate(phrase[1:], index + 1):  # the first word is the one it was looked up by
        low = tokens[at].low
        if low != part and not (part[-1] == "*" and low.startswith(part[:-1])):
            return False
    return True


def _word(as_written: str, low: str, words: WordList) -> Entry | None:
    """How one word counts, alone or as a part of a compound."""
    if as_written in words.exact:
        return words.exact[as_written]
    if low in words.words:
        return words.words[low]
    if INSIDE.search(low):
        return _of_parts(as_written, low, words)
    if len(low) > SHORTEST_PART + 1 and (entry := _compound(low, words)):
        return entry
    if not low.isalpha() and not low.isdigit():
        return words.words.get(low.translate(DIGITS_FOR_LETTERS))
    return None


def _of_parts(as_written: str, low: str, words: WordList) -> Entry | None:
    """A word with hyphens, strokes or points in it: written apart, or two words of which the last decides."""
    parts = INSIDE.split(low)
    joined = "".join(parts)
    if joined in words.words and max(map(len, parts)) < len(joined) - 1:
        return words.words[joined]
    found = [
        entry
        for written, part in zip(INSIDE.split(as_written), parts, strict=False)
        if (entry := _word(written, part, words))
    ]
    if "-" in low and parts[-1] in words.work and parts[-1] not in words.words:
        return None
    return max(found, key=lambda entry: entry.strong, default=None)


def _compound(low: str, words: WordList) -> Entry | None:
    if low[-SHORTEST_PART:] in words.tail_ends:
        for start in range(max(2, len(low) - LONGEST_PART), len(low) - SHORTEST_PART + 1):
            if entry := words.tails.get(low[start:]):
                return entry
    if low[:SHORTEST_PART] not in words.head_starts:
        return None
    for end in range(min(len(low) - 2, LONGEST_PART), SHORTEST_PART - 1, -1):
        entry = words.heads.get(low[:end])
        if entry is None or not entry.strong:
            continue
        rest = low[end:]
        behind = {rest, rest.removeprefix("s"), rest.removeprefix("e")}
        if behind & words.person:
            return entry
        return None if behind & words.work else entry.weaker
    return None


def _of_whom(entry: Entry, folded: Folded, tokens: list[_Token], index: int, words: WordList) -> Entry:
    """A strong word counts as a weak one where it is customers, citizens or the goods who have it."""
    if not entry.strong:
        return entry
    here = tokens[index].start
    for token in reversed(tokens[max(0, index - REACH) : index]):
        if END_OF_SENTENCE.search(folded.text, token.end, here):
            break
        if token.low in words.others:
            return entry.weaker
    return entry


def _is_surname(text: str, folded: Folded, tokens: list[_Token], index: int) -> bool:
    token = tokens[index]
    if token.low.removesuffix("s").removesuffix("'") not in NAMED_AFTER or index == 0:
        return False
    before = tokens[index - 1]
    if before.low in NO_FIRST_NAME:
        return False
    first, own = text[folded.at[before.start] :], text[folded.at[token.start] :]
    named = first[0].isupper() and first[1 : before.end - before.start].islower() and own[0].isupper()
    return named and folded.text[before.end : token.start].strip(" .") == ""


def _spelled_out(tokens: list[_Token], words: WordList) -> Iterator[_Found]:
    """Letters with spaces between them: d e p r e s s i o n."""
    run: list[_Token] = []
    for token in (*tokens, _Token("", 0, 0)):
        if len(token.low) == 1:
            run.append(token)
            continue
        if len(run) >= LETTERS_APART:
            low = "".join(each.low for each in run)
            for skipped in range(min(3, len(run) - LETTERS_APART + 1)):
                if entry := _word(low[skipped:], low[skipped:], words):
                    yield entry, run[skipped].start, run[-1].end
                    break
        run = []


def _codes(folded: Folded, tokens: list[_Token], words: WordList) -> Iterator[_Found]:
    codes = words.codes
    if codes is None:
        return
    for match in codes.pattern.finditer(folded.text):
        before = [token.low for token in tokens if token.end <= match.start()][-2:]
        strong = match["strong"] is not None
        if match["bare"] is not None:
            if not codes.behind.intersection(before):
                continue
            strong = True
        elif before[-1:] and before[-1] in codes.never_behind:
            continue
        yield Entry(strong, codes.suggestion, in_names=True), match.start(), match.end()


def _numbers(folded: Folded) -> Iterator[_Found]:
    for match in CPR.finditer(folded.text):
        yield Entry(True, "cpr", in_names=True), match.start(), match.end()


def _finding(text: str, folded: Folded, found: _Found, words: WordList) -> Finding:
    entry, low_start, low_end = found
    start, end = folded.at[low_start], folded.at[low_end - 1] + 1
    da, en = words.suggestions[entry.suggestion]
    return Finding(text[start:end], folded.text[low_start:low_end], start, end, entry.strong, da, en)
