"""All addresses: each app brings its own."""

from django.contrib import admin
from django.urls import path

from config.health import HealthView

urlpatterns = [
    path("healthz", HealthView.as_view(), name="healthz"),
    path("admin/", admin.site.urls),
]
