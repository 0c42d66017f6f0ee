package io.orrery.broker.fix;

import io.orrery.broker.fix.FixWire.Received;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A counterparty that keeps orders: the books behind a {@link ScriptedVenue}. */
final class TradingVenue implements AutoCloseable {

  final ScriptedVenue wire;
  final String run;
  String account;
  Consumer<VenueOrder> onOrder = this::accept;
  boolean cancels = true;
  int massCancels;
  boolean answersQuestions = true;
  boolean echoesQuestionIds = true;
  private final Map<String, VenueOrder> orders = new LinkedHashMap<>();
  private int ids;

  TradingVenue(String name, String client, String account) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), name, client, account);
  }

  TradingVenue(ServerSocket server, String name, String client, String account) {
    this.account = account;
    this.run = Long.toString(System.nanoTime(), 36);
    this.wire = new ScriptedVenue(server, name, client, this::handle);
  }

  private void handle(Received message) {
    switch (message.type()) {
      case "D" -> order(message);
      case "F" -> cancel(message);
      case "q" -> cancelAll(message);
      case "H" -> status(message);
      case "AF" -> massStatus(message);
      case "AN" -> positions(message);
      case "BB" -> collateral(message);
      default -> throw new AssertionError("nobody sends " + message);
    }
  }

  private void order(Received message) {
    BigDecimal qty = new BigDecimal(message.need(38));
    VenueOrder order =
        new VenueOrder(message.need(11), "V" + ++ids, message.need(55), message.need(54), qty);
    if (orders.putIfAbsent(order.clOrdId, order) != null) {
      throw new AssertionError("order " + order.clOrdId + " came twice");
    }
    onOrder.accept(order);
  }

  /** Takes an order. */
  void accept(VenueOrder order) {
    synchronized (wire) {
      order.status = '0';
      report(order, '0');
    }
  }

  /** Fills a part of an order. */
  void fill(VenueOrder order, String qty, String price) {
    synchronized (wire) {
      order.cum = order.cum.add(new BigDecimal(qty));
      boolean isWhole = order.cum.compareTo(order.qty) == 0;
      order.status = isWhole ? '2' : order.isOpen() ? '1' : order.status;
      String exec = nextExec();
      order.executions.add(exec);
      report(order, 'F', exec, "32=" + qty, "31=" + price, "30=XNYS");
    }
  }

  void reject(VenueOrder order, String text) {
    synchronized (wire) {
      order.status = '8';
      report(order, '8', nextExec(), "58=" + text);
    }
  }

  /** Reports an ExecType as it is. */
  void report(VenueOrder order, char type, String... more) {
    boolean hasId = more.length > 0 && !more[0].contains("=");
    String exec = hasId ? more[0] : nextExec();
    List<String> body = body(order, type, exec);
    for (int i = hasId ? 1 : 0; i < more.length; i++) {
      body.add(more[i]);
    }
    wire.send("8", body.toArray(new String[0]));
  }

  String nextExec() {
    return "E" + run + "-" + ++ids;
  }

  private List<String> body(VenueOrder order, char type, String exec) {
    List<String> body = new ArrayList<>();
    body.add("37=" + order.orderId);
    body.add("11=" + order.clOrdId);
    body.add("17=" + exec);
    body.add("150=" + type);
    body.add("39=" + order.status);
    if (!account.isEmpty()) {
      body.add("1=" + account);
    }
    body.add("55=" + order.symbol);
    body.add("54=" + order.side);
    body.add("38=" + order.qty.toPlainString());
    body.add("151=" + order.leaves().toPlainString());
    body.add("14=" + order.cum.toPlainString());
    body.add("6=0");
    return body;
  }

  private void cancel(Received message) {
    VenueOrder order = orders.get(message.need(41));
    if (order == null || !order.isOpen() || !cancels) {
      wire.send(
          "9",
          "37=" + (order == null ? "NONE" : order.orderId),
          "11=" + message.need(11),
          "41=" + message.need(41),
          "39=" + (order == null ? '8' : order.status),
          "434=1",
          "102=" + (order == null ? 1 : 0));
      return;
    }
    order.status = '4';
    report(order, '4', nextExec(), "41=" + message.need(41), "58=as asked");
  }

  /** Takes all open orders out of the market in the answer to one request, or refuses to. */
  private void cancelAll(Received message) {
    massCancels++;
    wire.send(
        "r",
        "11=" + message.need(11),
        "37=M" + ++ids,
        "530=" + message.need(530),
        cancels ? "531=7" : "531=0");
    orders.values().stream()
        .filter(order -> cancels && order.isOpen())
        .toList()
        .forEach(
            order -> {
              order.status = '4';
              report(order, '4', nextExec(), "58=all were cancelled");
            });
  }

  private void status(Received message) {
    VenueOrder order = orders.get(message.need(11));
    if (!answersQuestions) {
      return;
    }
    if (order == null) {
      order = new VenueOrder(message.need(11), "NONE", message.need(55), "7", BigDecimal.ONE);
      order.status = '8';
      report(order, 'I', nextExec(), "790=" + message.need(790), "103=5");
    } else if (echoesQuestionIds) {
      report(order, 'I', nextExec(), "790=" + message.need(790));
    } else {
      report(order, 'I', nextExec());
    }
  }

  private void massStatus(Received message) {
    if (!answersQuestions) {
      return;
    }
    List<VenueOrder> open = orders.values().stream().filter(VenueOrder::isOpen).toList();
    String name = "584=" + message.need(584);
    if (open.isEmpty()) {
      VenueOrder none = new VenueOrder("NONE", "NONE", "[N/A]", "7", BigDecimal.ONE);
      none.status = '8';
      report(none, 'I', nextExec(), name, "103=5", "911=0", "912=Y");
    }
    for (int i = 0; i < open.size(); i++) {
      String isLast = i == open.size() - 1 ? "Y" : "N";
      report(open.get(i), 'I', nextExec(), name, "911=" + open.size(), "912=" + isLast);
    }
  }

  private void positions(Received message) {
    String ref = "710=" + message.need(710);
    wire.send(
        "AO",
        "721=M1",
        ref,
        "727=1",
        "728=0",
        "729=0",
        "453=1",
        "448=X",
        "447=D",
        "452=13",
        "1=" + account,
        "581=1");
    wire.send(
        "AP",
        "721=M2",
        ref,
        "727=1",
        "728=0",
        "715=20260102",
        "453=1",
        "448=X",
        "447=D",
        "452=13",
        "1=" + account,
        "581=1",
        "55=AAPL",
        "730=190",
        "731=1",
        "734=189",
        "702=1",
        "703=TOT",
        "704=12.5",
        "705=2.5",
        "753=1",
        "707=FMTM",
        "708=0");
  }

  private void collateral(Received message) {
    wire.send(
        "BA",
        "908=R1",
        "909=" + message.need(909),
        "910=0",
        "1=" + account,
        "15=USD",
        "899=2000.5",
        "900=10000.25",
        "901=-17.50");
  }

  Collection<VenueOrder> orders() {
    synchronized (wire) {
      return List.copyOf(orders.values());
    }
  }

  VenueOrder order(String clOrdId) {
    synchronized (wire) {
      VenueOrder order = orders.get(clOrdId);
      if (order == null) {
        throw new AssertionError(clOrdId + " did not come");
      }
      return order;
    }
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
