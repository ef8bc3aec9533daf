"""Addresses of volunteers for their conveners; those for anybody are in ``teams.urls_public``."""

from django.urls import path

from teams.views.volunteers.away import decline, hand_over
from teams.views.volunteers.decide import phone, volunteer
from teams.views.volunteers.page import page, poster
from teams.views.volunteers.queue import volunteers

urlpatterns = [
    path("volunteers/", volunteers, name="volunteers"),
    path("volunteers/<int:pk>/", volunteer, name="volunteer"),
    path("volunteers/<int:pk>/phone/", phone, name="volunteer_phone"),
    path("volunteers/<int:pk>/decline/", decline, name="volunteer_decline"),
    path("volunteers/<int:pk>/hand-over/", hand_over, name="volunteer_hand_over"),
    path("<str:code>/volunteers/", page, name="volunteer_page"),
    path("<str:code>/volunteers/poster.pdf", poster, name="volunteer_poster"),
]
