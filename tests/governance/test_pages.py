from tests.visitor import Visitor


def test_smoke(alice: Visitor) -> None:
    alice.visits("/constitution/").presses("Write our constitution")
    for _ in range(6):
        print(alice.address, alice.heading)
        alice.sends(alice.page.form_of(alice.page.button("Save and go on" if "changes" not in alice.address else "Save", "")), alice.page.button("Save and go on" if "changes" not in alice.address else "Save", ""))
        print(alice.address, alice.answer.status_code)
    print(alice.page.text[:3000])
