"""For any text and any rewriting of it: copied characters map back to themselves, spans stay inside and in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportkit.alignment import Alignment, Change, rewrite

texts = st.text(alphabet="甲乙丙12 \n()", max_size=30)


@st.composite
def rewritings(draw: st.DrawFn) -> tuple[str, str, Alignment]:
    """A source, the text some rounds of changes made of it, and the alignment between them."""
    source = text = draw(texts)
    alignment = Alignment.identity(len(source))
    for _ in range(draw(st.integers(0, 4))):
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))  # equal ones insert
        spans = list(zip(cuts[::2], cuts[1::2], strict=False))
        changes = [Change(start, end, draw(st.text(alphabet="ABC", max_size=3))) for start, end in spans]
        alignment = alignment.compose(changes)
        text = rewrite(text, changes)
    return source, text, alignment


@given(rewritings())
def test_copied_characters_map_to_themselves(case: tuple[str, str, Alignment]) -> None:
    source, text, alignment = case
    assert alignment.target_length == len(text)
    for index, character in enumerate(text):
        start, end = alignment.to_source(index, index + 1)
        if character not in "ABC":
            assert source[start:end] == character
            assert alignment.to_target(start, end) == (index, index + 1)


@given(rewritings(), st.data())
def test_spans_stay_inside_and_in_order(case: tuple[str, str, Alignment], data: st.DataObject) -> None:
    source, text, alignment = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    left, right = alignment.to_source(start, end)
    assert 0 <= left <= right <= len(source)
    if end < len(text):
        assert alignment.to_source(start, end + 1)[1] >= right
    back = alignment.to_target(left, right)
    assert 0 <= back[0] <= back[1] <= len(text)
    if start < end and all(a < b for a, b in (alignment.to_source(i, i + 1) for i in (start, end - 1))):
        assert back[0] <= start  # but for insertions at an edge, which have no source
        assert back[1] >= end


@given(rewritings(), st.data())
def test_any_source_span_has_a_target(case: tuple[str, str, Alignment], data: st.DataObject) -> None:
    source, text, alignment = case
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    left, right = alignment.to_target(start, end)
    assert 0 <= left <= right <= len(text)
