"""The form to fill in: a file of answers with nothing in it but what each one means."""

from __future__ import annotations

BLANK = """\
# The answers that set up an office: write them after the colons, then run
#   drafter init FOLDER --answers THIS-FILE
# What is left empty is left out, or gets what is said here. Only name, chamber and state are needed.

# The Member's full name as letters print it, without a title: Jane Q. Doe
name:
# house or senate
chamber:
# The State, as Ohio or OH
state:
# House only: the district's number, or at-large
district:
# What stands under the name; Member of Congress or United States Senator where empty
title:
# she, he or they, for sentences that speak of the Member
pronoun:
# The ZIP code on the letterhead; the chamber's where empty
zip:
# The days of service in this chamber, as 2025-01-03
since:
until:
# house, senate or congress, which drafter sets by itself; or the path of your own Word letterhead (.docx)
letterhead:
# The short name by which --from knows the Member; the surname where empty
id:

# The person on the staff for questions, printed where a letter names one
contact:
  name:
  phone:
  email:

# congressional (Dear Secretary Doe:) or manual (Dear Madam Secretary:)
forms:
# What stands above the signature; Sincerely where empty
close:
# How footnotes cite (drafter list styles)
style:
# Words that your letters never use, each with the one instead: one a line, as   utilize: use
avoid:
"""
