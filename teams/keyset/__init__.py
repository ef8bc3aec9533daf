"""Pages of long lists that cost the same at any depth: each starts where its neighbour ended."""

from teams.keyset.cutting import PAGE_SIZE, Page
from teams.keyset.members import MemberOrder, members_page
from teams.keyset.seats import Order, page_of

__all__ = ["PAGE_SIZE", "MemberOrder", "Order", "Page", "members_page", "page_of"]
