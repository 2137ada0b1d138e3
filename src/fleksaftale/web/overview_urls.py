"""Addresses of HR's pages, and of those that bring a case under a workplace."""

from django.urls import path

from fleksaftale.web.views import attaching, importing, mine, overview, workplace

PLACE = "overblik/arbejdsplads/<uuid:workplace_id>/"

urlpatterns = [
    path("mit/", mine.MineView.as_view(), name="mine"),
    path("overblik/", overview.OverviewView.as_view(), name="overview"),
    path("overblik/soeg/", overview.OverviewSearchView.as_view(), name="overview_search"),
    path("overblik/aftaler.xlsx", overview.OverviewExportView.as_view(), name="overview_export"),
    path("overblik/arbejdsplads/ny/", workplace.WorkplaceNewView.as_view(), name="workplace_new"),
    path(PLACE, workplace.WorkplaceView.as_view(), name="workplace"),
    path(f"{PLACE}navn/", workplace.WorkplaceNameView.as_view(), name="workplace_name"),
    path(f"{PLACE}regler/", workplace.RulesView.as_view(), name="workplace_rules"),
    path(f"{PLACE}hr/", workplace.HrInviteView.as_view(), name="workplace_invite"),
    path(f"{PLACE}log/", workplace.WorkplaceLogView.as_view(), name="workplace_log"),
    path(f"{PLACE}fil/", importing.ImportView.as_view(), name="workplace_import"),
    path(f"{PLACE}fil/skabelon.xlsx", importing.ImportTemplateView.as_view(), name="workplace_template"),
    path(f"{PLACE}fil/<uuid:file_id>/", importing.ImportFileView.as_view(), name="workplace_import_file"),
    path(f"{PLACE}invitationer/", importing.InvitationsView.as_view(), name="workplace_invitations"),
    path(
        f"{PLACE}invitationer/<uuid:party_id>/",
        importing.InvitationView.as_view(),
        name="workplace_invitation",
    ),
    path(f"{PLACE}tal/", importing.StatisticsView.as_view(), name="workplace_statistics"),
    path("hr/<str:token>/", workplace.HrInvitationView.as_view(), name="hr_invitation"),
    path("arbejdsplads/<uuid:workplace_id>/", attaching.AttachView.as_view(), name="attach"),
    path("sager/<uuid:case_id>/under-hr/", attaching.UnderView.as_view(), name="case_under"),
]
