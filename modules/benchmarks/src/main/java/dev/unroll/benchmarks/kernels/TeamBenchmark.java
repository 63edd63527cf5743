package dev.unroll.benchmarks.kernels;

import dev.unroll.layers.kernel.Team;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What it costs to hand a task to the team and wait for it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TeamBenchmark {
  /** Work of the caller before it asks: helpers sleep soon after their last task. */
  @Param({"0", "10000", "1000000"})
  public long pause;

  /** One part for each thread, with nothing to do. */
  @Benchmark
  public void run(Blackhole hole) {
    Blackhole.consumeCPU(pause);
    Team.shared().run(Team.shared().size(), hole::consume);
  }

  /** To subtract: the pause alone. */
  @Benchmark
  public void pause() {
    Blackhole.consumeCPU(pause);
  }
}
