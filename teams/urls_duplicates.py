"""Addresses of records that may be of one person, and of erasing one."""

from django.urls import path

from teams.views.duplicates.list import duplicates
from teams.views.duplicates.merger import merger
from teams.views.duplicates.pair import pair, tell_apart
from teams.views.erasing import erase

urlpatterns = [
    path("duplicates/", duplicates, name="duplicates"),
    path("duplicates/<int:first>/<int:second>/", pair, name="pair"),
    path("duplicates/<int:first>/<int:second>/two/", tell_apart, name="tell_apart"),
    path("mergers/<int:pk>/", merger, name="merger"),
    path("member/<int:pk>/erase/", erase, name="member_erase"),
]
