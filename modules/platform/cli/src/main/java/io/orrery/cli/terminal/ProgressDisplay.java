package io.orrery.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Says how far something is, with the time left, once it takes longer than a second: on a terminal
 * in one line that is rewritten, else in a line every ten seconds. A thread of its own does the
 * telling, so that a stage that reports nothing is seen too.
 */
public final class ProgressDisplay implements AutoCloseable {

  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final Duration REWRITE = Duration.ofMillis(250);
  private static final Duration REPEAT = Duration.ofSeconds(10);

  private final PrintWriter out;
  private final boolean terminal;
  private final Thread teller;
  private volatile Stage stage;
  private volatile boolean over;
  private int width;

  private record Stage(String name, long begun, long done, long total) {}

  private ProgressDisplay(PrintWriter out, boolean terminal, String stage) {
    this.out = out;
    this.terminal = terminal;
    this.stage = new Stage(stage, System.nanoTime(), 0, 0);
    this.teller = new Thread(this::tell, "progress");
    teller.setDaemon(true);
  }

  /**
   * Begins to watch.
   *
   * @param out where to tell it, the process's standard error
   * @param stage what is being done at first, such as {@code reading the data}
   */
  public static ProgressDisplay begin(PrintWriter out, String stage) {
    ProgressDisplay display = new ProgressDisplay(out, System.console() != null, stage);
    display.teller.start();
    return display;
  }

  /** Something else is being done from now on, of unknown length. */
  public void stage(String name) {
    stage = new Stage(name, System.nanoTime(), 0, 0);
  }

  /** So much of the stage is done. */
  public void at(long done, long total) {
    Stage now = stage;
    stage = new Stage(now.name(), now.begun(), done, total);
  }

  /** Tells no more, and leaves the terminal's line empty. */
  @Override
  public void close() {
    over = true;
    teller.interrupt();
    try {
      teller.join(TimeUnit.SECONDS.toMillis(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell() {
    try {
      Thread.sleep(QUIET.toMillis());
      while (!over) {
        show(sentence(stage, System.nanoTime()));
        Thread.sleep((terminal ? REWRITE : REPEAT).toMillis());
      }
    } catch (InterruptedException e) {
      // the end
    }
    if (terminal && width > 0) {
      out.print("\r" + " ".repeat(width) + "\r");
      out.flush();
    }
  }

  private void show(String sentence) {
    if (!terminal) {
      out.println(sentence);
      return;
    }
    out.print("\r" + sentence + " ".repeat(Math.max(0, width - sentence.length())));
    out.flush();
    width = Math.max(width, sentence.length());
  }

  private static String sentence(Stage stage, long now) {
    if (stage.done() <= 0 || stage.total() < stage.done()) {
      return stage.name();
    }
    double share = (double) stage.done() / stage.total();
    long seconds = Math.round((now - stage.begun()) / 1e9 * (1 - share) / share);
    return String.format(
        Locale.ROOT,
        "%s: %d of %d (%d %%), %s left",
        stage.name(),
        stage.done(),
        stage.total(),
        (int) (100 * share),
        time(seconds));
  }

  private static String time(long seconds) {
    return seconds < 60
        ? seconds + " s"
        : String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
  }
}
