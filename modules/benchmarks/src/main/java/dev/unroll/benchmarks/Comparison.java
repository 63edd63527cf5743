package dev.unroll.benchmarks;

import dev.unroll.benchmarks.work.Case;
import dev.unroll.benchmarks.work.Pace;
import dev.unroll.core.check.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures cases: every contender is started and warmed up alone, then they take turns, a round
 * each, so that a change of the machine's speed meets all alike. Who begins changes from round to
 * round.
 *
 * @param rounds of each contender
 * @param pace of a round
 * @param patience seconds to wait for a quiet machine
 * @param logs folder for what contenders print
 * @param progress takes a line for the user now and then
 */
record Comparison(int rounds, Pace pace, int patience, Path logs, Consumer<String> progress) {
  /** Between turns, so that the waiting threads of OpenMP and MKL fall asleep. */
  private static final long PAUSE_MILLISECONDS = 300;

  private static final long WINDOW_MILLISECONDS = 1000;

  Comparison {
    Check.positive("rounds", rounds);
    Check.notNegative("wait", patience);
  }

  /** Measures one case with these contenders. One that fails has an entry that says why. */
  CaseResult measure(Case work, List<Entrant> entrants) throws IOException, InterruptedException {
    List<ContenderProcess> running = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    try {
      for (Entrant entrant : entrants) {
        progress.accept(work.name() + ": warming up " + entrant.label());
        try {
          running.add(new ContenderProcess(entrant, work, pace, logs));
        } catch (IOException e) {
          progress.accept(work.name() + ": " + e.getMessage());
          entries.add(Entry.failed(entrant, e.getMessage()));
        }
      }
      boolean quiet = awaitQuiet(running);
      List<List<Sample>> samples = rounds(work, running);
      for (int i = 0; i < running.size(); i++) {
        ContenderProcess one = running.get(i);
        entries.add(
            new Entry(
                one.entrant().label(),
                one.note(),
                "",
                one.firstLoss(),
                one.peakMemory(),
                samples.get(i)));
      }
      return new CaseResult(work, quiet, entries);
    } finally {
      running.forEach(ContenderProcess::close);
    }
  }

  private List<List<Sample>> rounds(Case work, List<ContenderProcess> running)
      throws IOException, InterruptedException {
    List<List<Sample>> samples = new ArrayList<>();
    running.forEach(one -> samples.add(new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      progress.accept(work.name() + ": round " + (round + 1) + " of " + rounds);
      for (int turn = 0; turn < running.size(); turn++) {
        int who = (round + turn) % running.size();
        Thread.sleep(PAUSE_MILLISECONDS);
        samples.get(who).add(sample(round, running.get(who), running));
      }
    }
    return samples;
  }

  private static Sample sample(int round, ContenderProcess working, List<ContenderProcess> running)
      throws IOException {
    List<Long> ids = running.stream().map(ContenderProcess::id).toList();
    Processors before = Processors.now(ids);
    ContenderProcess.Round result = working.round();
    Processors after = Processors.now(ids);
    return new Sample(
        round,
        result.seconds(),
        result.tokens(),
        result.loss(),
        after.others(before),
        after.idle(before, working.id()),
        Processors.load());
  }

  private boolean awaitQuiet(List<ContenderProcess> running)
      throws IOException, InterruptedException {
    List<Long> ids = running.stream().map(ContenderProcess::id).toList();
    for (int waited = 0; ; waited++) {
      Processors before = Processors.now(ids);
      Thread.sleep(WINDOW_MILLISECONDS);
      double others = Processors.now(ids).others(before);
      if (others < Sample.DISTURBANCE) {
        return true;
      }
      if (waited >= patience) {
        progress.accept(
            String.format(
                "not quiet: other programs use %.2f processors after %d s of waiting",
                others, patience));
        return false;
      }
    }
  }
}
