"""Addresses of imports."""

from django.urls import path

from imports.views.acts import apply, cancel, columns
from imports.views.assemblies import assemblies
from imports.views.downloads import annotated, original, refused, template
from imports.views.job import job
from imports.views.list import job_list
from imports.views.mend import mend, mend_alike, mend_check, mend_save
from imports.views.names import names, names_search
from imports.views.renumber import renumber
from imports.views.undo import undo
from imports.views.upload import upload

app_name = "imports"
urlpatterns = [
    path("", job_list, name="list"),
    path("new/", upload, name="new"),
    path("assemblies/", assemblies, name="assemblies"),
    path("renumber/<str:code>/", renumber, name="renumber"),
    path("template/<str:kind>.xlsx", template, name="template"),
    path("<int:pk>/", job, name="job"),
    path("<int:pk>/columns/", columns, name="columns"),
    path("<int:pk>/apply/", apply, name="apply"),
    path("<int:pk>/cancel/", cancel, name="cancel"),
    path("<int:pk>/undo/", undo, name="undo"),
    path("<int:pk>/file/", original, name="original"),
    path("<int:pk>/mend/", mend, name="mend"),
    path("<int:pk>/mend/check/", mend_check, name="mend_check"),
    path("<int:pk>/mend/<int:row>/", mend_save, name="mend_row"),
    path("<int:pk>/mend/<int:row>/alike/", mend_alike, name="mend_alike"),
    path("<int:pk>/names/", names, name="names"),
    path("<int:pk>/names/search/", names_search, name="names_search"),
    path("<int:pk>/refused.<str:ending>", refused, name="refused"),
    path("<int:pk>/sheet.<str:ending>", annotated, name="annotated"),
]
