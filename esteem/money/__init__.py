"""The books: accounts, funds, what comes in and goes out, and the year's accounts made from it."""
