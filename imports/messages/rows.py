"""What is wrong with a row, or was put right in it. Each entry: a short title for lists, and the whole sentence."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from imports.messages import checks, dates, people, places, registers

Entry = tuple[str | Promise, str | Promise]

ROWS: dict[str, Entry] = {
    "row_shifted": (
        _("More cells than the header"),
        _("The columns of this row have shifted. Put text that contains a comma in double quotes."),
    ),
    "mended": (_("Mended here"), _("Mended in the browser; the sheet has “%(was)s”.")),
    "row_repeated": (_("Same row again"), _("The row says the same as row %(row)s and changes nothing more.")),
    # Text
    "text_control_characters": (
        _("Control characters removed"),
        _("Control characters that nobody can see were removed; read as %(new)s."),
    ),
    "text_kruti_dev": (_("Kruti Dev put into Unicode"), _("Typed in Kruti Dev; read as %(new)s.")),
    "text_invisible_characters": (
        _("Invisible characters removed"),
        _("Characters that nobody can see were removed; read as %(new)s."),
    ),
    "text_blanks": (_("Blanks put in order"), _("Double blanks and line breaks became single blanks: %(new)s.")),
    "text_unicode_form": (
        _("Letters put in one form"),
        _("Letters written in several signs were put in their usual form: %(new)s."),
    ),
    "text_quotes": (_("Quotation marks removed"), _("Stray quotation marks around the text were removed: %(new)s.")),
    "text_letters_lost": (
        _("Letters lost"),
        _("Some letters of the text were lost before it came here (�). Write it anew."),
    ),
    "text_cut": (
        _("Text cut"),
        _("The text is too long; its first %(longest)s characters are kept. Shorten it in the sheet."),
    ),
    "name_without_letters": (
        _("Not a name"),
        _("This is no name: it has no letters. Write the person's name, or leave the cell empty."),
    ),
    "name_too_long": (
        _("Name too long"),
        _("The name is longer than %(longest)s characters. Keep only the name in this cell."),
    ),
    # Counts
    "count_not_a_number": (
        _("Not a number"),
        _("This is no plain number, so the cell is left empty. Write digits only, such as 200."),
    ),
    "count_read": (_("Number put in its form"), _("Read as %(new)s.")),
    "count_negative": (
        _("Negative number"),
        _("A count cannot be negative, so the cell is left empty. Write the number of people."),
    ),
    "count_not_whole": (_("Not a whole number"), _("A count of people is a whole number, so the cell is left empty.")),
    "count_too_large": (
        _("Number too large"),
        _("The number is above %(maximum)s, so the cell is left empty. Check the digits."),
    ),
    "members_few": (
        _("Few members"),
        _("Fewer than %(limit)s members. Check the number, or ask the admin to add people."),
    ),
    "members_many": (
        _("Too many members"),
        _("A WhatsApp group holds at most %(limit)s members. The number is kept; check it."),
    ),
    # Phones
    "phone_no_digits": (_("No mobile number"), _("There is no number in the cell. Write the 10-digit mobile number.")),
    "phone_scientific": (
        _("Number lost in Excel"),
        _("Excel shortened the number; its last digits are lost. Format the column as text and write it again."),
    ),
    "phone_too_short": (_("Number too short"), _("The number has too few digits. A mobile number has 10.")),
    "phone_too_long": (_("Number too long"), _("The number has too many digits. A mobile number has 10.")),
    "phone_landline": (_("Landline number"), _("This is a landline number. Write a mobile number.")),
    "phone_not_mobile": (
        _("Not a mobile number"),
        _("This number cannot be an Indian mobile: those begin with 6, 7, 8 or 9."),
    ),
    "phone_not_indian": (_("Foreign number"), _("This is a number of another country. Write an Indian mobile number.")),
    "phone_unclear_digits": (
        _("Unclear digits"),
        _("It is not clear which digits belong to the number. Leave only the number in the cell."),
    ),
    "phone_read": (_("Mobile number put in its form"), _("Read as %(number)s.")),
    "phone_words_dropped": (
        _("Words beside the number"),
        _("Words beside the number were left out; it is %(number)s."),
    ),
    "phone_second_number": (
        _("Two numbers in a cell"),
        _("The first number, %(number)s, counts; the second, %(alternate)s, is kept as the second number."),
    ),
    "phone_other_numbers_dropped": (
        _("Further numbers left out"),
        _("Only %(number)s is kept of the numbers in the cell."),
    ),
    **dates.DATES,
    **checks.CHECKS,
    **people.PEOPLE,
    **places.PLACES,
    **registers.REGISTER,
}
