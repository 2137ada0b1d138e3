from django.urls import include, path

urlpatterns = [
    path("", include("fleksaftale.people.urls")),
    path("", include("fleksaftale.web.urls")),
]
