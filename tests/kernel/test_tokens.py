from esteem.kernel.tokens import fingerprint, new_token


def test_a_token_is_256_bits_and_its_fingerprint_says_nothing_of_it() -> None:
    token = new_token()
    assert len(token) == 43
    assert token != new_token()
    assert len(fingerprint(token)) == 64
    assert fingerprint(token) == fingerprint(token) != fingerprint(token + "x")
