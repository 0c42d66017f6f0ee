package io.orrery.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Records go to disk through one codec and over HTTP through another (JSON-B): both must say the
 * same of every record.
 */
class WireAndDiskIT {

  private static final int RECORDS = 400;
  private static final String PAPER = "api/v1/universes/paper/";

  private final long seed = Long.getLong("test.seed", new Random().nextLong());
  private final Random random = new Random(seed);

  @Tag("U3")
  @Test
  void aRecordIsTheSameOverHttpAndOnDisk() throws Exception {
    System.out.println("wire and disk: seed " + seed);
    try (MicroServer server = MicroServer.start(Build.freshFolder("wire"), Map.of())) {
      load(server.api(), "trades", this::trade);
      load(server.api(), "equity", this::equity);
      server.api().post(PAPER + "trades", Bodies.tradeWith("\"seq\":\"\\\"\\u0007\u00e4\u2028\""));
      requireEqual(server, "data", "trades", RECORDS);
      requireEqual(server, "data", "equity", RECORDS);
      requireEqual(server, "logs", "events", 2 * RECORDS);
      requireEqual(server, "logs", "audit", 2);
    }
  }

  private void load(Api api, String list, java.util.function.Supplier<JsonObject> body) {
    String lines =
        IntStream.range(0, RECORDS)
            .mapToObj(i -> body.get().toString())
            .collect(Collectors.joining("\n"));
    Answer answer = api.postLines(PAPER + list, lines, "wire-" + list);
    assertThat(answer.json().getInt("accepted"))
        .as("%s, seed %d", answer.body(), seed)
        .isEqualTo(RECORDS);
  }

  private void requireEqual(MicroServer server, String area, String stream, int atLeast) {
    List<JsonObject> onDisk = new LedgerFile(server.home(), "paper", area, stream).verified();
    assertThat(onDisk).hasSizeGreaterThanOrEqualTo(atLeast);
    for (int from = 0; from < onDisk.size(); from += 1000) {
      List<JsonObject> overHttp =
          server.api().get(PAPER + stream + "?limit=1000&after_seq=" + from).items();
      for (int i = 0; i < overHttp.size(); i++) {
        assertThat(overHttp.get(i))
            .as("%s %d, seed %d", stream, from + i + 1, seed)
            .isEqualTo(asAnswered(onDisk.get(from + i)));
      }
    }
  }

  /** What is empty is left out on disk; an answer says that there are no reasons. */
  private static JsonObject asAnswered(JsonObject onDisk) {
    return onDisk.containsKey("validity_reasons")
        ? onDisk
        : Json.createObjectBuilder(onDisk)
            .add("validity_reasons", Json.createArrayBuilder())
            .build();
  }

  private JsonObject trade() {
    JsonObjectBuilder trade =
        Json.createObjectBuilder()
            .add("symbol", oneOf("AAPL", "BRK.B", "BTC/USD", "A"))
            .add("side", oneOf("buy", "sell"))
            .add("qty", positive())
            .add("price", positive())
            .add("currency", oneOf("USD", "EUR"))
            .add("executed_at", moment());
    for (String optional : List.of("order_id", "execution_id", "strategy", "source")) {
      if (random.nextBoolean()) {
        trade.add(optional, "a." + random.nextInt() + "_x".repeat(random.nextInt(20)));
      }
    }
    if (random.nextBoolean()) {
      trade.add("commission", oneOf("0.35", "-0.10", "0"));
    }
    return (random.nextBoolean() ? trade.add("mic", "XNAS") : trade).build();
  }

  private JsonObject equity() {
    JsonObjectBuilder point =
        Json.createObjectBuilder()
            .add("observed_at", moment())
            .add("currency", "USD")
            .add("equity", (random.nextBoolean() ? "-" : "") + positive())
            .add("cash", "0." + random.nextInt(100));
    if (random.nextBoolean()) {
      point.add("buying_power", positive());
    }
    return (random.nextBoolean() ? point.add("market_open", random.nextBoolean()) : point).build();
  }

  private String positive() {
    String whole = new BigInteger(1 + random.nextInt(80), random).add(BigInteger.ONE).toString();
    int digits = random.nextInt(12);
    return digits == 0 ? whole : whole + "." + "0123456789012".substring(0, digits);
  }

  private String moment() {
    int scale = List.of(1, 1000, 1_000_000, 1_000_000_000).get(random.nextInt(4));
    return Instant.ofEpochSecond(
            random.nextInt(Integer.MAX_VALUE), random.nextInt(1_000_000_000) / scale * (long) scale)
        .toString();
  }

  private String oneOf(String... values) {
    return values[random.nextInt(values.length)];
  }
}
