package io.orrery.ledger;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.Symbol;
import io.orrery.trade.Side;
import io.orrery.trade.Trade;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Lineage;
import io.orrery.universe.Minted;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Homes with paper trades in them, and ways to spoil their files. */
final class Paper {

  static final Instant NOON = Instant.parse("2026-01-27T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  private Paper() {}

  static Session.Control begin(Universe universe) {
    return Session.begin(universe, Assumptions.unknown(), new Lineage.Unknown(), CLOCK);
  }

  static Path file(Path home, Universe universe, Stream stream) {
    return new Home(home).ledger(new LedgerId(universe, stream));
  }

  static Path trades(Path home) {
    return file(home, Universe.PAPER, Stream.TRADES);
  }

  /** Opens the universe for a new session, records that many trades, and dies. */
  static void record(Path home, Universe universe, int count) {
    Session.Control control = begin(universe);
    Image image;
    try (UniverseStore store = new FileStorage(home, CLOCK).open(control.recorder())) {
      store.trades().appendAll(minted(control.session(), count));
      image = Image.of(home);
    }
    image.restore();
  }

  /** The same, and closes the session, so that everything is sealed. */
  static void recordAndClose(Path home, Universe universe, int count) {
    Session.Control control = begin(universe);
    try (UniverseStore store = new FileStorage(home, CLOCK).open(control.recorder())) {
      store.trades().appendAll(minted(control.session(), count));
    }
  }

  /** The first sealed segment of the trades. */
  static Path sealed(Path home) {
    return sealed(home, Universe.PAPER, Stream.TRADES, 1);
  }

  static Path sealed(Path home, Universe universe, Stream stream, long firstSeq) {
    return new Home(home).segment(new LedgerId(universe, stream), firstSeq);
  }

  static UniverseStore open(Path home) {
    return new FileStorage(home, CLOCK).open(begin(Universe.PAPER).recorder());
  }

  /** Opens and closes, for whoever wants to know whether it opens. */
  static UniverseStore.Opening reopen(Path home) {
    return reopen(home, new Disk());
  }

  /** The same on a disk of the test's own. */
  static UniverseStore.Opening reopen(Path home, Disk disk) {
    FileStorage storage = new FileStorage(home, CLOCK, LedgerOptions.defaults(), disk);
    try (UniverseStore store = storage.open(begin(Universe.PAPER).recorder())) {
      return store.opening();
    }
  }

  static List<Minted<Trade>> minted(Session session, int count) {
    return LongStream.rangeClosed(1, count).mapToObj(i -> session.mint(trade(i))).toList();
  }

  static Trade trade(long qty) {
    return new Trade(
        new Symbol("AAPL"),
        Side.BUY,
        new Quantity(BigDecimal.valueOf(qty)),
        new Price(new BigDecimal("190.25")),
        new CurrencyCode("USD"),
        Optional.empty(),
        NOON,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The quantities of all trades that a new storage can read. */
  static List<Long> read(Path home) {
    return quantities(new FileStorage(home, CLOCK).archive(Universe.PAPER).trades().after(0, 1000));
  }

  static List<Long> quantities(List<Recorded<Trade>> records) {
    return records.stream().map(each -> each.fact().qty().value().longValueExact()).toList();
  }

  static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  /** The lines of a ledger, each with its line feed. */
  static List<byte[]> lines(Path ledger) throws IOException {
    byte[] all = Files.readAllBytes(ledger);
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == '\n') {
        lines.add(Arrays.copyOfRange(all, start, i + 1));
        start = i + 1;
      }
    }
    return lines;
  }

  static void write(Path ledger, List<byte[]> lines) throws IOException {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    lines.forEach(all::writeBytes);
    Files.write(ledger, all.toByteArray());
  }

  static boolean holds(Path file, String content) {
    try {
      return Files.readString(file).equals(content);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
