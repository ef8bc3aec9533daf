"""Addresses of the pages that combine all of it, and of the frame's own files."""

from django.urls import path

from dashboard.urls_setup import urlpatterns as setup_urls
from dashboard.views.frame import manifest, offline, theme, worker
from dashboard.views.handles import handles, handles_growing
from dashboard.views.home import home, more
from dashboard.views.jump import jump
from dashboard.views.seats import seats, seats_lately
from dashboard.views.setup import setup
from dashboard.views.unit import unit, unit_growth

app_name = "dashboard"
urlpatterns = [
    path("", home, name="home"),
    path("u/<str:code>/", unit, name="unit"),
    path("u/<str:code>/growth", unit_growth, name="unit_growth"),
    path("u/<str:code>/seats/", seats, name="seats"),
    path("u/<str:code>/seats/lately/", seats_lately, name="seats_lately"),
    path("u/<str:code>/handles/", handles, name="handles"),
    path("u/<str:code>/handles/growing/", handles_growing, name="handles_growing"),
    path("jump", jump, name="jump"),
    path("more", more, name="more"),
    path("setup", setup, name="setup"),
    path("offline", offline, name="offline"),
    path("worker.js", worker, name="worker"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("theme/<str:accent>.css", theme, name="theme"),
    *setup_urls,
]
