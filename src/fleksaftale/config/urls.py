from django.urls import include, path

urlpatterns = [
    path("", include("fleksaftale.web.urls")),
]
