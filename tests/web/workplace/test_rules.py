"""The workplace's own rules."""

from typing import Any

import pytest

from fleksaftale.cases.models import Case
from fleksaftale.cases.seats import Seat
from fleksaftale.cases.workplaces import Desk, Rules, desk, rules_of
from fleksaftale.people.models import User
from tests.web.workplace.hr import place

GOOD = {
    "remind_before": "21 7",
    "remind_after": "2",
    "late_after": "10",
    "gap_days": "90",
    "between_mails": "3",
    "third_signature": "on",
}


def test_the_workplaces_rules_hold_in_its_cases(as_person: Any, at: Desk, under: Seat, henrik: User) -> None:
    as_person(henrik).post(place("workplace_rules", at), GOOD)
    case = Case.objects.get(pk=under.case.pk)
    rules = rules_of(case)
    assert rules.remind_before == (21, 7)
    assert (rules.late_after, rules.gap_days, rules.third_signature) == (10, 90, True)
    case.workplace = None
    assert rules_of(case) == Rules()


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("remind_before", "14, 99"), ("remind_before", "1 2 3 4 5"), ("remind_before", "snart"),
     ("remind_after", "0"), ("late_after", "91"), ("gap_days", "3"), ("between_mails", "15"),
     ("late_after", ""), ("gap_days", "²")],
)  # fmt: skip
def test_a_rule_out_of_bounds_is_told_with_a_good_one(
    as_person: Any, at: Desk, henrik: User, field: str, wrong: str
) -> None:
    answer = as_person(henrik).post(place("workplace_rules", at), GOOD | {field: wrong})
    assert answer.status_code == 422
    assert f"{field}" in answer.context["form"].errors
    assert desk(henrik, at.workplace.pk).rules == Rules()
