"""Addresses of official accounts."""

from django.urls import path

from teams.views.handles.account import account, account_close, account_count, account_edit, account_reopen
from teams.views.handles.counts import counts
from teams.views.handles.keepers import account_keepers
from teams.views.handles.list import handles
from teams.views.handles.unit import handle_add, unit_handles

urlpatterns = [
    path("handles/", handles, name="handles"),
    path("handles/<int:pk>/", account, name="handle"),
    path("handles/<int:pk>/edit/", account_edit, name="handle_edit"),
    path("handles/<int:pk>/keepers/", account_keepers, name="handle_keepers"),
    path("handles/<int:pk>/count/", account_count, name="handle_count"),
    path("handles/<int:pk>/close/", account_close, name="handle_close"),
    path("handles/<int:pk>/reopen/", account_reopen, name="handle_reopen"),
    path("<str:code>/handles/", unit_handles, name="unit_handles"),
    path("<str:code>/handles/add/", handle_add, name="handle_add"),
    path("<str:code>/handles/counts/", counts, name="counts"),
]
