"""Choosing hensyn for an agreement: tick them in the library, fill in the blanks, and they stand as rows.

What is looked for and ticked stands in no address, for it tells what is hard: it is posted and kept sealed,
as the words of the big search are, for this one page and until it is used.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from fleksaftale.agreements.hensyn import Item, library
from fleksaftale.agreements.hensyn.choosing import (
    Chosen,
    answer_in,
    choose,
    chosen_in,
    is_asked,
    place_of_hensyn,
    place_of_support,
    suggest_to_kommunen,
    take_back,
    with_chosen,
)
from fleksaftale.agreements.hensyn.searching import LONGEST_QUERY, find, looked_for
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Seat
from fleksaftale.core.formats import first_name
from fleksaftale.documents import guarding, writing
from fleksaftale.documents.guarding import Held
from fleksaftale.documents.models import JOINT, Stage
from fleksaftale.web import asking, sealed_answers
from fleksaftale.web.hensyn_forms import FillForm
from fleksaftale.web.views.base import AgreementView
from fleksaftale.web.views.hensyn import search_context, shown, shown_shelves

PURPOSE = "picker"
LOOKED = ("q", "gruppe", "svaert")


class ChoiceView(AgreementView):
    """What picking and filling in share. Subclasses say whether it is one's own answer or the draft."""

    joint = False
    page_url, pick_url, fill_url = "own_page", "own_hensyn", "own_hensyn_fill"
    action = "agreement.prepare"

    def setup_seat(self) -> Seat:
        seat = super().setup_seat()
        place = place_of_hensyn(self.template)
        if place is None:
            raise Http404
        self.place = place
        return seat

    @property
    def closed(self) -> HttpResponseBase | None:
        """Where one goes when nothing can be written here now."""
        return None if self.sheet.stage is Stage.PREPARING else self.to("own_summary")

    def show(self) -> HttpResponseBase:
        return self.closed or self.draw()

    def draw(self) -> HttpResponse:
        raise NotImplementedError

    @property
    def question_url(self) -> str:
        """The page of the question that the rows belong to."""
        page = next(page for page in self.template.pages if self.place.question in page.questions)
        return self.address(self.page_url, page.key)

    @property
    def chosen(self) -> list[Chosen]:
        return chosen_in(self.place, answer_in(self.sheet, self.place, joint=self.joint), library())

    @property
    def ticked(self) -> list[Item]:
        """The items that the form names, or that are kept: each once, without those that stand already."""
        posted = self.request.method == "POST"
        named = self.request.POST.getlist("valgt") if posted else self.kept.get("valgt", "").split()
        books, taken = library(), {one.item.id for one in self.chosen if one.item}
        keys = dict.fromkeys(key for key in named if key in books and key not in taken)
        return [books[key] for key in keys]

    @property
    def kept(self) -> dict[str, str]:
        """What was looked for and ticked on this page of this case."""
        kept = sealed_answers.read(self.request, PURPOSE)
        return kept if kept.get("hvor") == self.address(self.pick_url) else {}

    def keep(self, where: str) -> HttpResponseRedirect:
        """On to a page with what was looked for and ticked, which stands in no address."""
        sent, response = self.request.POST, HttpResponseRedirect(where)
        said = {} if "alle" in sent else {key: sent.get(key, "").strip()[:LONGEST_QUERY] for key in LOOKED}
        said |= {"hvor": self.address(self.pick_url), "valgt": " ".join(each.id for each in self.ticked)}
        sealed_answers.keep(self.request, response, PURPOSE, said)
        return response

    def to_chosen(self) -> HttpResponseRedirect:
        return HttpResponseRedirect(f"{self.address(self.pick_url)}#valgte")

    def page(self, *, http_status: int = 200, **context: Any) -> HttpResponse:
        return super().page(
            http_status=http_status,
            joint=self.joint,
            question=self.place.question,
            question_url=self.question_url,
            pick_url=self.address(self.pick_url),
            fill_url=self.address(self.fill_url),
            **context,
        )


class PickView(ChoiceView):
    """The library beside what is chosen already; ticks stay while one looks on."""

    template_name = "web/hensyn/pick.html"

    def draw(self) -> HttpResponse:
        books = library()
        looked = looked_for(self.request.GET if "alle" in self.request.GET else self.kept, books)
        found = find(books, looked)
        ticked = {item.id for item in self.ticked}
        return self.page(
            shelves=shown_shelves(books, found),
            found=len(found),
            folded=looked.is_all,
            ticked=ticked,
            also=[shown(books, books[key]) for key in sorted(ticked - {item.id for item in found})],
            open_groups={item.group for item in books if item.id in ticked},
            taken={one.item.id for one in self.chosen if one.item},
            chosen=[self._shown(one) for one in self.chosen],
            **search_context(books, looked, self.address(self.pick_url)),
            all_url=f"{self.address(self.pick_url)}?alle=1",
        )

    def _shown(self, one: Chosen) -> dict[str, Any]:
        """A row that stands, with what is to be asked of the kommune about it."""
        support = place_of_support(self.template)
        english = get_language() == "en" and one.item is not None
        said: dict[str, Any] = {
            "id": one.row.id,
            "sentence": one.sentence,
            "who": one.row.get("hvem"),
            "own": one.item is None,
            "translated": one.item.read_in(one.sentence, "en") if one.item and english else "",
        }
        if one.kommunen:
            said |= {
                "ask": one.kommunen.ask,
                "letter": one.kommunen.letter.da.replace("{hensyn}", one.sentence),
            }
        if one.kommunen and support:
            answer = answer_in(self.sheet, support, joint=self.joint)
            said |= {
                "suggestion": one.kommunen.suggestion_about(one.sentence),
                "asked": is_asked(support, answer, one),
            }
        return said

    def act(self) -> HttpResponseBase:
        row = self.request.POST.get("row", "")
        if not row:
            fill = self.request.POST.get("do") == "udfyld"
            return self.keep(self.address(self.fill_url if fill else self.pick_url))
        try:
            match self.request.POST.get("do"):
                case "take_back":
                    take_back(self.seat, self.template, row, joint=self.joint)
                    messages.success(self.request, _("Hensynet er taget tilbage."))
                case "kommunen":
                    suggest_to_kommunen(self.seat, self.template, row, joint=self.joint)
                    messages.success(self.request, _("Forslaget står nu under hjælp fra kommunen."))
        except Held as held:
            messages.warning(self.request, str(held))
        return self.to_chosen()


class FillView(ChoiceView):
    """The blanks of what was ticked, all on one page; what is saved are ordinary rows."""

    template_name = "web/hensyn/fill.html"

    def draw(self) -> HttpResponse:
        return self._draw(FillForm(self.filled_in, self.place))

    @property
    def filled_in(self) -> list[Item]:
        """As many of the ticked ones as there is room for."""
        room = self.place.field.row.most - len(self.chosen)
        if len(self.ticked) > room:
            text = _("Der er plads til %(most)s hensyn. Her er kun de første, du satte kryds ved.")
            messages.info(self.request, text % {"most": self.place.field.row.most})
        return self.ticked[: max(room, 0)]

    def act(self) -> HttpResponseBase:
        form = FillForm(self.filled_in, self.place, self.request.POST)
        valid = form.is_valid()
        self._look_at_wording(form)
        if not form.items or not valid or form.errors or form.unanswered:
            return self._draw(form, http_status=422)
        choose(self.seat, self.template, form.rows, joint=self.joint, yes=form.said_yes)
        return self._chosen(form)

    def _look_at_wording(self, form: FillForm) -> None:
        answer = answer_in(self.sheet, self.place, joint=self.joint)
        scope = JOINT if self.joint else str(self.seat.party.pk)
        candidate = with_chosen(self.place, answer, form.rows)
        found = guarding.concerns(self.sheet, scope, self.place.question, candidate)
        form.look_at(found, first_name(self.seat.name_of(self.seat.by_role[Role.EMPLOYEE])))

    def _chosen(self, form: FillForm) -> HttpResponseBase:
        number = len(form.rows)
        text = ngettext("%(number)s hensyn er sat ind.", "%(number)s hensyn er sat ind.", number)
        messages.success(self.request, text % {"number": number})
        asks = any(item.kommunen for item in form.items)
        response = self.to_chosen() if asks else HttpResponseRedirect(self.question_url)
        sealed_answers.forget(response, PURPOSE)
        return response

    def _draw(self, form: FillForm, *, http_status: int = 200) -> HttpResponse:
        form.errors  # noqa: B018 - looks at what was posted
        groups, books = form.groups(), library()
        for group in groups:
            for field in (*group["fields"], *group["more"]):
                field["ask"] = field["ask"] and asking.of(self.seat, field["ask"], preparing=not self.joint)
            group["shown"] = shown(books, group["item"])
        first = next(iter(form.unanswered), None)
        return self.page(
            form=form,
            groups=groups,
            wording={"target": first.target} if first and not form.errors else None,
            http_status=http_status,
        )


class _InDraft(ChoiceView):
    joint = True
    page_url, pick_url, fill_url = "draft_page", "draft_hensyn", "draft_hensyn_fill"
    action = "agreement.edit_draft"

    @property
    def closed(self) -> HttpResponseBase | None:
        writing.require_draft(self.sheet)
        return None


class DraftPickView(_InDraft, PickView):
    pass


class DraftFillView(_InDraft, FillView):
    pass
