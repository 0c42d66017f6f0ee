package io.orrery.order;

import static io.orrery.order.OrderStatus.CANCELED;
import static io.orrery.order.OrderStatus.FILLED;
import static io.orrery.order.OrderStatus.NEW;
import static io.orrery.order.OrderStatus.PARTIALLY_FILLED;
import static io.orrery.order.OrderStatus.PENDING_NEW;
import static io.orrery.order.OrderStatus.REJECTED;
import static io.orrery.order.OrderStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.ExecutionId;
import io.orrery.basics.OrderId;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.Symbol;
import io.orrery.order.OrderChange.Changed;
import io.orrery.order.OrderChange.Contradicted;
import io.orrery.order.OrderChange.Unchanged;
import io.orrery.trade.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderLifeTest {

  private static final Instant NOW = Instant.parse("2026-03-02T14:30:00Z");
  private static final ClientOrderId ID = new ClientOrderId("P-01JQ3V6W8Z5T4R2N1M0K9H7G6F-1");

  /**
   * What every report means in every state: the next state, "=" for nothing new, "!" for a
   * contradiction. Orders are of 10 units; those that are filled in part have 4.
   */
  private static final String TABLE =
      """
      from             accepted         rejected fill4            fill6            request        refused          canceled replaced expired  doubted
      PENDING_NEW      NEW              REJECTED PARTIALLY_FILLED PARTIALLY_FILLED PENDING_CANCEL =                CANCELED REPLACED EXPIRED  UNKNOWN
      NEW              =                REJECTED PARTIALLY_FILLED PARTIALLY_FILLED PENDING_CANCEL =                CANCELED REPLACED EXPIRED  =
      PARTIALLY_FILLED =                !        PARTIALLY_FILLED FILLED           PENDING_CANCEL =                CANCELED REPLACED EXPIRED  =
      FILLED           =                !        !                !                =              =                =        =        =        =
      PENDING_CANCEL   =                REJECTED PENDING_CANCEL   PENDING_CANCEL   =              NEW              CANCELED REPLACED EXPIRED  UNKNOWN
      CANCELED         =                !        CANCELED         CANCELED         =              =                =        =        =        =
      REPLACED         =                !        REPLACED         REPLACED         =              =                =        =        =        =
      REJECTED         !                =        !                !                =              =                !        !        !        =
      EXPIRED          =                !        EXPIRED          EXPIRED          =              =                =        =        =        =
      UNKNOWN          NEW              REJECTED PARTIALLY_FILLED PARTIALLY_FILLED =              =                CANCELED REPLACED EXPIRED  =
      """;

  @ParameterizedTest
  @EnumSource
  void everyReportHasItsMeaningInEveryState(OrderStatus status) {
    Map<String, String> row = row(status);
    Order order = in(status);
    for (OrderReport report : reports()) {
      assertThat(outcome(order.after(report)))
          .as("%s after %s", status, report)
          .isEqualTo(row.get(name(report)));
    }
  }

  @Test
  void aFillCountsOnceHoweverOftenItIsHeard() {
    Order once = changed(in(NEW), fill("a", "4"));
    assertThat(once.after(fill("a", "4"))).isInstanceOf(Unchanged.class);
    assertThat(once.filledQty()).isEqualByComparingTo("4");
    assertThat(once.leavesQty()).isEqualByComparingTo("6");
  }

  @Test
  void oneExecutionOfTwoSizesIsAContradiction() {
    Order once = changed(in(NEW), fill("a", "4"));
    assertThat(once.after(fill("a", "5"))).isInstanceOf(Contradicted.class);
  }

  @Test
  void aFillThatWasOvertakenByTheCancellationStillCounts() {
    Order late = changed(changed(in(NEW), canceled()), fill("a", "4"));
    assertThat(late.status()).isEqualTo(CANCELED);
    assertThat(late.filledQty()).isEqualByComparingTo("4");
    assertThat(late.leavesQty()).isZero();
  }

  @Test
  void anOrderThatWasFilledWhollyAfterItsCancellationIsFilled() {
    Order late = changed(changed(changed(in(NEW), fill("a", "4")), canceled()), fill("b", "6"));
    assertThat(late.status()).isEqualTo(FILLED);
  }

  @Test
  void whatWasLookedUpInSumDoesNotCountOnceMoreInDetail() {
    Execution sum = execution("sum", "7", "10").asSumUpTo(new BigDecimal("7"));
    Order looked = changed(in(NEW), new OrderReport.Executed(ID, NOW, sum));
    Execution detail = execution("a", "4", "10").withCumQty(new BigDecimal("4"));
    assertThat(looked.after(new OrderReport.Executed(ID, NOW, detail)))
        .isInstanceOf(Unchanged.class);
    Execution later = execution("b", "3", "10").withCumQty(BigDecimal.TEN);
    assertThat(changed(looked, new OrderReport.Executed(ID, NOW, later)).status())
        .isEqualTo(FILLED);
  }

  @Test
  void fillsThatOvertakeEachOtherBothCount() {
    Execution second = execution("b", "6", "10").withCumQty(BigDecimal.TEN);
    Execution first = execution("a", "4", "10").withCumQty(new BigDecimal("4"));
    Order one = changed(in(NEW), new OrderReport.Executed(ID, NOW, second));
    assertThat(changed(one, new OrderReport.Executed(ID, NOW, first)).status()).isEqualTo(FILLED);
  }

  @Test
  void moreThanWasOrderedIsAContradiction() {
    assertThat(in(NEW).after(fill("a", "11"))).isInstanceOf(Contradicted.class);
  }

  @Test
  void twoNamesAtTheBrokerAreAContradiction() {
    Order named = changed(in(PENDING_NEW), accepted("b-1"));
    assertThat(named.after(accepted("b-2"))).isInstanceOf(Contradicted.class);
    assertThat(named.after(accepted("b-1"))).isInstanceOf(Unchanged.class);
  }

  @Test
  void theAveragePriceIsWeighted() {
    Order filled = changed(changed(in(NEW), fill("a", "4", "10")), fill("b", "6", "20"));
    assertThat(filled.averagePrice())
        .hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("16"));
    assertThat(in(NEW).averagePrice()).isEmpty();
  }

  @Test
  void aReportForAnotherOrderIsRefused() {
    ClientOrderId other = new ClientOrderId(ID.sessionId().value() + "-2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> in(NEW).after(new OrderReport.Canceled(other, NOW, "gone")))
        .withMessageContaining("-2");
  }

  @Test
  void whateverIsHeardAnOrderNeverFillsMoreThanItsQuantityNorShrinks() {
    long seed = Long.getLong("test.seed", System.nanoTime());
    System.out.println("reports in any order: seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      Order order = in(PENDING_NEW);
      for (int step = 0; step < 12; step++) {
        List<OrderReport> all = new ArrayList<>(reports());
        all.add(fill("x" + random.nextInt(4), Integer.toString(1 + random.nextInt(10))));
        OrderChange change = order.after(all.get(random.nextInt(all.size())));
        if (change instanceof Changed next) {
          assertThat(next.order().filledQty()).isGreaterThanOrEqualTo(order.filledQty());
          assertThat(next.order().filledQty()).isLessThanOrEqualTo(BigDecimal.TEN);
          assertThat(order.status().isOver() && next.order().status().mayFill()).isFalse();
          order = next.order();
        }
      }
    }
  }

  private static Map<String, String> row(OrderStatus status) {
    List<String> lines = TABLE.lines().toList();
    String[] names = lines.get(0).trim().split(" +", -1);
    String[] cells =
        lines.stream()
            .skip(1)
            .map(line -> line.trim().split(" +", -1))
            .filter(each -> each[0].equals(status.name()))
            .findFirst()
            .orElseThrow();
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 1; i < names.length; i++) {
      row.put(names[i], cells[i]);
    }
    return row;
  }

  private static String outcome(OrderChange change) {
    if (change instanceof Changed changed) {
      return changed.order().status().name();
    }
    return change instanceof Unchanged ? "=" : "!";
  }

  private static String name(OrderReport report) {
    if (report instanceof OrderReport.Executed executed) {
      return "fill" + executed.execution().qty();
    }
    return switch (report.getClass().getSimpleName()) {
      case "CancelRequested" -> "request";
      case "CancelRejected" -> "refused";
      default -> report.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    };
  }

  private static List<OrderReport> reports() {
    return List.of(
        accepted("b-1"),
        new OrderReport.Rejected(ID, NOW, "no"),
        fill("n4", "4"),
        fill("n6", "6"),
        new OrderReport.CancelRequested(ID, NOW, "please"),
        new OrderReport.CancelRejected(ID, NOW, "too late"),
        canceled(),
        new OrderReport.Replaced(ID, NOW, "by another"),
        new OrderReport.Expired(ID, NOW, "day is over"),
        new OrderReport.Doubted(ID, NOW, "no answer"));
  }

  private static OrderReport canceled() {
    return new OrderReport.Canceled(ID, NOW, "asked");
  }

  private static OrderReport accepted(String name) {
    return new OrderReport.Accepted(ID, NOW, new OrderId(name));
  }

  private static OrderReport fill(String id, String qty) {
    return fill(id, qty, "10");
  }

  private static OrderReport fill(String id, String qty, String price) {
    return new OrderReport.Executed(ID, NOW, execution(id, qty, price));
  }

  private static Execution execution(String id, String qty, String price) {
    return new Execution(
        new ExecutionId(id),
        new Quantity(new BigDecimal(qty)),
        new Price(new BigDecimal(price)),
        Optional.empty(),
        NOW,
        Optional.empty());
  }

  private static Order changed(Order order, OrderReport report) {
    OrderChange change = order.after(report);
    assertThat(change).isInstanceOf(Changed.class);
    return ((Changed) change).order();
  }

  private static Order in(OrderStatus status) {
    List<Execution> executions =
        switch (status) {
          case PARTIALLY_FILLED -> List.of(execution("p", "4", "10"));
          case FILLED -> List.of(execution("p", "10", "10"));
          default -> List.of();
        };
    Optional<OrderId> name =
        status == PENDING_NEW || status == UNKNOWN || status == REJECTED
            ? Optional.empty()
            : Optional.of(new OrderId("b-1"));
    return new Order(ID, ticket(), status, name, executions, NOW, NOW, Optional.empty());
  }

  private static OrderTicket ticket() {
    return new OrderTicket(
        new Symbol("AAA"),
        Side.BUY,
        new Quantity(BigDecimal.TEN),
        new OrderType.Market(),
        TimeInForce.DAY,
        new CurrencyCode("USD"),
        OrderCause.MANUAL,
        Optional.empty(),
        Optional.empty());
  }
}
