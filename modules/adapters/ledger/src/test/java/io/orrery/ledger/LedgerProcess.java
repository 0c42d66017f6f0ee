package io.orrery.ledger;

import io.orrery.trade.UniverseStore;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** A second JVM on the same home: it says what happens on its standard output. */
public final class LedgerProcess {

  private static final int THREADS = 4;

  private LedgerProcess() {}

  static Process start(String task, Path home) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                LedgerProcess.class.getName(),
                task,
                home.toString()))
        .redirectErrorStream(true)
        .start();
  }

  /** The last words of a process that ends by itself. */
  static String output(String task, Path home) throws IOException, InterruptedException {
    Process process = start(task, home);
    try (InputStream output = process.getInputStream()) {
      String text = Paper.text(output.readAllBytes());
      process.waitFor();
      return text;
    }
  }

  /** {@code open}, {@code hold} or {@code append}, and the home. */
  public static void main(String[] arguments) throws Exception {
    Session.Control control = Paper.begin(Universe.PAPER);
    FileStorage storage = new FileStorage(Path.of(arguments[1]), Paper.CLOCK);
    try (UniverseStore store = storage.open(control.recorder())) {
      System.out.println("opened " + control.session().id());
      switch (arguments[0]) {
        case "hold" -> Thread.sleep(Long.MAX_VALUE);
        case "append" -> append(store, control.session());
        default -> System.out.println("closing");
      }
    } catch (RuntimeException e) {
      System.out.println(e);
    }
  }

  private static void append(UniverseStore store, Session session) throws InterruptedException {
    for (int t = 1; t <= THREADS; t++) {
      long from = t * 1_000_000L;
      new Thread(() -> append(store, session, from)).start();
    }
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void append(UniverseStore store, Session session, long from) {
    for (long i = from; i < from + 1_000_000; i++) {
      store.trades().append(session.mint(Paper.trade(i)));
      System.out.println("recorded " + i);
    }
  }
}
