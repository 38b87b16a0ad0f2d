"""The words and the law of the books, pure: kinds, bookings, years, statements, thresholds."""
