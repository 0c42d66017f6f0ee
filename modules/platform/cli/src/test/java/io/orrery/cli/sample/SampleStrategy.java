package io.orrery.cli.sample;

import io.orrery.basics.StrategyName;
import io.orrery.market.Bars;
import io.orrery.strategy.Action;
import io.orrery.strategy.Holding;
import io.orrery.strategy.Signal;
import io.orrery.strategy.Strategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Strategies as careless people write them. */
public final class SampleStrategy implements Strategy {

  /** What is careless about it. */
  public enum Kind {
    /** Reads tomorrow's close from the very file that it is tested on. */
    CLAIRVOYANT,
    /** Takes its time. */
    SLOW,
    /** Throws where it does not know what to do. */
    BROKEN,
    /** Nothing. */
    CAREFUL
  }

  private final Kind kind;
  private final SortedMap<String, String> parameters;

  /** One of a kind, in force with these parameters. */
  public SampleStrategy(Kind kind, SortedMap<String, String> parameters) {
    this.kind = kind;
    this.parameters = parameters;
  }

  @Override
  public StrategyName name() {
    return SampleProvider.name(kind);
  }

  @Override
  public String description() {
    return "A sample";
  }

  @Override
  public int requiredHistory() {
    return 2;
  }

  @Override
  public SortedMap<String, String> parameters() {
    return parameters;
  }

  @Override
  public Signal decide(Bars bars, Holding holding) {
    boolean rises =
        switch (kind) {
          case CLAIRVOYANT -> risesNext(bars);
          case SLOW -> pause();
          case BROKEN -> throw new IllegalStateException("nobody told me what to do");
          case CAREFUL -> bars.close(0) > bars.close(1);
        };
    Action action = rises ? Action.BUY : Action.SELL;
    boolean idle = rises != holding.isFlat();
    return new Signal(idle ? Action.HOLD : action, 1, "a sample", new TreeMap<>());
  }

  private boolean pause() {
    try {
      Thread.sleep(Integer.parseInt(parameters.getOrDefault("pause", "0")));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static boolean risesNext(Bars bars) {
    String now = Instant.ofEpochMilli(bars.startMillis(0)).toString();
    try {
      return Files.readAllLines(Path.of(System.getProperty("test.tomorrow", ""))).stream()
          .skip(1)
          .filter(line -> line.substring(0, now.length()).compareTo(now) > 0)
          .findFirst()
          .map(line -> Double.parseDouble(line.split(",", -1)[4]) > bars.close(0))
          .orElse(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
