"""Addresses of *Tjek udbetalingen* and the API's description: open to all. No answer ever stands in one."""

from django.urls import path

from fleksaftale.web.views import api_docs, payment

CHECK = "beregner/tjek-udbetaling/"

urlpatterns = [
    path("api/v1/docs", api_docs.docs, name="api_docs"),
    path(CHECK, payment.CheckPaymentView.as_view(), name="check_payment"),
    path(f"{CHECK}svar/", payment.PaymentResultView.as_view(), name="check_payment_result"),
    path(f"{CHECK}svar.pdf", payment.PaymentPdfView.as_view(), name="check_payment_pdf"),
    path(f"{CHECK}forfra/", payment.restart, name="check_payment_restart"),
]
