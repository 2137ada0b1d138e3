"""Addresses of the calculators. Nothing of what somebody writes stands in them."""

from django.urls import path

from fleksaftale.web.views import calculator
from fleksaftale.web.views.calculator import COMPARED, EMPLOYER, INCOME, CalculatorView

urlpatterns = [
    path("beregner/", CalculatorView.as_view(of=INCOME), name="calculator"),
    path("beregner/resultat.pdf", calculator.result_pdf, name="calculator_pdf"),
    path("beregner/aftale/", calculator.carry, name="calculator_carry"),
    path("beregner/sammenlign/", CalculatorView.as_view(of=COMPARED), name="calculator_compare"),
    path("beregner/arbejdsgiver/", CalculatorView.as_view(of=EMPLOYER), name="calculator_employer"),
]
