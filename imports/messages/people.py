"""What is wrong with a person or the seat that a row gives them, and what was put right."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PEOPLE: dict[str, tuple[str | Promise, str | Promise]] = {
    "person_name_missing": (_("Name missing"), _("The row does not say who it is. Write the name.")),
    "person_phone_missing": (
        _("Mobile number missing"),
        _("The row has no mobile number. People are told apart by it: write it."),
    ),
    "email_unreadable": (_("Not an e-mail address"), _("This is no e-mail address, so the cell is left empty.")),
    "email_read": (_("E-mail address put in its form"), _("Read as %(new)s.")),
    "skills_unknown": (
        _("Unknown skill"),
        _("Not known, so left out: %(words)s. Write any of: %(skills)s."),
    ),
    "languages_unknown": (
        _("Unknown language"),
        _("Not known, so left out: %(words)s. Write any of: %(languages)s."),
    ),
    "account_unreadable": (
        _("Not an account"),
        _("This names no account on %(network)s, so the cell is left empty. Paste the link of the account."),
    ),
    "account_read": (_("Account put in its form"), _("Read as %(new)s.")),
    "phone_outside": (
        _("Number of another person"),
        _("The number belongs to somebody registered outside your area. Check the number."),
    ),
    "phone_other_name": (
        _("Number of another person"),
        _("The number is registered for %(name)s (%(unit)s), not for %(given)s. Correct the number or the name."),
    ),
    "phone_is_other": (
        _("Other number of a person"),
        _("This is the other number of somebody who is registered already. The row is about them."),
    ),
    "phone_two_names": (
        _("One number, two people"),
        _("Row %(row)s has the same number for %(name)s. A number belongs to one person: correct one of the two."),
    ),
    "person_twice": (
        _("Person twice in the sheet"),
        _("Row %(row)s is about the same number and says something else. Keep one of the two rows."),
    ),
    "person_again": (_("Same person again"), _("Row %(row)s is about the same person; both are put together.")),
    "person_near": (
        _("Name written otherwise"),
        _("The number is registered for %(name)s. The name in the register stays as it is."),
    ),
    # Where a person belongs
    "home_missing": (
        _("Place missing"),
        _("The row does not say where the person belongs. Write the district, assembly or mandal."),
    ),
    "home_assumed": (
        _("Place taken for granted"),
        _("The row names no place: somebody new is registered in %(unit)s."),
    ),
    "home_unknown": (_("Unknown unit"), _("No unit has this code or name. Nearest: %(units)s.")),
    "home_ambiguous": (_("Ambiguous unit"), _("Several units are called so: %(units)s. Write the code.")),
    "district_ambiguous": (
        _("Ambiguous district"),
        _("Several districts are called so: %(units)s. Write the one that is meant in full."),
    ),
    # Seats
    "post_unknown": (
        _("Unknown post"),
        _("At the level %(level)s there is no such post. Nearest: %(posts)s. Write one of them."),
    ),
    "post_near": (_("Post read"), _("Read as %(post)s (likeness %(score)s of 100). If that is wrong, correct it.")),
    "post_without_unit": (
        _("Unit of the post missing"),
        _("The post is one at the level %(level)s, but the row names no unit of it. Write its name."),
    ),
    "seat_not_yours": (
        _("Seat not filled"),
        _("You may not fill the seat %(post)s here. The person is taken without it; leave the seat to those who may."),
    ),
    "seat_number_unreadable": (
        _("Seat number unreadable"),
        _("This is no number of a seat. Write 1, 2 …, or leave the cell empty."),
    ),
    "seat_number_read": (_("Seat number put in its form"), _("Read as seat %(number)s.")),
    "seat_number_unknown": (
        _("No such seat"),
        _("There are %(slots)s seats of this post. Write a number from 1 to %(slots)s, or leave the cell empty."),
    ),
    "since_unreadable": (
        _("Date unreadable"),
        _("This is no date, so the seat counts from today. Write day, month and year, such as 15/09/2026."),
    ),
    "post_not_in_use": (
        _("Post no longer in the team"),
        _("%(post)s is not part of the team of %(unit)s now. Choose another post, or leave the cell empty."),
    ),
    "seat_held": (
        _("Seat already held"),
        _("%(post)s, %(unit)s, is held by %(people)s. A sheet ends no one's seat: end that first."),
    ),
    "seat_held_outside": (
        _("Seat already held"),
        _("%(post)s, %(unit)s, is held already. A sheet ends no one's seat: that must be ended first."),
    ),
    "seats_taken": (
        _("More people than seats"),
        _("%(post)s, %(unit)s: rows further up take all vacant seats of this post."),
    ),
    "seat_held_then": (
        _("Seat held at that time"),
        _("Somebody held this seat until %(date)s. Write a later day, or leave the cell empty."),
    ),
    "seat_level_held": (
        _("Sits at this level already"),
        _("This person is %(post)s, %(unit)s, already. One person holds one seat at a level: end that first."),
    ),
    "seat_level_held_outside": (
        _("Sits at this level already"),
        _("This person holds a seat at this level outside your area already."),
    ),
    "seat_leads_elsewhere": (
        _("Leads elsewhere already"),
        _("This person is %(post)s, %(unit)s, already. One person leads in one unit: end that first."),
    ),
    "seat_leads_elsewhere_outside": (
        _("Leads elsewhere already"),
        _("This person leads in a unit outside your area already."),
    ),
    "seat_level_twice": (
        _("Two seats at one level"),
        _("Row %(row)s gives this person another seat at the same level. Keep one of the two rows."),
    ),
    "seat_leads_twice": (
        _("Leads twice"),
        _("Row %(row)s makes this person lead another unit. One person leads in one: keep one of the two rows."),
    ),
}
