"""Addresses of the calculators. Nothing of what somebody writes stands in them."""

from django.urls import path

from fleksaftale.web.views import calculator

urlpatterns = [
    path("beregner/", calculator.IncomeView.as_view(), name="calculator"),
    path("beregner/resultat.pdf", calculator.result_pdf, name="calculator_pdf"),
    path("beregner/aftale/", calculator.carry, name="calculator_carry"),
    path("beregner/sammenlign/", calculator.CompareView.as_view(), name="calculator_compare"),
    path("beregner/arbejdsgiver/", calculator.EmployerView.as_view(), name="calculator_employer"),
]
