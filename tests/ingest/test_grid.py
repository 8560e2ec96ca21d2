"""Grids with spans: every place covered once, whatever the spans say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.grid import GridCell, GridTooLarge, build_table

cells = st.builds(GridCell, st.sampled_from(["", "a", "b"]), st.integers(0, 4), st.integers(1, 4))


@given(st.lists(st.lists(cells, max_size=5), min_size=1, max_size=6))
def test_every_place_of_a_table_is_covered_exactly_once(rows):
    table = build_table(rows)
    if table is None:
        assert not any(cell.text for row in rows for cell in row)
        return
    covered = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]

    assert [(row, column) for row in range(table.n_rows) for column in range(table.n_columns)] == sorted(covered)


@given(st.lists(st.lists(cells, max_size=5), min_size=1, max_size=6))
def test_no_text_is_lost_or_doubled(rows):
    table = build_table(rows)

    assert sorted(cell.text for row in rows for cell in row if cell.text) == sorted(
        cell.text for cell in (table.cells if table else ()) if cell.text
    )


def test_a_grid_beyond_any_plan_is_refused():
    with pytest.raises(GridTooLarge, match="cells"):
        build_table([[GridCell("a", 1, 1000)] * 2] * 200)


def test_a_row_that_explains_its_colours_keeps_them_and_a_shaded_blank_goes():
    legend = [GridCell(color="#00b050"), GridCell("klar"), GridCell(color="#bfbfbf"), GridCell("oviss"),
              GridCell(color="#ff0000"), GridCell("sen")]  # fmt: skip

    assert 6 == build_table([legend]).n_columns
    assert 1 == build_table([[GridCell("klar"), GridCell(color="#00b050")]]).n_columns
