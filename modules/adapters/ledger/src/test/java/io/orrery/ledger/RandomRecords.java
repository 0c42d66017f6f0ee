package io.orrery.ledger;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.OrderId;
import io.orrery.basics.Sha256;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.Origin;
import io.orrery.trade.Selection;
import io.orrery.trade.Trade;
import io.orrery.universe.Session;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import io.orrery.universe.ValidityClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Records and questions about them, at random. */
final class RandomRecords {

  private final Random random;
  private final List<SessionId> sessions = new ArrayList<>();

  RandomRecords(Random random) {
    this.random = random;
  }

  Session session() {
    Session session = Paper.begin(Universe.PAPER).session();
    sessions.add(session.id());
    return session;
  }

  Trade trade() {
    Trade base = Paper.trade(1 + random.nextInt(1000));
    return new Trade(
        new Symbol("SYM" + random.nextInt(6)),
        base.side(),
        base.qty(),
        base.price(),
        base.currency(),
        maybe(new Amount(new BigDecimal("1.05"))),
        moment(),
        Optional.empty(),
        maybe(new OrderId("o-" + random.nextInt(300))),
        Optional.empty(),
        maybe(new StrategyName("s" + random.nextInt(3))),
        Optional.empty(),
        maybe(new Origin(new IdempotencyKey("k" + random.nextInt(40)), 1, Sha256.of(new byte[0]))));
  }

  EquityPoint point(int i) {
    String equity =
        switch (random.nextInt(50)) {
          case 0 -> "123456789012345678901234.5";
          case 1 -> "100.000";
          default -> String.valueOf(100 + random.nextInt(60)) + ".0".repeat(random.nextInt(2));
        };
    return new EquityPoint(
        Paper.NOON.plusSeconds(i + random.nextInt(30)),
        new CurrencyCode("USD"),
        new Amount(new BigDecimal(equity)),
        new Amount(BigDecimal.ONE),
        Optional.empty(),
        maybe(true),
        Optional.empty(),
        Optional.empty());
  }

  private <T> Optional<T> maybe(T value) {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(value);
  }

  private Instant moment() {
    return Paper.NOON
        .plusSeconds(random.nextInt(2_000))
        .plusNanos(random.nextInt(4) * 250_000_001L);
  }

  Selection selection() {
    Selection selection = Selection.all();
    selection =
        random.nextInt(2) == 0
            ? selection.withSymbol(new Symbol("SYM" + random.nextInt(7)))
            : selection;
    selection =
        random.nextInt(4) == 0
            ? selection.withStrategy(new StrategyName("s" + random.nextInt(4)))
            : selection;
    selection =
        random.nextInt(6) == 0
            ? selection.withOrderId(new OrderId("o-" + random.nextInt(310)))
            : selection;
    selection =
        random.nextInt(6) == 0
            ? selection.withIdempotencyKey(new IdempotencyKey("k" + random.nextInt(41)))
            : selection;
    selection =
        random.nextInt(5) == 0
            ? selection.withSession(sessions.get(random.nextInt(sessions.size())))
            : selection;
    selection =
        random.nextInt(5) == 0
            ? selection.withValidity(
                random.nextInt(3) == 0 ? ValidityClass.LIVE_VERIFIED : ValidityClass.PAPER_ONLY)
            : selection;
    return random.nextInt(3) == 0 ? timed(selection) : selection;
  }

  private Selection timed(Selection selection) {
    Instant from = moment();
    Selection since = random.nextInt(4) == 0 ? selection : selection.withFrom(from);
    return random.nextInt(4) == 0 ? since : since.withTo(from.plusSeconds(random.nextInt(900)));
  }

  Selection equitySelection() {
    Instant from = Paper.NOON.plusSeconds(random.nextInt(6_000));
    Selection selection =
        switch (random.nextInt(4)) {
          case 0 -> Selection.all();
          case 1 -> Selection.all().withSession(sessions.get(random.nextInt(sessions.size())));
          case 2 -> Selection.all().withSymbol(new Symbol("SYM1"));
          default -> Selection.all().withValidity(ValidityClass.PAPER_ONLY);
        };
    return random.nextBoolean()
        ? selection
        : selection.withFrom(from).withTo(from.plusSeconds(random.nextInt(5_000)));
  }
}
