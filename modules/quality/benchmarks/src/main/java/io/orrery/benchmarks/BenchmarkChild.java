package io.orrery.benchmarks;

import io.orrery.universe.Recorded;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What runs in a JVM of its own; it says what happens on its standard output, a line each. */
final class BenchmarkChild {

  private BenchmarkChild() {}

  /**
   * {@code read HOME RECORDS SEED}, {@code append HOME}, {@code open HOME}, {@code verify HOME},
   * {@code migrate HOME SOURCE plan|apply} or {@code stream CALENDARS SYMBOLS YEARS}.
   */
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "read" -> read(home, Long.parseLong(arguments[2]), Long.parseLong(arguments[3]));
      case "append" -> append(home);
      case "open" -> open(home);
      case "stream" ->
          new StreamRun(home, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]))
              .run(BenchmarkChild::say);
      case "migrate" ->
          say(
              "millis",
              MigrateRun.millis(home, Path.of(arguments[2]), arguments[3].equals("apply")));
      case "soak" -> new SoakRun(home, Path.of(arguments[2])).run();
      case "verify" -> say("millis", VerifierCall.millis(home));
      default -> throw new IllegalArgumentException("unknown task " + arguments[0]);
    }
    System.exit(0);
  }

  private static void read(Path home, long records, long seed) throws Exception {
    Questions questions = new Questions(new Market(records), records, seed);
    MeasuredLedger.Reader reader = new PortLedger(home, Clock.systemUTC()).reader();
    long before = System.nanoTime();
    if (reader.lastSeq() != records) {
      throw new IllegalStateException(
          "there must be %d trades, found %d".formatted(records, reader.lastSeq()));
    }
    LedgerAnswers answers = new LedgerAnswers(reader);
    answers.makeIndexes();
    say("start", (System.nanoTime() - before) / 1e6);
    Interview.Times times = new Interview(answers, questions, records).ask(1);
    for (Map.Entry<String, List<Double>> each : times.millis().entrySet()) {
      String all = each.getValue().stream().map(Object::toString).collect(Collectors.joining(" "));
      System.out.println("times " + each.getKey() + " " + all);
    }
    times.answers().forEach((kind, answer) -> System.out.println("answer " + kind + " " + answer));
  }

  /** Appends until somebody ends this process. */
  private static void append(Path home) throws Exception {
    Market market = new Market(1_000_000);
    try (MeasuredLedger.Writer writer = new PortLedger(home, Clock.systemUTC()).open()) {
      System.out.println("opened");
      Pipeline pipeline = new Pipeline();
      for (long number = 1; ; number++) {
        pipeline.enter();
        pipeline.leaveWith(
            writer.appendAsync(market.trade(number)).thenAccept(BenchmarkChild::acknowledged));
      }
    }
  }

  private static void acknowledged(Recorded<?> recorded) {
    if (recorded.seq() % 1000 == 0) {
      System.out.println("acknowledged " + recorded.seq());
    }
  }

  private static void open(Path home) {
    Market market = new Market(1_000_000);
    long before = System.nanoTime();
    try (MeasuredLedger.Writer writer = new PortLedger(home, Clock.systemUTC()).open()) {
      say("opened", (System.nanoTime() - before) / 1e6);
      Recorded<?> first = writer.append(market.trade(1));
      say("usable", (System.nanoTime() - before) / 1e6);
      say("seq", (double) first.seq());
    }
  }

  private static void say(String name, double value) {
    System.out.printf(Locale.ROOT, "%s %.3f%n", name, value);
  }
}
