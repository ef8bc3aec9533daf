"""All addresses: each app brings its own."""

from django.contrib import admin
from django.urls import include, path

from config.health import HealthView

handler403 = "dashboard.views.no_area.refused"
urlpatterns = [
    path("api/v1/", include("api.urls")),
    path("healthz", HealthView.as_view(), name="healthz"),
    path("administration/", admin.site.urls),
    path("booths/", include("booths.urls")),
    path("exports/", include("reports.urls")),
    path("imports/", include("imports.urls")),
    path("teams/", include("teams.urls")),
    path("", include("teams.urls_public")),
    path("", include("accounts.urls")),
    path("", include("dashboard.urls")),
]
