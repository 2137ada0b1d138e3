"""The agreement as PDF, read back: nothing agreed is missing, and every page says what it belongs to."""

import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from fleksaftale.documents.pdf import render
from fleksaftale.documents.printed import Attachment

from .papers import HOSTILE, LONG, long, minimal, ordinary, unsigned
from .reading import attachments, body, pages, squeezed


def everything_said(document):
    for section in document.sections:
        yield section.title
        for answer in section.answers:
            yield answer.question
            for label, value in answer.rows:
                yield label
                yield value


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_it_holds_every_question_and_every_answer(language, large):
    document = ordinary(language=language)
    text = body(render(document, large=large))
    for said in everything_said(document):
        assert squeezed(said) in text
    for line in (*document.summary, *document.notes, document.workplace, document.subtitle):
        assert squeezed(line) in text


def test_it_holds_ten_thousand_characters_to_the_last():
    document = long()
    text = body(render(document))
    assert squeezed(LONG) in text
    for said in everything_said(document):
        assert squeezed(said) in text


@pytest.mark.parametrize(
    "document", [ordinary(), long(), ordinary(maja="Ærø-" * 30)], ids=["a", "long", "name"]
)
def test_every_page_says_who_which_version_which_content_and_how_many_pages(document):
    found = pages(render(document))
    for number, text in enumerate(found, start=1):
        assert f"Side{number}af{len(found)}" in text
        assert document.fingerprint in text
        assert squeezed(document.version_label) in text
        for _, name in document.parties:
            assert squeezed(name) in text


def test_an_ordinary_agreement_is_two_pages():
    assert len(pages(render(ordinary()))) == 2


def test_it_names_who_signed_when_and_how_we_know():
    text = body(render(ordinary()))
    for signature in ordinary().signatures:
        for said in (signature.name, signature.role, signature.signed_at, signature.level):
            assert squeezed(said) in text


def test_a_draft_says_on_every_page_that_it_is_not_signed():
    found = pages(render(unsigned()))
    assert all("Ikkeunderskrevet" in text for text in found)
    assert "Detteeretudkast" in found[0]
    assert "Underskrifternegælder" not in "".join(found)


def test_with_one_signature_it_says_whose_is_missing():
    document = replace(ordinary(), signatures=ordinary().signatures[:1])
    text = body(render(document))
    assert "Ikkeunderskrevetafalle" in text
    assert "SofieBangLederIkkeunderskrevetendnu" in text


def test_two_parties_of_the_same_name_are_told_apart():
    document = ordinary(maja="Kim Holm", sofie="Kim Holm")
    text = body(render(replace(document, signatures=document.signatures[:1])))
    assert "KimHolmLederIkkeunderskrevetendnu" in text


def test_a_name_signed_in_another_way_still_counts_as_signed():
    document = ordinary()
    maja, sofie = document.signatures
    document = replace(document, signatures=(replace(maja, name="maja  kjærgaard"), sofie))
    assert "Ikkeunderskrevet" not in "".join(pages(render(document)))


def test_a_signed_agreement_never_says_that_it_is_not_signed():
    assert "Ikkeunderskrevet" not in "".join(pages(render(ordinary())))


def test_what_is_attached_comes_out_byte_for_byte_and_makes_the_printed_fingerprint():
    document = ordinary()
    pdf = render(document)
    found = attachments(pdf)
    assert found == {a.name: a.content for a in document.attachments}
    assert hashlib.sha256(found["aftale.json"]).hexdigest() in body(pdf)


@pytest.mark.parametrize(
    "content", [b"", b"\r\n\r", b"\r\nendstream\nendobj\n", bytes(range(256)), "æ诗😀\x00".encode()]
)
def test_any_bytes_can_be_attached(content):
    document = replace(ordinary(), attachments=(Attachment("fil.bin", "En fil", content, "text/plain"),))
    assert attachments(render(document)) == {"fil.bin": content}


def test_the_same_document_gives_the_same_bytes():
    assert render(ordinary()) == render(ordinary())


def test_a_question_without_an_answer_says_so():
    assert "Ikkebesvaret" in body(render(minimal()))


@pytest.mark.parametrize("case", ["html", "typst", "typst lines", "backslashes", "chinese", "emoji", "url"])
def test_markup_is_printed_as_it_was_written(case):
    text = body(render(ordinary(answers={"opgaver": [HOSTILE[case]]})))
    assert squeezed(HOSTILE[case]) in text


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("a\x00b\x1b[31m", "a[U+0000]b[U+001B][31m"),
        ("faktura\u202egnp.exe", "faktura[U+202E]gnp.exe"),
        ("\ue000 \U0010ffff \ud800", "[U+E000][U+10FFFF][U+D800]"),
        ("𓀀", "[U+13000]"),
    ],
)
def test_what_no_font_can_draw_is_named_and_explained(written, printed):
    text = body(render(ordinary(answers={"opgaver": [written]})))
    assert printed in text
    assert "Tegn,derikkekantrykkes" in text


def test_an_ordinary_agreement_explains_no_characters():
    assert not re.search(r"U\+", body(render(ordinary())))


def test_the_large_print_is_the_same_agreement_in_larger_type():
    normal, large = pages(render(ordinary())), pages(render(ordinary(), large=True))
    assert len(large) > len(normal)


def test_documents_made_at_the_same_time_do_not_mix():
    documents = [ordinary(maja=f"Maja {number}") for number in range(12)]
    alone = [render(document) for document in documents]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(render, documents)) == alone
