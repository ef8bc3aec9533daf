"""Addresses of posts, teams and their changeovers."""

from django.urls import path

from teams.views.changeovers.plan import plan, withdraw
from teams.views.changeovers.posts import post, posts
from teams.views.changeovers.progress import changeover

urlpatterns = [
    path("posts/", posts, name="posts"),
    path("posts/<int:pk>/", post, name="post"),
    path("posts/<str:level>/change/", plan, name="changeover_plan"),
    path("changeovers/<int:pk>/", changeover, name="changeover"),
    path("changeovers/<int:pk>/cancel/", withdraw, name="changeover_withdraw"),
]
