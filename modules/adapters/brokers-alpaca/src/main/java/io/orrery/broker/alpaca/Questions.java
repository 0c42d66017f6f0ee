package io.orrery.broker.alpaca;

import io.orrery.broker.alpaca.RequestBudget.Priority;
import io.orrery.order.BrokerException;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Position;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Alpaca is asked; every question may be asked again. */
final class Questions {

  /** Most orders that Alpaca puts into one answer. */
  static final int PAGE = 500;

  /** Most open orders that are read. */
  private static final int MOST = 100_000;

  private final Api<TradingResource> api;
  private final Clock clock;

  Questions(Api<TradingResource> api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  Messages.Account account() {
    return api.ask("the account", TradingResource::account, Messages.Account.class);
  }

  MarketClock clock() {
    Instant asked = clock.instant();
    long begun = System.nanoTime();
    Messages.Clock heard = api.ask("the clock", TradingResource::clock, Messages.Clock.class);
    Duration trip = Duration.ofNanos(System.nanoTime() - begun);
    Instant at = OrderWords.value("clock timestamp", heard.timestamp(), OrderWords::moment);
    if (heard.isOpen() == null) {
      throw new BrokerException("clock is_open must be there, was missing");
    }
    return new MarketClock(
        heard.isOpen(),
        at,
        OrderWords.value("clock next_open", heard.nextOpen(), OrderWords::moment),
        OrderWords.value("clock next_close", heard.nextClose(), OrderWords::moment),
        Duration.between(at, asked.plus(trip.dividedBy(2))),
        trip);
  }

  List<Position> positions() {
    Messages.Position[] heard =
        api.ask("the positions", TradingResource::positions, Messages.Position[].class);
    return Arrays.stream(heard).map(OrderWords::position).toList();
  }

  /** Empty if Alpaca has none of that name. */
  Optional<BrokerOrder> find(ClientOrderId order, Priority priority) {
    String what = "order " + order;
    Answer answer = api.patiently(what, priority, trading -> trading.find(order.value()));
    if (answer.status() == 404) {
      return Optional.empty();
    }
    if (!answer.isGood()) {
      throw new BrokerException(what + ": " + api.explained(answer));
    }
    BrokerOrder found = OrderWords.read(api.body(what, answer, Messages.Order.class));
    if (!found.clientOrderId().equals(Optional.of(order.value()))) {
      throw new BrokerException(
          "the order that was asked for must be %s, was another".formatted(order));
    }
    return Optional.of(found);
  }

  /**
   * All of them, page by page from the oldest. A page begins at the moment of the last order before
   * it, not behind it, so that orders of one moment are not torn apart and lost.
   */
  List<BrokerOrder> openOrders() {
    Map<String, BrokerOrder> found = new LinkedHashMap<>();
    Instant after = null;
    while (true) {
      Messages.Order[] page = page(after == null ? null : after.minusMillis(1).toString());
      int before = found.size();
      for (Messages.Order each : page) {
        BrokerOrder order = OrderWords.read(each);
        found.put(order.orderId().value(), order);
        after = OrderWords.value("submitted_at", each.submittedAt(), OrderWords::moment);
      }
      if (page.length < PAGE) {
        return new ArrayList<>(found.values());
      }
      if (found.size() == before || found.size() > MOST) {
        throw new BrokerException(
            "open orders must come in pages that go on, at most %s, had %s"
                .formatted(MOST, found.size()));
      }
    }
  }

  private Messages.Order[] page(@Nullable String after) {
    return api.ask(
        "open orders",
        trading -> trading.orders("open", PAGE, "asc", "false", after),
        Messages.Order[].class);
  }
}
