"""The words and the law of claims: how a claim stands, who may approve it, what a mile is worth, how a tin is kept full."""
