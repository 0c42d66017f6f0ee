package io.orrery.trading;

import io.orrery.basics.Symbol;
import io.orrery.market.Bar;
import io.orrery.market.MarketFeed;
import io.orrery.order.BrokerException;
import io.orrery.session.Agent;
import io.orrery.session.AgentThread;
import io.orrery.session.UniverseSession;
import io.orrery.strategy.Strategy;
import io.orrery.universe.SessionClosedException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where bars become signals, and signals tickets: one thread takes each closed bar to the venue, to
 * its symbol's strategy, and what that wants to the desk. All that one moment brings is ordered
 * together. It begins when the session employs it and is over before that session is.
 */
public final class TradingFloor implements Agent {

  private static final System.Logger LOG = System.getLogger(TradingFloor.class.getName());

  private final UniverseSession session;
  private final Trading trading;
  private final FloorMarket market;
  private final FloorTerms terms;
  private final Moment moment;
  private final List<Seat> seats = new ArrayList<>();
  private final AgentThread thread;
  private long start;
  private boolean isUnderWay;
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
    for (Symbol symbol : market.feed().symbols()) {
      seats.add(new Seat(symbol, strategies.apply(symbol)));
    }
    this.moment = new Moment(session, trading.desk(), terms);
    this.report = report(AgentReport.State.INITIALIZED, Optional.empty());
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
    become(AgentReport.State.RUNNING, Optional.empty());
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
      moment.settle(close);
      become(AgentReport.State.RUNNING, Optional.empty());
    } catch (BrokerException e) {
      moment.forget();
      become(
          AgentReport.State.BLOCKED,
          Optional.of(
              "nothing was decided on the bars of %s: %s".formatted(close, e.getMessage())));
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
    report = report(state, reason);
  }

  private AgentReport report(AgentReport.State state, Optional<String> reason) {
    Optional<Instant> tick =
        state == AgentReport.State.INITIALIZED
            ? Optional.empty()
            : Optional.of(market.clock().instant());
    return new AgentReport("floor", state, tick, reason);
  }

  @Override
  public String toString() {
    return thread.toString();
  }
}
