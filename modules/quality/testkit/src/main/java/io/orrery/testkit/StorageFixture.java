package io.orrery.testkit;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.OrderId;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.SourceName;
import io.orrery.basics.Symbol;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.Side;
import io.orrery.trade.Storage;
import io.orrery.trade.Trade;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Lineage;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A storage with one open paper store, and facts to record in it. */
abstract class StorageFixture {

  private static final Instant NOON = Instant.parse("2026-01-27T12:00:00.123456789Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  Storage storage;
  Session.Control control;
  UniverseStore store;

  /** A storage that holds nothing yet. */
  protected abstract Storage storage();

  /** The same place after a restart; by default the same object. */
  protected Storage restarted(Storage before) {
    return before;
  }

  @BeforeEach
  final void open() {
    storage = storage();
    control = begin(Universe.PAPER);
    store = storage.open(control.recorder());
  }

  @AfterEach
  final void close() {
    store.close();
  }

  /** A session that nobody has described further. */
  protected static Session.Control begin(Universe universe) {
    return Session.begin(universe, Assumptions.unknown(), new Lineage.Unknown(), CLOCK);
  }

  static List<Long> quantities(Storage storage, Universe universe) {
    return storage.archive(universe).trades().after(0, 1000).stream()
        .map(each -> each.fact().qty().value().longValueExact())
        .toList();
  }

  List<Minted<Trade>> trades(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(this::trade).toList();
  }

  Minted<Trade> trade(long qty) {
    return control
        .session()
        .mint(
            new Trade(
                new Symbol("AAPL"),
                Side.BUY,
                new Quantity(BigDecimal.valueOf(qty)),
                new Price(new BigDecimal("190.250")),
                new CurrencyCode("USD"),
                Optional.empty(),
                NOON,
                Optional.empty(),
                Optional.of(new OrderId("o-" + qty)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new SourceName("a test")),
                Optional.empty()));
  }

  Minted<EquityPoint> equity(String amount) {
    return control
        .session()
        .mint(
            new EquityPoint(
                NOON,
                new CurrencyCode("USD"),
                new Amount(new BigDecimal(amount)),
                new Amount(new BigDecimal("0.00")),
                Optional.empty(),
                Optional.of(true),
                Optional.empty(),
                Optional.empty()));
  }
}
