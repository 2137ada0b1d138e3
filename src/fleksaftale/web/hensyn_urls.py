"""Addresses for choosing hensyn in a document, and of the employee's sheet for colleagues."""

from fleksaftale.web.views import colleagues, hensyn_choice
from fleksaftale.web.views.base import AgreementView


def pages(base: str) -> tuple[tuple[str, type[AgreementView], str], ...]:
    """Alone and in the joint draft: choose, then fill in. They stand before the pages of questions."""
    return (
        (f"{base}alene/hensyn/", hensyn_choice.PickView, "own_hensyn"),
        (f"{base}alene/hensyn/udfyld/", hensyn_choice.FillView, "own_hensyn_fill"),
        (f"{base}kladde/hensyn/", hensyn_choice.DraftPickView, "draft_hensyn"),
        (f"{base}kladde/hensyn/udfyld/", hensyn_choice.DraftFillView, "draft_hensyn_fill"),
        (f"{base}kolleger/", colleagues.ColleaguesView, "colleagues"),
        (f"{base}kolleger/ark.pdf", colleagues.ColleaguesPdfView, "colleagues_pdf"),
    )
