"""S09: a talk is not held. Both are reminded before, told once after, and nobody is told what it is about."""

from datetime import date

from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.overview.rows import lines
from fleksaftale.talks import commands, queries
from fleksaftale.talks.models import Talk
from fleksaftale.web.talk_page import next_shown
from tests.reminders.conftest import BOTH, Morning, receivers


def test_a_talk_is_not_held(planned: Talk, majas_seat: Seat, morning: Morning) -> None:
    """Given the next talk is at latest Sunday 6 December 2026."""
    assert queries.suggested(planned).date == date(2026, 12, 4), "Friday, the last workday before"
    reminded = []
    for day in [(11, 21), (11, 22), (11, 23), (12, 2), (12, 3), (12, 4), (12, 6), (12, 7), (12, 8), (12, 21)]:
        reminded += [(f"{clock.today()}", to) for to in receivers(morning(2026, *day))]
        shown = next_shown(majas_seat)
        assert shown
        assert shown.late == (day >= (12, 7)), "from 7 December the page says: not held yet, find a new day"
    late = {day: lines([planned.case_id], today=date(2026, 12, day))[0].late for day in (20, 21)}
    assert late == {20: 0, 21: 15}, "on HR's list from 21 December, with the days"
    days = ("2026-11-22", "2026-12-03", "2026-12-07")
    assert reminded == [(day, to) for day in days for to in BOTH]


def test_the_mails_say_when_and_no_more(planned: Talk, morning: Morning) -> None:
    before, after = morning(2026, 11, 22)[0], morning(2026, 12, 7)[0]
    assert before.subject == after.subject == "Påmindelse fra Aftalerummet"
    assert "Find en dag til et møde. Senest søndag 6. december 2026 (uge 49)." in before.body
    assert "Et møde er ikke holdt endnu. Dagen var søndag 6. december 2026 (uge 49)." in after.body
    for mail in (before, after):
        sent = mail.message().as_string().lower()
        assert not [
            word for word in ("fleks", "job", "helbred", "syg", "layout", "nordlys reklame") if word in sent
        ]


def test_on_pause_nobody_is_reminded_and_nothing_is_late(
    planned: Talk, majas_seat: Seat, morning: Morning
) -> None:
    morning(2026, 11, 10)
    commands.pause(majas_seat, date(2026, 12, 31))
    morning(2026, 11, 11)  # the other is told that there is news
    assert [morning(2026, month, day) for month, day in ((11, 22), (12, 3), (12, 7))] == [[], [], []]
    assert lines([planned.case_id], today=date(2026, 12, 21))[0].late == 0
    planned.refresh_from_db()
    assert planned.due_on == date(2027, 1, 14)
    assert receivers(morning(2027, 1, 11)) == BOTH, "three days before the new day"
