"""Addresses of members: the directory, one person, what they agreed to."""

from django.urls import path

from teams.views.members.consents import consent, withdraw
from teams.views.members.directory import members
from teams.views.members.editing import member_add, member_edit
from teams.views.members.page import member, member_show

urlpatterns = [
    path("members/", members, name="members"),
    path("members/add/", member_add, name="member_add"),
    path("member/<int:pk>/", member, name="member"),
    path("member/<int:pk>/edit/", member_edit, name="member_edit"),
    path("member/<int:pk>/show/<slug:field>/", member_show, name="member_show"),
    path("member/<int:pk>/consent/<slug:purpose>/", consent, name="consent"),
    path("member/<int:pk>/consent/<slug:purpose>/withdraw/", withdraw, name="consent_withdraw"),
]
