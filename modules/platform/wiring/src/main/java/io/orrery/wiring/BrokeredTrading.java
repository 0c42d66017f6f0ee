package io.orrery.wiring;

import io.orrery.basics.SourceName;
import io.orrery.broker.alpaca.AlpacaBroker;
import io.orrery.broker.fix.FixBroker;
import io.orrery.market.MarketFeed;
import io.orrery.market.SectorMap;
import io.orrery.order.Broker;
import io.orrery.promotion.PromotedSeat;
import io.orrery.promotion.PromotionBook;
import io.orrery.promotion.StrategyVersion;
import io.orrery.risk.CircuitBreaker;
import io.orrery.risk.RiskGate;
import io.orrery.risk.StrategyPermission;
import io.orrery.runs.MarketRecording;
import io.orrery.session.UniverseSession;
import io.orrery.strategy.Bystander;
import io.orrery.trade.UniverseArchive;
import io.orrery.trading.DeskTerms;
import io.orrery.trading.FloorMarket;
import io.orrery.trading.KeptAccountBroker;
import io.orrery.trading.MarketClock;
import io.orrery.trading.RenewedBroker;
import io.orrery.trading.RiskRules;
import io.orrery.trading.Rounds;
import io.orrery.trading.StrategyPermits;
import io.orrery.trading.TickerTape;
import io.orrery.trading.Trading;
import io.orrery.trading.TradingFloor;
import io.orrery.trading.Tradings;
import io.orrery.trading.Venue;
import io.orrery.universe.Session;
import java.util.Map;
import java.util.Optional;

/**
 * Lets one session of PAPER or LIVE trade: broker, gate, desk, and, if bars come, the floor on
 * which a strategy decides.
 */
final class BrokeredTrading {

  /** The bystander that looks on where no strategy decides needs nobody's word. */
  private static final StrategyPermits ONLY_PEOPLE =
      (strategy, now) ->
          strategy.equals(new Bystander().name())
              ? new StrategyPermission.NotNeeded()
              : new StrategyPermission.Withheld("no strategy has a seat here, only people order");

  private final BrokeredPlan plan;
  private final UniverseSession session;
  private final Tradings tradings;
  private final Tempo tempo;

  BrokeredTrading(BrokeredPlan plan, UniverseSession session, Tradings tradings, Tempo tempo) {
    this.plan = plan;
    this.session = session;
    this.tradings = tradings;
    this.tempo = tempo;
  }

  /** Begins, and ends with the session; the broker is reached later, on another thread. */
  void begin(UniverseArchive archive) {
    TickerTape tape =
        new TickerTape(plan.calendar(), new SectorMap(Map.of()), plan.interval(), tempo.clock());
    RiskRules rules =
        new RiskRules(
            new RiskGate(session.universe(), plan.limits()),
            CircuitBreaker.Rearm.BY_A_PERSON,
            tape,
            plan.bars().map(bars -> permits(bars, archive)).orElse(ONLY_PEOPLE));
    Broker broker = broker();
    Trading trading = new Trading(session, archive, broker, rules, terms(), tempo.clock());
    if (broker instanceof KeptAccountBroker kept) {
      kept.keptBy(trading);
    }
    Optional<PolledMarket> market =
        plan.bars().map(bars -> new PolledMarket(bars, session.universe(), tempo));
    Optional<TradingFloor> floor = market.map(each -> floor(each, trading, tape));
    tradings.put(
        new Tradings.Post(session.session(), trading, floor, market.map(each -> each::report)));
    Staff.of(
        session.universe(),
        trading.roster(),
        plan.bars().flatMap(BrokeredPlan.BarPlan::recording).isPresent());
    trading.begin();
    floor.ifPresent(session::employ);
    new Rounds(session, trading, floor, Rounds.Terms.usual()).begin();
  }

  private StrategyPermits permits(BrokeredPlan.BarPlan bars, UniverseArchive archive) {
    BrokerSettings.Decisions decisions = bars.settings().decisions();
    if (decisions.strategy().isEmpty()) {
      return ONLY_PEOPLE;
    }
    return decisions.isPromotionNeeded()
        ? new PromotedSeat(
            new PromotionBook(archive.audit()), StrategyVersion.of(bars.strategy()), plan.limits())
        : StrategyPermits.none(session.universe());
  }

  private Broker broker() {
    Session own = session.session();
    if (plan.settings().access() instanceof BrokerSettings.Access.Alpaca alpaca) {
      return new RenewedBroker(
          () -> new AlpacaBroker(own, alpaca.connection(), tempo.alpaca(), tempo.clock()));
    }
    BrokerSettings.Access.Fix fix = (BrokerSettings.Access.Fix) plan.settings().access();
    Broker broker =
        new RenewedBroker(() -> new FixBroker(own, fix.venues(), plan.root(), tempo.clock()));
    return fix.openingCash()
        .<Broker>map(
            cash ->
                new KeptAccountBroker(
                    broker,
                    new KeptAccountBroker.Beginning(
                        fix.venues().account(session.universe()), cash.currency(), cash.amount())))
        .orElse(broker);
  }

  private DeskTerms terms() {
    DeskTerms usual = DeskTerms.usual(source());
    return new DeskTerms(
        usual.source(),
        usual.patience(),
        usual.interval(),
        usual.farewell(),
        plan.settings().cashTolerance());
  }

  private static SourceName source() {
    return new SourceName("orrery");
  }

  /** The recording is employed before the floor, so that it ends when no bar comes any more. */
  private TradingFloor floor(PolledMarket market, Trading trading, TickerTape tape) {
    MarketFeed feed = market.feed();
    if (market.plan().recording().isPresent()) {
      MarketRecording begun =
          new MarketRecording(session, market.plan().recording().get(), market.plan().grid());
      session.employ(begun);
      feed = begun.of(feed);
    }
    session.events().publish(market.started());
    return new TradingFloor(
        session,
        trading,
        new FloorMarket(feed, Venue.ELSEWHERE, tape, new MarketClock(session.session().openedAt())),
        symbol -> market.plan().strategy(),
        market.terms(plan.calendar(), source()));
  }
}
