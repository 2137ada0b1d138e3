"""The stage guide and the question bank: for everybody, and nothing is kept of what somebody reads.

Who one reads as stands in the address (``?for=leder``): a role says nothing of a person.
"""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from fleksaftale.core import clock
from fleksaftale.documents.pdf.guide import render_guide
from fleksaftale.guidance import editor, questions, stages
from fleksaftale.guidance.articles import READERS
from fleksaftale.guidance.stages import Stage
from fleksaftale.web import guide_page, guide_sheet
from fleksaftale.web.views.public import pdf_response

NEWS = timedelta(days=90)


def chosen_reader(request: HttpRequest) -> str:
    """Who one reads as; empty for everybody."""
    found = request.GET.get("for", "")
    return found if found in READERS else ""


def index(request: HttpRequest) -> HttpResponse:
    """The five stages."""
    today, reader = clock.today(), chosen_reader(request)
    found = [
        {"stage": stage, "texts": [guide_page.shown(each, today) for each in stage.on(today, reader)]}
        for stage in stages.stages()
    ]
    news = guide_page.what_changed(today - NEWS, today)
    return render(
        request,
        "web/guide/index.html",
        {"stages": found, "reader": reader, "readers": guide_page.readers(reader), "news": news},
    )


def stage_page(request: HttpRequest, stage: str) -> HttpResponse:
    """Everything of one stage, for one kind of reader or for all."""
    today, reader = clock.today(), chosen_reader(request)
    found = stages.stage(stage)
    if found is None:
        raise Http404
    before, after = guide_page.beside([each.id for each in stages.stages()], stage)
    return render(
        request,
        "web/guide/stage.html",
        {
            "stage": found,
            "texts": [guide_page.shown(each, today) for each in found.on(today, reader)],
            "reader": reader,
            "readers": guide_page.readers(reader),
            "before": stages.stage(before),
            "after": stages.stage(after),
        },
    )


def questions_page(request: HttpRequest) -> HttpResponse:
    """Every question, by who asks it."""
    today, reader = clock.today(), chosen_reader(request)
    groups = guide_page.by_reader(questions.on(today, reader), today)
    context = {"groups": groups, "reader": reader, "readers": guide_page.readers(reader)}
    return render(request, "web/guide/questions.html", context)


def question_page(request: HttpRequest, question: str) -> HttpResponse:
    """One question with its answer."""
    today = clock.today()
    found = questions.question(question, today)
    if found is None:
        raise Http404
    names = [each.id for each in questions.on(today)]
    nearby = [questions.question(name, today) for name in guide_page.beside(names, question) if name]
    context = {
        "text": guide_page.shown(found, today),
        "nearby": [guide_page.shown(each, today) for each in nearby if each],
    }
    return render(request, "web/guide/question.html", context)


def editors_list(request: HttpRequest) -> HttpResponse:
    """What nobody has looked at for long, and what ends soon. There is nothing secret in it."""
    today = clock.today()
    tasks = [(each, each.is_due(today)) for each in editor.tasks(today)]
    context = {"tasks": tasks, "main_class": "main-wide"}
    return render(request, "web/guide/editor.html", context)


def as_pdf(request: HttpRequest) -> HttpResponse:
    """The guide to take along, for one kind of reader or all, one stage or all. ``?stor=1``: large print."""
    only = stages.stage(request.GET.get("trin", ""))
    chosen: tuple[Stage, ...] = (only,) if only else stages.stages()
    sheet = guide_sheet.sheet(chosen, chosen_reader(request), clock.today())
    pdf = render_guide(
        sheet,
        language=get_language() or "da",
        timestamp=int(clock.now().timestamp()) // 86400 * 86400,
        large=request.GET.get("stor") == "1",
    )
    return pdf_response(pdf, "vejledning.pdf")
