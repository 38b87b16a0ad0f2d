"""The words and the law of people, pure: where each stands, how each may be reached, names and finding them."""
