package io.orrery.rest;

import io.orrery.basics.Price;
import io.orrery.basics.SourceName;
import io.orrery.basics.Symbol;
import io.orrery.market.Sector;
import io.orrery.risk.CircuitBreaker;
import io.orrery.risk.Finding;
import io.orrery.risk.MarketPrice;
import io.orrery.risk.MarketStatus;
import io.orrery.risk.Returns;
import io.orrery.risk.RiskGate;
import io.orrery.risk.RiskLimits;
import io.orrery.session.UniverseSession;
import io.orrery.testkit.Samples;
import io.orrery.trading.DeskTerms;
import io.orrery.trading.MarketView;
import io.orrery.trading.RiskRules;
import io.orrery.trading.StrategyPermits;
import io.orrery.trading.Trading;
import io.orrery.trading.Tradings;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Somebody who trades in the open session of PAPER, with a broker that a test scripts. */
final class PaperDesk {

  final ScriptedBroker broker;
  final Trading trading;

  private PaperDesk(Api api, Map<String, String> limits) {
    this(api, limits, StrategyPermits.none(Universe.PAPER));
  }

  /** With these strategies. */
  PaperDesk(Api api, Map<String, String> limits, StrategyPermits permits) {
    UniverseSession session = api.universes.session(Universe.PAPER);
    this.broker = new ScriptedBroker(session.session());
    this.trading =
        new Trading(
            session,
            api.universes.archive(Universe.PAPER),
            broker,
            new RiskRules(
                new RiskGate(Universe.PAPER, RiskLimits.parse(limits)),
                CircuitBreaker.Rearm.BY_A_PERSON,
                new OpenMarket(),
                permits),
            DeskTerms.usual(new SourceName("test")),
            Samples.CLOCK);
    api.tradings.put(new Tradings.Post(session.session(), trading, Optional.empty()));
  }

  /** It has not read its records yet. */
  static PaperDesk closed(Api api) {
    return new PaperDesk(api, Map.of());
  }

  static PaperDesk open(Api api) {
    return open(api, Map.of());
  }

  static PaperDesk open(Api api, Map<String, String> limits) {
    PaperDesk desk = new PaperDesk(api, limits);
    desk.trading.open();
    return desk;
  }

  /** The session ends and another begins, with a desk of its own. */
  static PaperDesk reopen(Api api) {
    api.universes.close(Universe.PAPER, "a test");
    api.universes.open(Universe.PAPER);
    return open(api);
  }

  /** Fills the order that was sent last, and waits for its record. */
  void fillLast() {
    broker.fill(broker.sent.get(broker.sent.size() - 1));
    trading.desk().settle();
  }

  /** A market that always trades, everything at 10 but for what nobody knows. */
  private record OpenMarket() implements MarketView {
    @Override
    public Finding<MarketPrice> price(Symbol symbol) {
      return symbol.value().equals("UNSEEN")
          ? Finding.missing("no bar of UNSEEN has closed yet")
          : Finding.of(new MarketPrice(new Price(BigDecimal.TEN), Samples.NOW));
    }

    @Override
    public Finding<Sector> sector(Symbol symbol) {
      return Finding.missing("nobody said");
    }

    @Override
    public Finding<Returns> returns(Symbol symbol) {
      return Finding.missing("nobody said");
    }

    @Override
    public Finding<MarketStatus> market(Symbol symbol) {
      return Finding.of(new MarketStatus.Open());
    }

    @Override
    public Finding<LocalDate> tradingDay(Instant at) {
      return Finding.of(at.atZone(ZoneOffset.UTC).toLocalDate());
    }
  }
}
