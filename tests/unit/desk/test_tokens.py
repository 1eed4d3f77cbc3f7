"""A token is the person's; what is stored does not tell it."""

from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from services.desk.tokens import fingerprint, new_token


def test_tokens_differ_and_stand_in_an_address_as_they_are() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(quote(token, safe="") == token and len(token) >= 43 for token in tokens)


@given(st.text(st.characters()))
def test_whatever_was_sent_has_a_fingerprint_of_one_length(sent: str) -> None:
    assert len(fingerprint(sent)) == 64
    assert fingerprint(sent) == fingerprint(sent) != sent
