"""The words and the law of people's rights, pure: the clock of a request, how long things are kept, what a name leaves."""
