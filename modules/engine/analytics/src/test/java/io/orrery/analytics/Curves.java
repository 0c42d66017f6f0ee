package io.orrery.analytics;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.Sha256;
import io.orrery.basics.Symbol;
import io.orrery.testkit.Samples;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.Side;
import io.orrery.trade.Trade;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Lineage;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Sample curves, trades and sessions. */
final class Curves {

  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  static final CurrencyCode USD = new CurrencyCode("USD");
  static final Conventions PLAIN = Conventions.stated(ZoneOffset.UTC, 0, 252);
  static final LocalDate START = LocalDate.of(2026, 1, 1);

  private Curves() {}

  /** One point at noon of each day from {@link #START}. */
  static EquityCurve daily(double... equity) {
    long[] millis = new long[equity.length];
    for (int i = 0; i < equity.length; i++) {
      millis[i] = noon(i).toEpochMilli();
    }
    return EquityCurve.of(millis, equity);
  }

  /** Noon, UTC, so many days after {@link #START}. */
  static Instant noon(int day) {
    return START.plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  /** A simulation whose result may train a model. */
  static Session realistic() {
    byte[] bytes = {1, 2, 3};
    Assumptions assumptions =
        new Assumptions(
            Assumptions.FillModel.NEXT_OPEN,
            Optional.of(new BigDecimal("5")),
            Optional.of(Duration.ofMillis(50)),
            Assumptions.Fees.MODELLED,
            Assumptions.PartialFills.MODELLED,
            Assumptions.MarketHours.RESPECTED,
            Optional.of(42L));
    return Session.begin(Universe.SIMULATION, assumptions, verified(bytes), Samples.CLOCK)
        .session();
  }

  static Lineage verified(byte[] bytes) {
    try {
      Sha256 hash = Sha256.ofRaw(Sha256.digest().digest(bytes));
      return Lineage.verify("sample", hash, new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Evidence evidence(EquityCurve curve, RoundTrip... trips) {
    return new Evidence(
        Basis.of(realistic()), USD, curve, Optional.of(Activity.of(List.of(trips), List.of())));
  }

  static Performance performance(double... equity) {
    return Performance.of(evidence(daily(equity)), PLAIN);
  }

  static RoundTrip trip(int from, int to, double entry, double exit) {
    return new RoundTrip(
        new Symbol("AAA"), 10, noon(from), entry, noon(to), exit, 1, "the signal turned");
  }

  /** An equity point as the ledger of {@code control}'s session answers it. */
  static Recorded<EquityPoint> point(Session.Control control, long seq, Instant at, String equity) {
    EquityPoint fact =
        new EquityPoint(
            at,
            USD,
            new Amount(new BigDecimal(equity)),
            new Amount(new BigDecimal(equity)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return control
        .recorder()
        .recorded(control.session().mint(fact), place(Stream.EQUITY, seq), Samples.NOW);
  }

  /** A fill as the ledger of {@code control}'s session answers it. */
  static Recorded<Trade> fill(
      Session.Control control, long seq, Instant at, Side side, String qty, String price) {
    return control
        .recorder()
        .recorded(
            control.session().mint(trade("AAA", at, side, qty, price)),
            place(Stream.TRADES, seq),
            Samples.NOW);
  }

  static Trade trade(String symbol, Instant at, Side side, String qty, String price) {
    return new Trade(
        new Symbol(symbol),
        side,
        new Quantity(new BigDecimal(qty)),
        new Price(new BigDecimal(price)),
        USD,
        Optional.empty(),
        at,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Recorded.Place place(Stream stream, long seq) {
    return new Recorded.Place(stream, seq, Sha256.ofRaw(Sha256.digest().digest(new byte[] {1})));
  }
}
