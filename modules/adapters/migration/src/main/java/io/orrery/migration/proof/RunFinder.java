package io.orrery.migration.proof;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds where the runs of one file begin, from one row to the next. The rules are about any file of
 * this kind; none knows a number of lines or a date.
 */
final class RunFinder {

  /** A restart is at a whole multiple of this, in the account's currency. */
  private static final BigDecimal ROUND = BigDecimal.valueOf(1000);

  /** More than the worth of an account can change within {@link #SHORT}: a twentieth. */
  private static final BigDecimal JUMP = new BigDecimal("0.05");

  private static final Duration SHORT = Duration.ofHours(1);

  private final Consumer<Run> ended;
  private Optional<Run> current = Optional.empty();
  private Sample before = new Sample(Shape.UNKNOWN, Optional.empty(), none(), none(), none());

  /** What the rules look at in a row. */
  record Sample(
      Shape shape,
      Optional<String> session,
      Optional<BigDecimal> equity,
      Optional<BigDecimal> cash,
      Optional<Instant> at) {}

  /** A cause with its figures. */
  private record Found(Run.Cause cause, String evidence) {}

  /** {@code ended} is told of each run when its last row is known. */
  RunFinder(Consumer<Run> ended) {
    this.ended = ended;
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  /** Takes the next row and answers the run that it belongs to. */
  Run take(long line, Sample row) {
    Optional<Found> found =
        current.isEmpty()
            ? Optional.of(new Found(Run.Cause.BEGINNING, "first row of the file"))
            : beginning(row);
    Run run =
        found
            .map(cause -> begin(line, row, cause))
            .orElseGet(() -> current.orElseThrow().with(line));
    current = Optional.of(run);
    before = row;
    return run;
  }

  private Run begin(long line, Sample row, Found found) {
    current.ifPresent(ended);
    long number = current.map(Run::number).orElse(0L) + 1;
    boolean isRestart = isFresh(row);
    String evidence =
        isRestart && found.cause() != Run.Cause.RESTART
            ? found.evidence() + "; begins with " + shown(row.cash()) + " and nothing held"
            : found.evidence();
    return new Run(
        number, found.cause(), evidence, isRestart, row.shape(), row.session(), line, line, 1);
  }

  /** There are no more rows. */
  void end() {
    current.ifPresent(ended);
  }

  private Optional<Found> beginning(Sample row) {
    if (!row.session().equals(before.session())) {
      return Optional.of(
          new Found(
              Run.Cause.SESSION, "session %s, %s before".formatted(named(row), named(before))));
    }
    if (row.shape() != before.shape()) {
      return Optional.of(new Found(Run.Cause.SHAPE, shapes(row)));
    }
    return restart(row).or(() -> jump(row)).or(() -> timeBack(row));
  }

  private static String named(Sample row) {
    return row.session().orElse("none");
  }

  private String shapes(Sample row) {
    String was =
        "%s in %d rows before"
            .formatted(before.shape().wireName(), current.map(Run::rows).orElse(0L));
    return row.cash().isEmpty()
        ? "%s rows, %s".formatted(row.shape().wireName(), was)
        : "%s rows (cash %s), %s (cash %s)"
            .formatted(row.shape().wireName(), shown(row.cash()), was, shown(before.cash()));
  }

  private static String shown(Optional<BigDecimal> amount) {
    return amount.map(BigDecimal::toPlainString).orElse("unknown");
  }

  private Optional<Found> restart(Sample row) {
    if (row.equity().isEmpty() || before.equity().isEmpty()) {
      return Optional.empty();
    }
    BigDecimal equity = row.equity().get();
    return isFresh(row) && equity.compareTo(before.equity().get()) != 0
        ? Optional.of(
            new Found(
                Run.Cause.RESTART,
                "equity and cash are %s, equity was %s"
                    .formatted(equity.toPlainString(), shown(before.equity()))))
        : Optional.empty();
  }

  /** Whether the account is worth a round sum, all of it in cash. */
  private static boolean isFresh(Sample row) {
    Optional<BigDecimal> equity = row.equity();
    return equity.isPresent()
        && row.cash().filter(cash -> cash.compareTo(equity.get()) == 0).isPresent()
        && equity.get().signum() > 0
        && equity.get().remainder(ROUND).signum() == 0;
  }

  private Optional<Found> jump(Sample row) {
    if (row.equity().isEmpty() || before.equity().isEmpty() || !isSoonAfter(row)) {
      return Optional.empty();
    }
    BigDecimal was = before.equity().get();
    BigDecimal change = row.equity().get().subtract(was).abs();
    return change.compareTo(was.abs().multiply(JUMP)) > 0
        ? Optional.of(
            new Found(
                Run.Cause.ACCOUNT,
                "equity %s, was %s within an hour: a trade moves cash into positions and leaves the sum"
                    .formatted(shown(row.equity()), shown(before.equity()))))
        : Optional.empty();
  }

  private boolean isSoonAfter(Sample row) {
    return row.at().isPresent()
        && before.at().isPresent()
        && Duration.between(before.at().get(), row.at().get()).abs().compareTo(SHORT) < 0;
  }

  private Optional<Found> timeBack(Sample row) {
    return row.at().isPresent()
            && before.at().isPresent()
            && row.at().get().plus(SHORT).isBefore(before.at().get())
        ? Optional.of(
            new Found(
                Run.Cause.TIME,
                "at %s, the row before at %s".formatted(row.at().get(), before.at().get())))
        : Optional.empty();
  }
}
