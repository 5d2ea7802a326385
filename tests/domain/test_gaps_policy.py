from hypothesis import given
from hypothesis import strategies as st

from app.domain.gaps_policy import hidden

BITS = st.integers(0, (1 << 60) - 1)


class TestHidden:
    def test_leaves_the_recommended_first_and_everything_later(self):
        assert hidden(0b111_111, 0b010_010, until_bit=3) == 0b111_010

    def test_hides_nothing_when_its_days_are_over(self):
        assert hidden(0b1111, 0b0001, until_bit=-5) == 0b1111

    @given(BITS, BITS, st.integers(-10, 80))
    def test_offers_nothing_that_was_not_offered(self, offered, some, until_bit):
        assert hidden(offered, offered & some, until_bit) & ~offered == 0
        assert hidden(offered, offered, until_bit) == offered
