"""Addresses of *Tjek udbetalingen* and the API's description: open to all. No answer ever stands in one."""

from django.urls import path

from fleksaftale.web.views import api_docs, months, payment

CHECK = "beregner/tjek-udbetaling/"
MONTHS = "beregner/maaneder/"

urlpatterns = [
    path("api/v1/docs", api_docs.docs, name="api_docs"),
    path(CHECK, payment.CheckPaymentView.as_view(), name="check_payment"),
    path(f"{CHECK}svar/", payment.PaymentResultView.as_view(), name="check_payment_result"),
    path(f"{CHECK}svar.pdf", payment.PaymentPdfView.as_view(), name="check_payment_pdf"),
    path(f"{CHECK}forfra/", payment.restart, name="check_payment_restart"),
    path(MONTHS, months.MonthsView.as_view(), name="months"),
    path(f"{MONTHS}svar.pdf", months.months_pdf, name="months_pdf"),
    path(f"{MONTHS}forfra/", months.restart, name="months_restart"),
]
