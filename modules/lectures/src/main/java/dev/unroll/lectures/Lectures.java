package dev.unroll.lectures;

import dev.unroll.core.check.Check;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/** All experiments on the class path. */
public final class Lectures {
  private Lectures() {}

  /** In the order of the lectures. */
  public static List<Experiment> all() {
    List<Experiment> all = new ArrayList<>();
    ServiceLoader.load(Experiment.class).forEach(all::add);
    all.sort(Comparator.comparingInt(experiment -> experiment.claim().number()));
    Set<Object> names = new HashSet<>();
    for (Experiment experiment : all) {
      Check.require(
          names.add(experiment.claim().id()) && names.add(experiment.claim().number()),
          "two experiments have the number or the id of " + experiment.claim().id());
    }
    return all;
  }

  /**
   * One experiment.
   *
   * @param name its id or number
   * @throws IllegalArgumentException if there is none
   */
  public static Experiment named(String name) {
    return all().stream()
        .filter(
            experiment ->
                experiment.claim().id().equals(name)
                    || String.valueOf(experiment.claim().number()).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no experiment '" + name + "'; unroll lecture list names them"));
  }

  /**
   * Runs one experiment in its quick form with seed 1, as notebooks do.
   *
   * @param name its id or number
   * @throws Exception as the experiment does
   */
  public static Findings quickly(String name) throws Exception {
    return named(name).run(new Setting(true, 1));
  }
}
