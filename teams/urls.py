"""Addresses of teams."""

from django.urls import path

from teams.urls_changeovers import urlpatterns as changeover_urls
from teams.urls_duplicates import urlpatterns as duplicate_urls
from teams.urls_handles import urlpatterns as handle_urls
from teams.urls_members import urlpatterns as member_urls
from teams.urls_volunteers import urlpatterns as volunteer_urls
from teams.views.assign import assign
from teams.views.assignments import end, invite, keep, phone
from teams.views.move import move
from teams.views.reshaping.merge import merge
from teams.views.reshaping.move import move as unit_move
from teams.views.reshaping.split import split
from teams.views.reshaping.undo import undo as reshaping_undo
from teams.views.roster import team_pdf, team_vcf
from teams.views.seat import seat
from teams.views.seat_list import seats
from teams.views.seats import add_seat, open_seats
from teams.views.unit import home, unit

app_name = "teams"
urlpatterns = [
    path("", home, name="home"),
    path("seats/", seats, name="seats"),
    path("seats/<int:pk>/assign/", assign, name="assign"),
    path("seat/<int:pk>/", seat, name="seat"),
    path("assignments/<int:pk>/move/", move, name="move"),
    path("assignments/<int:pk>/end/", end, name="end"),
    path("assignments/<int:pk>/keep/", keep, name="keep"),
    path("assignments/<int:pk>/invite/", invite, name="invite"),
    path("assignments/<int:pk>/phone/", phone, name="phone"),
    path("changes/<int:pk>/", reshaping_undo, name="reshaping"),
    *duplicate_urls,
    *changeover_urls,
    *handle_urls,
    *member_urls,
    *volunteer_urls,
    path("<str:code>/", unit, name="unit"),
    path("<str:code>/team.pdf", team_pdf, name="team_pdf"),
    path("<str:code>/team.vcf", team_vcf, name="team_vcf"),
    path("<str:code>/move/", unit_move, name="unit_move"),
    path("<str:code>/merge/", merge, name="unit_merge"),
    path("<str:code>/split/", split, name="unit_split"),
    path("<str:code>/open/", open_seats, name="open_seats"),
    path("<str:code>/add/", add_seat, name="add_seat"),
]
