"""All addresses: each app brings its own."""

from django.contrib import admin
from django.urls import include, path

from config.health import HealthView

urlpatterns = [
    path("healthz", HealthView.as_view(), name="healthz"),
    path("administration/", admin.site.urls),
    path("", include("accounts.urls")),
    path("teams/", include("teams.urls")),
]
