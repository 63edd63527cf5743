package dev.unroll.layers.recurrent;

import dev.unroll.layers.kernel.Team;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plans for the last two sizes, for training and evaluation take turns. */
final class CellPlans {
  private final Cell cell;
  private final Team team;
  private final Map<List<Integer>, CellPlan> plans = new LinkedHashMap<>();

  CellPlans(Cell cell, Team team) {
    this.cell = cell;
    this.team = team;
  }

  /** The plan for N, F, H; the one that was made for other sizes before the last is freed. */
  CellPlan of(int rows, int features, int hidden) {
    List<Integer> sizes = List.of(rows, features, hidden);
    CellPlan found = plans.remove(sizes);
    if (found == null) {
      if (plans.size() > 1) {
        plans.remove(plans.keySet().iterator().next()).free();
      }
      found = new CellPlan(cell, team, rows, features, hidden);
    }
    plans.put(sizes, found); // the youngest comes last
    return found;
  }
}
