"""Applications for money: to whom, how much, by when, and how they stand."""
