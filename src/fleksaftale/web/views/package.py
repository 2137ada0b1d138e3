"""The package to the kommune: tick, look at it, take it. The program sends nothing."""

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from fleksaftale.core.formats import moment
from fleksaftale.evidence import packages
from fleksaftale.people.stepup import StepUpMixin
from fleksaftale.web.package_forms import PackageForm
from fleksaftale.web.views.base import CaseView
from fleksaftale.web.views.public import pdf_response


class PackageView(CaseView):
    """Tick what goes in; look at it as the kommune will; make it."""

    template_name = "web/package/choose.html"
    action = packages.ACTION

    def show(self) -> HttpResponse:
        return self._draw(PackageForm(groups=packages.groups(self.seat)))

    def act(self) -> HttpResponseBase:
        form = PackageForm(self.request.POST, groups=packages.groups(self.seat))
        if not form.is_valid() or "edit" in self.request.POST:
            return self._draw(form, http_status=200 if form.is_valid() else 422)
        said = form.cleaned_data
        if "make" in self.request.POST:
            made = packages.make(self.seat, form.keys, said["wish"], told=said["told"], once=form.once_id)
            return self.to("package_made", made.id, message=_("Pakken er lavet. Intet er sendt."))
        self.template_name = "web/package/preview.html"
        sections = packages.sections(packages.ticked(self.seat, form.keys), said["wish"])
        return self.page(form=form, sections=sections, told=said["told"])

    def _draw(self, form: PackageForm, *, http_status: int = 200) -> HttpResponse:
        before = [{"id": one.id, "on": moment(one.made_at)} for one in packages.made(self.seat)]
        return self.page(form=form, before=before, http_status=http_status)


class PackageMadeView(CaseView):
    """A package that was made, with its text to paste."""

    template_name = "web/package/made.html"
    action = packages.ACTION

    def show(self) -> HttpResponse:
        made = packages.package(self.seat, self.kwargs["package_id"])
        return self.page(made=made, on=moment(made.made_at))


class PackagePdfView(StepUpMixin, CaseView):
    action = packages.ACTION

    def show(self) -> HttpResponse:
        return pdf_response(packages.pdf(self.seat, self.kwargs["package_id"]), "pakke.pdf")
