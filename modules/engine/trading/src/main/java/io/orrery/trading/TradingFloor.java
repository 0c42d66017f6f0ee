package io.orrery.trading;

import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.market.Bar;
import io.orrery.market.MarketFeed;
import io.orrery.order.BrokerException;
import io.orrery.risk.Finding;
import io.orrery.risk.MarketStatus;
import io.orrery.risk.StrategyPermission;
import io.orrery.session.Agent;
import io.orrery.session.AgentThread;
import io.orrery.session.UniverseSession;
import io.orrery.strategy.Strategy;
import io.orrery.trading.observability.Role;
import io.orrery.universe.SessionClosedException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Where bars become signals, and signals tickets: one thread takes each closed bar to the venue, to
 * its symbol's strategy, and what that wants to the desk. All that one moment brings is ordered
 * together. It begins when the session employs it and is over before that session is.
 */
public final class TradingFloor implements Agent {

  private static final System.Logger LOG = System.getLogger(TradingFloor.class.getName());

  private static final Duration DAY = Duration.ofDays(1);

  /** Whose work is done on the floor's thread. */
  static final Set<Role> STAGES = EnumSet.of(Role.DATA, Role.SIGNAL, Role.MONITOR, Role.ANALYTICS);

  private final UniverseSession session;
  private final Trading trading;
  private final FloorMarket market;
  private final FloorTerms terms;
  private final Moment moment;
  private final Roster roster;
  private final List<Seat> seats = new ArrayList<>();
  private final Set<StrategyName> seated = new LinkedHashSet<>();
  private final AgentThread thread;
  private long start;
  private boolean isUnderWay;
  private long moments;
  private volatile Runnable afterwards = () -> {};
  private volatile AgentReport report;

  /**
   * Has done nothing yet.
   *
   * @param trading of the same session; nothing is decided before it has reached its broker
   * @param strategies which strategy decides for a symbol of the feed
   */
  public TradingFloor(
      UniverseSession session,
      Trading trading,
      FloorMarket market,
      Function<Symbol, Strategy> strategies,
      FloorTerms terms) {
    this.session = session;
    this.trading = trading;
    this.market = market;
    this.terms = terms;
    this.roster = trading.roster();
    for (Symbol symbol : market.feed().symbols()) {
      seats.add(new Seat(symbol, strategies.apply(symbol)));
    }
    seats.forEach(seat -> seated.add(seat.strategy().name()));
    this.moment = new Moment(session, trading, terms);
    this.report = AgentReport.initialized("floor");
    this.thread = new AgentThread("orrery-floor-" + session.universe(), this::run);
  }

  /** How it does. */
  public AgentReport report() {
    return report;
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public void stop() {
    thread.stop();
  }

  /** Trades on the caller's thread until the feed ends or it is told to stop. */
  public void run() {
    takeSeats();
    try (MarketFeed feed = market.feed()) {
      while (thread.waitFor(feed::next)) {
        take(feed);
      }
      settle();
      end(AgentReport.State.IDLE, "the market's data ended");
    } catch (InterruptedException | SessionClosedException e) {
      become(AgentReport.State.IDLE, Optional.of("it was told to stop"));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "trading in " + session.session().id() + " failed", e);
      end(AgentReport.State.ERROR, String.valueOf(e.getMessage()));
    }
  }

  private void take(MarketFeed feed) {
    if (isUnderWay && feed.startMillis() != start) {
      settle();
    }
    start = feed.startMillis();
    isUnderWay = true;
    Seat seat = seats.get(feed.symbol());
    Instant begun = Instant.ofEpochMilli(start);
    market
        .venue()
        .bar(
            seat.symbol(),
            new Bar(
                begun,
                feed.openPrice(),
                feed.highPrice(),
                feed.lowPrice(),
                feed.closePrice(),
                feed.volume()));
    seat.add(
        start,
        feed.openPrice(),
        feed.highPrice(),
        feed.lowPrice(),
        feed.closePrice(),
        feed.volume());
    market.tape().closed(seat.symbol(), feed.closePrice(), closeOf(begun));
    moment.add(seat);
    if (feed.symbol() == seats.size() - 1) {
      settle(); // no other bar of this moment can come
    }
  }

  /** All bars of the moment are there. */
  private void settle() {
    if (isUnderWay) {
      isUnderWay = false;
      Instant close = closeOf(Instant.ofEpochMilli(start));
      restBefore(close);
      market.clock().moveTo(close);
      if (moment.isOver(close)) {
        moment.forget();
        become(
            AgentReport.State.IDLE,
            Optional.of("bars of %s are history: nothing is decided on them".formatted(close)));
      } else if (trading.isReached()) {
        decide(close);
      } else {
        moment.forget();
        become(AgentReport.State.BLOCKED, Optional.of("the broker is not reached yet"));
      }
    }
  }

  /** A broker that does not answer spoils one moment, not the day. */
  private void decide(Instant close) {
    try {
      moment.settle(close, seats);
      moments++;
      takeSeats();
      afterwards.run();
    } catch (BrokerException e) {
      moment.forget();
      become(
          AgentReport.State.BLOCKED,
          Optional.of(
              "nothing was decided on the bars of %s: %s".formatted(close, e.getMessage())));
    }
  }

  /** A strategy without permission sits out: it looks on, and gets out of what it holds. */
  private void takeSeats() {
    Optional<String> sitsOut =
        seated.stream()
            .map(trading.desk()::permission)
            .filter(StrategyPermission.Withheld.class::isInstance)
            .map(withheld -> ((StrategyPermission.Withheld) withheld).reason())
            .findFirst();
    become(sitsOut.isEmpty() ? AgentReport.State.RUNNING : AgentReport.State.BLOCKED, sitsOut);
  }

  /** Which strategies have a seat here, each with whether it may take on risk now. */
  public Map<StrategyName, StrategyPermission> permissions() {
    Map<StrategyName, StrategyPermission> now = new LinkedHashMap<>();
    seated.forEach(each -> now.put(each, trading.desk().permission(each)));
    return now;
  }

  /** Nights, and days on which the market rests, say nothing of how late bars are. */
  private void restBefore(Instant close) {
    LocalDate before = terms.calendar().dateAt(market.clock().instant());
    boolean isDaily = terms.interval().compareTo(DAY) >= 0;
    LocalDate expected = isDaily ? before.plusDays(1) : before;
    if (!terms.calendar().dateAt(close).equals(expected)) {
      roster.tally().rest();
    }
  }

  private Instant closeOf(Instant begun) {
    return terms.calendar().closeOf(begun, terms.interval());
  }

  /** It ended by itself, which is recorded if anything can be. */
  private void end(AgentReport.State state, String reason) {
    try {
      session.events().publish(new TradingEnded(reason, state == AgentReport.State.ERROR));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "that trading ended could not be recorded", e);
    }
    become(state, Optional.of(reason));
  }

  private void become(AgentReport.State state, Optional<String> reason) {
    report =
        new AgentReport("floor", state, Optional.of(market.clock().instant()), reason, moments);
    if (state != AgentReport.State.RUNNING) {
      STAGES.forEach(role -> roster.become(role, state, reason));
    }
  }

  /** After each moment this is done on the floor's thread; set before the floor begins. */
  void afterEach(Runnable then) {
    afterwards = then;
  }

  /** The length of its bars. */
  Duration interval() {
    return terms.interval();
  }

  /** Why the market does not trade by its own time; empty if it does, or is not known to. */
  Optional<String> closedBecause() {
    return seats.stream()
        .findFirst()
        .map(seat -> market.tape().market(seat.symbol()))
        .flatMap(
            status ->
                status instanceof Finding.Known<MarketStatus> known
                        && known.value() instanceof MarketStatus.Closed closed
                    ? Optional.of(closed.reason())
                    : Optional.empty());
  }

  @Override
  public String toString() {
    return thread.toString();
  }
}
