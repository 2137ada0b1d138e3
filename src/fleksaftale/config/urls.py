from django.urls import include, path

urlpatterns = [
    path("", include("fleksaftale.people.urls")),
    path("", include("fleksaftale.web.urls")),
    path("api/v1/", include("fleksaftale.api.urls")),
]
