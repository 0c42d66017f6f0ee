package io.orrery.wiring;

import io.orrery.basics.Mic;
import io.orrery.basics.Symbol;
import io.orrery.broker.alpaca.AlpacaFeed;
import io.orrery.broker.fix.FixAbility;
import io.orrery.broker.fix.FixTiming;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of the table of settings that say with whom PAPER and LIVE trade. */
final class BrokerKeys {

  /** Who executes the orders of a universe. */
  enum Broker {
    NONE,
    ALPACA,
    FIX
  }

  /** Where a universe's bars come from. */
  enum Bars {
    NONE,
    ALPACA
  }

  private static final String OF = SettingKey.OF_BROKERED;
  private static final String ALPACA_NEEDS = "none; a universe that uses Alpaca must have it";
  private static final String FIX_NEEDS = "none; a universe that trades by fix must have it";

  static final SettingKey<Broker> BROKER =
      SettingKey.oneOf(
          Broker.class,
          OF + "broker",
          "none: nobody orders, what outside systems did is recorded",
          "who executes its orders; SIMULATION has a broker of its own, and no other");

  static final SettingKey<Mic> CALENDAR =
      new SettingKey<>(
          OF + "calendar",
          "the code of a market that has a calendar, such as XNYS",
          "XNYS",
          "when its market trades",
          Mic::new);

  static final SettingKey<BigDecimal> CASH_TOLERANCE =
      new SettingKey<>(
          OF + "cash-tolerance",
          "a decimal number, zero or above",
          "0.01",
          "by how much the broker's cash may differ from what the records say before nothing new is"
              + " ordered; brokers book some fees later, and not with the fills",
          SettingValues::notNegative);

  static final SettingKey<String> ALPACA_KEY =
      SettingKey.secret(
          OF + "alpaca.key-id",
          "the key id as Alpaca shows it; PK... for paper, AK... for live",
          ALPACA_NEEDS,
          "as whom it talks to Alpaca; never shown but for its first two letters");

  static final SettingKey<String> ALPACA_SECRET =
      SettingKey.secret(
          OF + "alpaca.secret",
          "the secret as Alpaca shows it, in the environment alone: ORRERY_PAPER_ALPACA_SECRET",
          "it is read from alpaca.secret-file",
          "the secret of that key; never shown");

  static final SettingKey<Path> ALPACA_SECRET_FILE =
      new SettingKey<>(
          OF + "alpaca.secret-file",
          "the absolute path of a file that its owner alone may read (chmod 600)",
          "the secret is read from the environment",
          "the file that holds the secret of that key, and nothing else",
          SettingValues::absolute);

  static final SettingKey<String> ALPACA_ACCOUNT =
      new SettingKey<>(
          OF + "alpaca.account",
          "the number of the account as Alpaca shows it",
          ALPACA_NEEDS,
          "the account to which the key must lead",
          text -> text);

  static final SettingKey<URI> ALPACA_ENDPOINT =
      uri("alpaca.endpoint", "https or, on this machine, http", "Alpaca's own for that universe");

  static final SettingKey<URI> ALPACA_STREAM =
      uri("alpaca.stream", "wss or, on this machine, ws", "Alpaca's own for that universe");

  static final SettingKey<URI> ALPACA_DATA =
      uri("alpaca.data", "https or, on this machine, http", "Alpaca's own");

  static final SettingKey<AlpacaFeed> ALPACA_FEED =
      SettingKey.oneOf(
          AlpacaFeed.class,
          OF + "alpaca.feed",
          "iex",
          "whose trades Alpaca's bars are made of: those of one exchange, or of all (a"
              + " subscription)");

  static final SettingKey<String> FIX_HOST =
      text("fix.host", "a host's name or address", FIX_NEEDS, "where the counterparty listens");

  static final SettingKey<Integer> FIX_PORT =
      new SettingKey<>(
          OF + "fix.port",
          "a whole number from 1 to 65535",
          FIX_NEEDS,
          "at which port",
          SettingValues::port);

  static final SettingKey<String> FIX_SENDER =
      text("fix.sender", "1 to 64 letters, digits and . _ -", FIX_NEEDS, "our SenderCompID");

  static final SettingKey<String> FIX_TARGET =
      text("fix.target", "1 to 64 letters, digits and . _ -", FIX_NEEDS, "its TargetCompID");

  static final SettingKey<String> FIX_ACCOUNT =
      text(
          "fix.account",
          "1 to 64 letters, digits and . _ -",
          FIX_NEEDS,
          "the account's name at the counterparty (tag 1)");

  static final SettingKey<Set<FixAbility>> FIX_ABILITIES =
      new SettingKey<>(
          OF + "fix.abilities",
          "none, or some of account-in-reports, mass-status, positions, collateral and mass-cancel,"
              + " with commas between",
          "none",
          "what the counterparty's rules of engagement promise; what is not promised is not asked",
          BrokerValues::abilities);

  static final SettingKey<BrokerValues.Money> FIX_OPENING_CASH =
      new SettingKey<>(
          OF + "fix.opening-cash",
          "an amount and a currency such as 100000 USD",
          "the counterparty tells what the account holds, which takes the abilities positions and"
              + " collateral",
          "paper only: the counterparty does not tell what the account holds, so that it began with"
              + " this money and is kept by the records here",
          BrokerValues::money);

  static final SettingKey<Duration> FIX_HEARTBEAT =
      new SettingKey<>(
          OF + "fix.heartbeat",
          "an ISO 8601 duration of whole seconds such as PT30S",
          "PT30S",
          "after how much silence each side says that it is there",
          SettingValues::interval);

  static final SettingKey<Duration> FIX_PATIENCE =
      new SettingKey<>(
          OF + "fix.patience",
          "an ISO 8601 duration from PT0.1S to PT1M",
          "PT10S",
          "how long an answer is waited for",
          SettingValues::interval);

  static final SettingKey<Optional<FixTiming.Reset>> FIX_RESET =
      new SettingKey<>(
          OF + "fix.reset",
          "none, or a time and a zone such as 17:00 America/New_York",
          "none",
          "when both sides begin to count messages from 1 again each day",
          BrokerValues::reset);

  static final SettingKey<Path> FIX_TRUST =
      new SettingKey<>(
          OF + "fix.tls.trust",
          "the absolute path of a PKCS12 file",
          "the connection is not encrypted, which LIVE refuses but to this machine",
          "whose certificates are believed",
          SettingValues::absolute);

  static final SettingKey<Path> FIX_TRUST_PASSWORD =
      passwordFile("fix.tls.trust-password-file", "fix.tls.trust");

  static final SettingKey<Path> FIX_KEY =
      new SettingKey<>(
          OF + "fix.tls.key",
          "the absolute path of a PKCS12 file",
          "the counterparty does not ask who we are",
          "how we show who we are",
          SettingValues::absolute);

  static final SettingKey<Path> FIX_KEY_PASSWORD =
      passwordFile("fix.tls.key-password-file", "fix.tls.key");

  static final SettingKey<Bars> BARS =
      SettingKey.oneOf(
          Bars.class,
          OF + "bars",
          "none: no prices are known, so that every order that adds risk is refused",
          "where its bars come from, and with them its prices: alpaca needs alpaca.key-id, its"
              + " secret and alpaca.account, also where orders go elsewhere. FIX brings none");

  static final SettingKey<List<Symbol>> SYMBOLS =
      new SettingKey<>(
          OF + "symbols",
          "1 to 200 symbols with commas between, such as AAPL,MSFT",
          "none; bars must have it",
          "of which instruments bars come",
          BrokerValues::symbols);

  static final SettingKey<Duration> INTERVAL =
      new SettingKey<>(
          OF + "interval",
          "whole minutes from PT1M to PT59M",
          "PT1M",
          "how long a bar is",
          BrokerValues::minutes);

  static final SettingKey<Optional<String>> STRATEGY =
      new SettingKey<>(
          OF + "strategy",
          "none, or the name of a strategy as GET /api/v1/strategies lists it",
          "none: bars are prices, and only people order",
          "what decides on those bars",
          BrokerValues::strategy);

  static final SettingKey<Map<String, String>> PARAMETERS =
      new SettingKey<>(
          OF + "strategy-parameters",
          "name=value with commas between, such as lookback=20,buy_threshold=0.02",
          "the strategy's defaults",
          "the parameters of that strategy",
          BrokerValues::parameters);

  static final SettingKey<Boolean> REQUIRE_PROMOTION =
      new SettingKey<>(
          "orrery.paper.require-promotion",
          "true or false",
          "false",
          "whether a strategy takes on risk in PAPER only if it was promoted there, as it always is"
              + " in LIVE; one that was not sits out, which GET /api/v1/universes/paper/why says",
          SettingValues::truth);

  static final SettingKey<BigDecimal> POSITION_PERCENT =
      new SettingKey<>(
          OF + "position-percent",
          "a decimal number above zero, at most 100",
          "10",
          "of the account's worth, how much a strategy buys of one instrument at most",
          BrokerValues::percent);

  static final SettingKey<Optional<BigDecimal>> STOP_LOSS =
      new SettingKey<>(
          OF + "stop-loss-percent",
          "none, or a decimal number above zero, at most 100",
          "none",
          "from which loss of its entry price on a position is sold",
          text -> text.equals("none") ? Optional.empty() : Optional.of(BrokerValues.percent(text)));

  static final List<SettingKey<?>> TABLE =
      List.of(
          BROKER,
          CALENDAR,
          CASH_TOLERANCE,
          ALPACA_KEY,
          ALPACA_SECRET,
          ALPACA_SECRET_FILE,
          ALPACA_ACCOUNT,
          ALPACA_ENDPOINT,
          ALPACA_STREAM,
          ALPACA_DATA,
          ALPACA_FEED,
          FIX_HOST,
          FIX_PORT,
          FIX_SENDER,
          FIX_TARGET,
          FIX_ACCOUNT,
          FIX_ABILITIES,
          FIX_OPENING_CASH,
          FIX_HEARTBEAT,
          FIX_PATIENCE,
          FIX_RESET,
          FIX_TRUST,
          FIX_TRUST_PASSWORD,
          FIX_KEY,
          FIX_KEY_PASSWORD,
          BARS,
          SYMBOLS,
          INTERVAL,
          STRATEGY,
          PARAMETERS,
          REQUIRE_PROMOTION,
          POSITION_PERCENT,
          STOP_LOSS);

  private BrokerKeys() {}

  private static SettingKey<String> text(
      String name, String allowed, String otherwise, String meaning) {
    return new SettingKey<>(OF + name, allowed, otherwise, meaning, text -> text);
  }

  private static SettingKey<URI> uri(String name, String scheme, String otherwise) {
    return new SettingKey<>(
        OF + name,
        "a URI (" + scheme + ") whose host is named for one universe and one purpose",
        otherwise,
        "another host in its place, such as a proxy",
        BrokerValues::uri);
  }

  private static SettingKey<Path> passwordFile(String name, String of) {
    return new SettingKey<>(
        OF + name,
        "the absolute path of a file that its owner alone may read (chmod 600)",
        "none; " + of + " must have it",
        "the file that holds the password of " + of + ", and nothing else",
        SettingValues::absolute);
  }
}
