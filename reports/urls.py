"""Addresses of exports."""

from django.urls import path

from reports.views.fetch import fetch
from reports.views.job import job
from reports.views.list import export_list
from reports.views.new import new

app_name = "reports"
urlpatterns = [
    path("", export_list, name="list"),
    path("new/<slug:table>/", new, name="new"),
    path("<int:pk>/", job, name="job"),
    path("<int:pk>/file", fetch, name="file"),
]
