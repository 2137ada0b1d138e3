"""Addresses of what is sent about talks, and of the calendar. A calendar's own address is a secret."""

from django.urls import URLPattern, path

from fleksaftale.web.views import my_calendar, reminders

CASE = "sager/<uuid:case_id>/"

urlpatterns: list[URLPattern] = [
    path(f"{CASE}paamindelser/", reminders.RemindersView.as_view(), name="reminders"),
    path(f"{CASE}moede.ics", reminders.MeetingFileView.as_view(), name="meeting_file"),
    path("min-kalender/", my_calendar.MyCalendarView.as_view(), name="my_calendar"),
    path("kalender/<str:token>.ics", my_calendar.feed_file, name="calendar_feed"),
]
