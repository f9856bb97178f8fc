"""Where the pictures of a family are drawn, and which is next to which."""

from hypothesis import given
from hypothesis import strategies as st

from sdstudio.app.library_view.family_tree import FamilyLink, FamilyTree, Member
from sdstudio.ui.library.family.family_layout import next_to, spots


def tree(centre: str, *links: str) -> FamilyTree:
    pairs = [link.split(">") for link in links]
    names = dict.fromkeys([centre, *(one for pair in pairs for one in pair)])
    members = {one: Member(one, 1, None) for one in names}
    return FamilyTree(centre, members, [FamilyLink(one, other, "start") for one, other in pairs])


def test_parents_are_on_the_left_and_children_on_the_right() -> None:
    found = spots(tree("me", "mother>me", "father>me", "granny>mother", "me>one", "me>two"))
    assert {name: spot.column for name, spot in found.items()} == {
        "me": 0,
        "mother": -1,
        "father": -1,
        "granny": -2,
        "one": 1,
        "two": 1,
    }
    assert found["one"].row + found["two"].row == 0


def test_siblings_are_beside_the_centre() -> None:
    found = spots(tree("me", "parent>me", "parent>sister"))
    assert found["sister"].column == 0
    assert found["sister"].row != found["me"].row


def test_the_arrows_lead_to_the_nearest() -> None:
    found = spots(tree("me", "mother>me", "me>one", "me>two", "me>three"))
    assert next_to(found, "me", -1, 0) == "mother"
    assert next_to(found, "mother", -1, 0) is None
    middle = next_to(found, "me", 1, 0)
    assert middle is not None
    assert found[middle].row == 0
    above, below = next_to(found, middle, 0, -1), next_to(found, middle, 0, 1)
    assert {middle, above, below} == {"one", "two", "three"}
    assert next_to(found, "me", 0, 1) is None


NAMES = "abcdefgh"


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=20))
def test_no_two_pictures_have_the_same_place(pairs: list[tuple[str, str]]) -> None:
    # Even if the links go in circles, which a damaged library may say.
    found = spots(tree("a", *(f"{one}>{other}" for one, other in pairs)))
    places = [(spot.column, spot.row) for spot in found.values()]
    assert len(set(places)) == len(places)
    assert found["a"].column == 0
