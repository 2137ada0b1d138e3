"""Addresses of guests, and of two who sign on one device. Beside a link's token they carry nothing."""

from django.urls import path

from fleksaftale.web.views import guests, together

urlpatterns = [
    path("g/<str:token>/", guests.GuestLinkView.as_view(), name="guest_link"),
    path("g/<str:token>/kode/", guests.GuestCodeView.as_view(), name="guest_code"),
    path("gaest/", guests.GuestStartView.as_view(), name="guest_start"),
    path("gaest/bekraeft/", guests.GuestStepUpView.as_view(), name="guest_step_up"),
    path("gaest/bekraeft/kode/", guests.GuestStepUpCodeView.as_view(), name="guest_step_up_code"),
    path("gaest/slut/", guests.GuestLeaveView.as_view(), name="guest_leave"),
    path("sammen/", together.TogetherHandView.as_view(), name="together_hand"),
    path("sammen/kode/", together.TogetherCodeView.as_view(), name="together_code"),
    path("sammen/underskriv/", together.TogetherSignView.as_view(), name="together_sign"),
    path("sammen/tilbage/", together.TogetherBackView.as_view(), name="together_back"),
    path("sammen/kopi.pdf", together.TogetherCopyView.as_view(), name="together_copy"),
    path("sager/<uuid:case_id>/gaest/", guests.MakeLinkView.as_view(), name="case_guest"),
]
