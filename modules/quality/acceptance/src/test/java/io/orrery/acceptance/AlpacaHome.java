package io.orrery.acceptance;

import io.orrery.broker.alpaca.AlpacaStub;
import io.orrery.broker.alpaca.StubBars;
import io.orrery.broker.alpaca.StubExchange;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A home whose one universe trades with a stub of Alpaca on loopback, as an administrator sets it.
 */
final class AlpacaHome implements AutoCloseable {

  final Path path;
  final AlpacaStub stub;
  final StubExchange exchange;
  private final Universe universe;
  private final StubBars bars;

  AlpacaHome(Universe universe) {
    this.universe = universe;
    this.path = Build.freshFolder("alpaca-" + universe);
    Clock clock = Clock.systemUTC();
    try {
      this.stub = new AlpacaStub(universe);
      this.bars = new StubBars(AlpacaHome::price, clock);
      this.exchange = new StubExchange(stub, symbol -> lastPrice(symbol, clock), clock);
      copy(Build.CHECKOUT.resolve("config/calendars"), path.resolve("config/calendars"));
      Path secret = path.resolve("config/secret");
      Files.createFile(
          secret,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(secret, AlpacaStub.SECRET + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Between 99 and 101, and never the same twice in a minute's time. */
  private static double price(String symbol, Instant at) {
    return Math.round(10_000 + 100 * Math.sin(at.getEpochSecond() / 600.0)) / 100.0;
  }

  private static BigDecimal lastPrice(String symbol, Clock clock) {
    return BigDecimal.valueOf(price(symbol, clock.instant())).setScale(2, RoundingMode.HALF_UP);
  }

  /** Writes the settings; {@code more} are lines for this universe, without its prefix. */
  AlpacaHome configure(String... more) {
    StringBuilder lines = new StringBuilder("orrery.universes=" + universe + "\n");
    Map.of(
            "broker", "alpaca",
            "calendar", "24X7",
            "alpaca.key-id", stub.keyId(),
            "alpaca.secret-file", path.resolve("config/secret").toString(),
            "alpaca.account", stub.accountNumber(),
            "alpaca.endpoint", stub.uri().toString(),
            "alpaca.stream", stub.stream().uri().toString(),
            "alpaca.data", bars.uri().toString(),
            "bars", "alpaca",
            "symbols", "AAPL,MSFT")
        .forEach((key, value) -> add(lines, key + "=" + value));
    for (String line : more) {
      add(lines, line);
    }
    try {
      Files.writeString(path.resolve("config/orrery.properties"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private void add(StringBuilder lines, String line) {
    lines.append("orrery.").append(universe).append('.').append(line).append('\n');
  }

  /** How many new orders Alpaca was sent. */
  long sent() {
    return stub.count("POST /v2/orders");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }

  @Override
  public void close() {
    bars.close();
    stub.close();
  }
}
