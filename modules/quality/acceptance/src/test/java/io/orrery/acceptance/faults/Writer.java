package io.orrery.acceptance.faults;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.OrderId;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.Symbol;
import io.orrery.ledger.FileStorage;
import io.orrery.ledger.LedgerOptions;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Side;
import io.orrery.trade.Trade;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Lineage;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The process that faults happen to: it keeps PAPER in one home, takes one command a line on its
 * standard input, and says on its standard output what happened, above all what was acknowledged.
 *
 * <ul>
 *   <li>{@code open}: {@code opened SESSION}, or {@code refused TYPE MESSAGE}
 *   <li>{@code append NAME THREADS COUNT}: {@code ack STREAM SEQ ID HASH} for each record, {@code
 *       failed TYPE MESSAGE} where a thread gave up, {@code late STREAM} if anything was
 *       acknowledged after that, and {@code appended} at the end, which a count of 0 never reaches
 *   <li>{@code halt ID}: {@code ack audit ...} or {@code failed TYPE MESSAGE}: one audit record,
 *       whatever happened before
 *   <li>{@code close}: {@code closed}, or {@code unclosed TYPE MESSAGE}
 * </ul>
 *
 * <p>Every line leaves in one {@code writev}, so that a fault in the ledger's {@code write} is a
 * fault in the ledger.
 */
public final class Writer {

  private final FileStorage storage;
  private final Clock clock;
  private final FileChannel output = new FileOutputStream(FileDescriptor.out).getChannel();
  private Optional<Session.Control> control = Optional.empty();
  private Optional<UniverseStore> opened = Optional.empty();

  private Writer(Path home, Clock clock, long segmentBytes) {
    this.storage = new FileStorage(home, clock, options(segmentBytes));
    this.clock = clock;
  }

  /** Takes the home and, optionally, {@code stepping-clock} and {@code large-segments}. */
  public static void main(String[] arguments) throws Exception {
    List<String> wishes = List.of(arguments);
    Clock clock = wishes.contains("stepping-clock") ? new SteppingClock() : Clock.systemUTC();
    long segmentBytes = wishes.contains("large-segments") ? 64 << 20 : 256 << 10;
    Writer writer = new Writer(Path.of(arguments[0]), clock, segmentBytes);
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      writer.obey(line.split(" ", -1));
    }
  }

  /** Small segments, so that many are sealed, and no floor, so that disks really become full. */
  private static LedgerOptions options(long segmentBytes) {
    LedgerOptions usual = LedgerOptions.defaults();
    return new LedgerOptions(
        segmentBytes,
        usual.queuedRecords(),
        0,
        usual.ballastBytes(),
        usual.checkpoints(),
        usual.checkpointEvery());
  }

  private void obey(String[] command) throws InterruptedException {
    switch (command[0]) {
      case "open" -> open();
      case "append" ->
          append(command[1], Integer.parseInt(command[2]), Integer.parseInt(command[3]));
      case "halt" -> halt(command[1]);
      case "close" -> close();
      default -> throw new IllegalArgumentException("there is no command " + command[0]);
    }
  }

  private void open() {
    Session.Control begun =
        Session.begin(Universe.PAPER, Assumptions.unknown(), new Lineage.Unknown(), clock);
    try {
      opened = Optional.of(storage.open(begun.recorder()));
      control = Optional.of(begun);
      say("opened " + begun.session().id());
    } catch (RuntimeException e) {
      say("refused " + described(e));
    }
  }

  private void append(String name, int threads, int count) throws InterruptedException {
    AtomicBoolean hasFailed = new AtomicBoolean();
    List<Thread> running = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      String prefix = name + "-" + t + "-";
      Thread thread = new Thread(() -> appendEach(prefix, count, hasFailed));
      running.add(thread);
      thread.start();
    }
    for (Thread thread : running) {
      thread.join();
    }
    if (hasFailed.get()) {
      tryAfterTheFailure(name);
    }
    say("appended");
  }

  private void appendEach(String prefix, int count, AtomicBoolean hasFailed) {
    for (int i = 0; count == 0 || i < count; i++) {
      try {
        acknowledge(append(i, prefix + i), prefix + i);
      } catch (RuntimeException e) {
        hasFailed.set(true);
        say("failed " + described(e));
        return;
      }
    }
  }

  private void tryAfterTheFailure(String name) {
    for (int i = 0; i < 3; i++) {
      try {
        say("late " + append(0, name + "-late-" + i).stream());
      } catch (LedgerException asItMust) {
        continue;
      }
    }
  }

  private Recorded<?> append(int i, String id) {
    Session session = control.orElseThrow().session();
    UniverseStore store = opened.orElseThrow();
    return switch (i % 8) {
      case 3 -> store.events().append(session.mint(new Probe(new OrderId(id))));
      case 6 -> store.audit().append(session.mint(new Probe(new OrderId(id))));
      default -> store.trades().append(session.mint(trade(id)));
    };
  }

  private void halt(String id) {
    Session session = control.orElseThrow().session();
    try {
      Probe probe = new Probe(new OrderId(id));
      acknowledge(opened.orElseThrow().audit().append(session.mint(probe)), id);
    } catch (RuntimeException e) {
      say("failed " + described(e));
    }
  }

  private void acknowledge(Recorded<?> recorded, String id) {
    say(
        "ack %s %d %s %s"
            .formatted(recorded.stream(), recorded.seq(), id, recorded.hash().value()));
  }

  private void close() {
    control.ifPresent(Session.Control::close);
    try {
      opened.ifPresent(UniverseStore::close);
      say("closed");
    } catch (RuntimeException e) {
      say("unclosed " + described(e));
    }
    opened = Optional.empty();
  }

  private static String described(RuntimeException e) {
    StringBuilder text = new StringBuilder();
    for (Throwable each = e; each != null; each = each.getCause()) {
      text.append(each.getClass().getSimpleName()).append(' ');
      text.append(String.valueOf(each.getMessage()).replaceAll("\\R", " ")).append(' ');
    }
    return text.toString().strip();
  }

  private void say(String line) {
    ByteBuffer[] parts = {
      ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)), ByteBuffer.wrap(new byte[] {'\n'})
    };
    try {
      output.write(parts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Trade trade(String id) {
    return new Trade(
        new Symbol("AAPL"),
        Side.BUY,
        new Quantity(BigDecimal.TEN),
        new Price(new BigDecimal("190.25")),
        new CurrencyCode("USD"),
        Optional.empty(),
        Instant.EPOCH,
        Optional.empty(),
        Optional.of(new OrderId(id)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
