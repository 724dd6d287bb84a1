#include "readers/docx/grid.h"

#include <doctest/doctest.h>

#include <sstream>

#include "model/error.h"

using namespace zhengben;
using namespace zhengben::docx;

namespace {

GridCell one() { return {}; }
GridCell span(int n) { return {.span = n}; }
GridCell restart() { return {.v_merge = Merge::Restart}; }
GridCell go_on() { return {.v_merge = Merge::Continue}; }

// "r,c,rs,cs" of each place; '-' before a slot that the file leaves out.
std::string picture(const std::vector<GridRow>& rows, std::size_t columns = 0) {
  const Grid grid = full_grid(rows, std::vector<std::optional<Length>>(columns), Limits());
  std::ostringstream out;
  for (const GridPlace& p : grid.places) out << (p.from.empty() ? "-" : "") << p.row << ',' << p.column << ',' << p.row_span << ',' << p.column_span << ' ';
  return out.str();
}

}  // namespace

TEST_CASE("spans and merges of a file make a full grid") {
  CHECK(picture({{.cells = {one(), one()}}, {.cells = {span(2)}}}) == "0,0,1,1 0,1,1,1 1,0,1,2 ");
  CHECK(picture({{.cells = {restart(), one()}}, {.cells = {go_on(), one()}}, {.cells = {go_on(), one()}}}) == "0,0,3,1 0,1,1,1 1,1,1,1 2,1,1,1 ");
}

TEST_CASE("a merge that continues nothing starts a cell, and goes on from there") {
  CHECK(picture({{.cells = {go_on()}}, {.cells = {go_on()}}}) == "0,0,2,1 ");
  CHECK(picture({{.cells = {one(), one()}}, {.cells = {go_on(), one()}}}) == "0,0,1,1 0,1,1,1 1,0,1,1 1,1,1,1 ");
}

TEST_CASE("a merge does not reach over a cell of another width") {
  CHECK(picture({{.cells = {{.span = 2, .v_merge = Merge::Restart}}}, {.cells = {go_on(), one()}}}) == "0,0,1,2 1,0,1,1 1,1,1,1 ");
}

TEST_CASE("short rows and left-out grid columns are filled") {
  CHECK(picture({{.cells = {one(), one(), one()}}, {.cells = {one()}}}) == "0,0,1,1 0,1,1,1 0,2,1,1 1,0,1,1 -1,1,1,2 ");
  CHECK(picture({{.before = 1, .after = 1, .cells = {one()}}, {.cells = {span(3)}}}) == "-0,0,1,1 0,1,1,1 -0,2,1,1 1,0,1,3 ");
}

TEST_CASE("the old horizontal merge joins cells of a row") {
  CHECK(picture({{.cells = {{.h_merge = Merge::Restart}, {.h_merge = Merge::Continue}, {}}}}) == "0,0,1,2 0,2,1,1 ");
}

TEST_CASE("a span beyond the bound is cut, a table beyond the bound is refused") {
  const Grid grid = full_grid({{.cells = {span(1'000'000)}}}, {}, Limits());
  CHECK(grid.clamped == 1'000'000);
  CHECK(grid.columns.size() == 1'024);
  Limits small;
  small.max_table_cells = 10;
  CHECK_THROWS_AS(full_grid(std::vector<GridRow>(11, GridRow{.cells = {one()}}), {}, small), Error);
}

TEST_CASE("a wide span over many rows costs no more than its cells") {
  std::vector<GridRow> rows(1'000, GridRow{.cells = {span(1'024)}});
  const Grid grid = full_grid(rows, {}, Limits());
  CHECK(grid.columns.size() == 1);
  CHECK(grid.places.size() == 1'000);
}
