"""Addresses that anybody may open: a unit's page for volunteers, and a volunteer's own link."""

from django.urls import path

from teams.views.volunteers.join import join, joined
from teams.views.volunteers.own import own, own_correct, own_erase, own_withdraw

app_name = "volunteers"
urlpatterns = [
    path("join/<str:code>/", join, name="join"),
    path("join/<str:code>/thanks/<str:key>/", joined, name="joined"),
    path("volunteer/<str:token>/", own, name="own"),
    path("volunteer/<str:token>/correct/", own_correct, name="own_correct"),
    path("volunteer/<str:token>/withdraw/", own_withdraw, name="own_withdraw"),
    path("volunteer/<str:token>/erase/", own_erase, name="own_erase"),
]
