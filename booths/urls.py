"""Addresses of booths, their groups, and the units' forms."""

from django.urls import path

from booths.views.booth import booth
from booths.views.booth_forms import booth_add, booth_edit
from booths.views.groups import group_check, group_close_page, group_edit, group_phone, group_undo_page
from booths.views.list import booth_list
from booths.views.register import register
from booths.views.renumbering.acts import apply, discard, line, refresh, renumbering, shift
from booths.views.renumbering.start import renumber
from booths.views.renumbering.undo import undo
from booths.views.unit_names import unit_names
from booths.views.units import unit_edit

app_name = "booths"
urlpatterns = [
    path("", booth_list, name="list"),
    path("<int:pk>/", booth, name="booth"),
    path("<int:pk>/register/", register, name="register"),
    path("<int:pk>/edit/", booth_edit, name="booth_edit"),
    path("groups/<int:pk>/edit/", group_edit, name="group_edit"),
    path("groups/<int:pk>/close/", group_close_page, name="group_close"),
    path("groups/<int:pk>/check/", group_check, name="group_check"),
    path("groups/<int:pk>/phone/<str:which>/", group_phone, name="group_phone"),
    path("groups/<int:pk>/undo/", group_undo_page, name="group_undo"),
    path("units/<str:code>/edit/", unit_edit, name="unit_edit"),
    path("units/<str:code>/names/", unit_names, name="unit_names"),
    path("units/<str:code>/booths/add/", booth_add, name="booth_add"),
    path("units/<str:code>/renumber/", renumber, name="renumber"),
    path("renumberings/<int:pk>/", renumbering, name="renumbering"),
    path("renumberings/<int:pk>/lines/<int:line>/", line, name="renumbering_line"),
    path("renumberings/<int:pk>/shift/", shift, name="renumbering_shift"),
    path("renumberings/<int:pk>/refresh/", refresh, name="renumbering_refresh"),
    path("renumberings/<int:pk>/apply/", apply, name="renumbering_apply"),
    path("renumberings/<int:pk>/discard/", discard, name="renumbering_discard"),
    path("renumberings/<int:pk>/undo/", undo, name="renumbering_undo"),
]
