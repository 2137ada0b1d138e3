"""Addresses of the documentation and of the package to the kommune."""

from django.urls import path

from fleksaftale.web.views import documentation, package

CASE = "sager/<uuid:case_id>/"
DOCUMENTATION = f"{CASE}dokumentation/"
PACKAGE = f"{CASE}pakke/"

urlpatterns = [
    path(DOCUMENTATION, documentation.DocumentationView.as_view(), name="documentation"),
    path(
        f"{DOCUMENTATION}dokumentation.pdf",
        documentation.DocumentationPdfView.as_view(),
        name="documentation_pdf",
    ),
    path(
        f"{DOCUMENTATION}dokumentation.zip",
        documentation.DocumentationZipView.as_view(),
        name="documentation_zip",
    ),
    path(PACKAGE, package.PackageView.as_view(), name="package"),
    path(f"{PACKAGE}<uuid:package_id>/", package.PackageMadeView.as_view(), name="package_made"),
    path(f"{PACKAGE}<uuid:package_id>/pakke.pdf", package.PackagePdfView.as_view(), name="package_pdf"),
]
