"""The group itself: name, form, nation, year end, its own words, and the rules in force."""
