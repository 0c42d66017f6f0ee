package io.orrery.broker.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.broker.fix.FixWire.Received;
import io.orrery.order.Broker.Submission;
import io.orrery.order.BrokerException;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.universe.Minted;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** One random story of a broker and a counterparty, and what must hold at its end. */
final class FixScript {

  private final long seed;
  private final Random random;
  private final Path root;
  private final String name = FixBench.freshName();
  private final Map<ClientOrderId, Submission> submissions = new LinkedHashMap<>();
  private final List<Heard> heard = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private final TradingVenue venue;
  private FixBench bench;
  private boolean isCountAnew;

  FixScript(long seed, Path home) throws IOException {
    this.seed = seed;
    this.random = new Random(seed);
    this.root = home.resolve("paper");
    this.venue = new TradingVenue("VENUE", name, FixBench.ACCOUNT);
    this.bench = bench();
  }

  int orders() {
    return venue.orders().size();
  }

  int fills() {
    return venue.orders().stream().mapToInt(order -> order.executions.size()).sum();
  }

  FixScript run() throws IOException {
    try {
      venue.onOrder = this::react;
      start();
      int steps = 8 + random.nextInt(12);
      for (int i = 0; i < steps; i++) {
        step();
      }
      settle();
      check();
      return this;
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("-Dtest.seed=" + seed + " -Dtest.scripts=1: " + story, e);
    } finally {
      bench.broker.close();
      venue.close();
    }
  }

  private FixBench bench() {
    FixConnection to = FixBench.connection(name, venue.wire.port(), root, FixBench.ALL);
    return new FixBench(Universe.PAPER, to, root);
  }

  private void start() {
    heard.add(bench.heard);
    bench.broker.open(bench.heard);
  }

  /** What the venue does about a new order, on its thread. */
  private void react(VenueOrder order) {
    switch (new Random(order.clOrdId.hashCode() + seed).nextInt(8)) {
      case 0 -> venue.reject(order, "not today");
      case 1 -> venue.fill(order, "10", "190");
      case 2 -> venue.wire.disconnect();
      case 3 -> {
        venue.wire.lose(1);
        venue.accept(order);
      }
      case 4 -> order.status = '0';
      default -> venue.accept(order);
    }
  }

  private void step() {
    int dice = random.nextInt(100);
    if (dice < 35) {
      note("submit", random.nextInt(4) == 0 ? () -> submit() : this::submitReady);
    } else if (dice < 60) {
      note("fill", this::fill);
    } else if (dice < 66) {
      note("lose", () -> venue.wire.lose(1 + random.nextInt(3)));
    } else if (dice < 71) {
      note("repeat", () -> venue.wire.repeat(1 + random.nextInt(4)));
    } else if (dice < 77) {
      note("askFrom", () -> venue.wire.askFrom(1 + random.nextInt(5)));
    } else if (dice < 82) {
      note("again", this::reportAgain);
    } else if (dice < 87) {
      note("cancel", this::cancel);
    } else if (dice < 91) {
      note("disconnect", venue.wire::disconnect);
    } else if (dice < 94) {
      note("logout", this::logout);
    } else if (dice < 96) {
      note("jump", this::jump);
    } else {
      note("restart", this::restart);
    }
  }

  private void note(String what, Runnable step) {
    story.add(what);
    step.run();
  }

  private Submission submit() {
    Minted<OrderIntended> intent = bench.limitOrder();
    Submission outcome = bench.broker.submit(intent);
    submissions.put(intent.fact().clientOrderId(), outcome);
    return outcome;
  }

  private void fill() {
    List<VenueOrder> open = venue.orders().stream().filter(VenueOrder::isOpen).toList();
    if (!open.isEmpty()) {
      venue.fill(open.get(random.nextInt(open.size())), "2", "190.5");
    }
  }

  private void reportAgain() {
    venue.orders().stream()
        .filter(order -> !order.executions.isEmpty())
        .findAny()
        .ifPresent(
            order -> {
              boolean isWhole = order.executions.size() == 1 && order.status == '2';
              venue.report(
                  order,
                  'F',
                  order.executions.get(0),
                  isWhole ? "32=10" : "32=2",
                  isWhole ? "31=190" : "31=190.5");
            });
  }

  private void cancel() {
    venue.orders().stream()
        .filter(VenueOrder::isOpen)
        .findAny()
        .ifPresent(
            order -> {
              try {
                bench.broker.cancel(new ClientOrderId(order.clOrdId));
              } catch (BrokerException e) {
                story.add("not cancelled");
              }
            });
  }

  private void logout() {
    venue.wire.refuseLogons(random.nextInt(2));
    venue.wire.send("5", "58=bye");
    venue.wire.disconnect();
  }

  private void jump() {
    isCountAnew = true;
    venue.wire.jump(1 + random.nextInt(3));
  }

  private void restart() {
    bench.broker.close();
    bench = bench();
    start();
  }

  /** The network is fine again; the next words of the venue show every gap. */
  private void settle() {
    venue.onOrder = venue::accept;
    venue.wire.loseNothing();
    submitReady();
    for (int i = 0; i < 20 && !isHeard("end-" + i); i++) {
      story.add("wait");
    }
    Heard.await(
        () -> venue.wire.received("0").stream().anyMatch(beat -> beat.get(112).isPresent()),
        "all that the venue said is heard");
  }

  /**
   * Whether the broker answers now: it reads in the order of numbers, so it has heard all before.
   */
  private boolean isHeard(String name) {
    venue.wire.send("1", "112=" + name);
    for (int i = 0; i < 100; i++) {
      if (venue.wire.received("0").stream()
          .anyMatch(beat -> beat.get(112).equals(Optional.of(name)))) {
        return true;
      }
      Heard.pause(10);
    }
    return false;
  }

  /** Submits until somebody is logged on. */
  private void submitReady() {
    for (int i = 0; i < 200 && submit() instanceof Submission.Refused; i++) {
      Heard.pause(50);
    }
  }

  private void check() {
    assertThat(venue.wire.received("D"))
        .as("no order is sent again")
        .noneMatch(Received::isPossDup)
        .extracting(order -> order.need(11))
        .doesNotHaveDuplicates();
    venue.orders().forEach(this::checkFills);
    submissions.forEach(this::checkOutcome);
  }

  private void checkFills(VenueOrder order) {
    List<String> told = heard.stream().flatMap(each -> each.executions().stream()).toList();
    if (isCountAnew && !told.containsAll(order.executions)) {
      assertThat(heard.stream().flatMap(each -> each.reasons.stream()))
          .anyMatch(reason -> reason.contains("began to count anew"));
      BrokerOrder found = bench.broker.find(new ClientOrderId(order.clOrdId)).orElseThrow();
      assertThat(found.filledQty()).isEqualByComparingTo(order.cum);
    } else {
      assertThat(told).as("fills of " + order.clOrdId).containsAll(order.executions);
    }
  }

  private void checkOutcome(ClientOrderId id, Submission outcome) {
    boolean isThere = venue.orders().stream().anyMatch(order -> order.clOrdId.equals(id.value()));
    if (outcome instanceof Submission.Refused) {
      assertThat(isThere).as(id + " was refused for certain").isFalse();
      return;
    }
    if (!isThere && outcome instanceof Submission.Sent) {
      assertThat(heard.stream().flatMap(each -> each.of(id).stream()))
          .as(id + " was sent and did not arrive")
          .anyMatch(report -> report instanceof OrderReport.Doubted);
    }
    assertThat(bench.broker.find(id).isPresent()).as(id + " is found").isEqualTo(isThere);
  }
}
