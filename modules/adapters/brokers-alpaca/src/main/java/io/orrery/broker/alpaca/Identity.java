package io.orrery.broker.alpaca;

import io.orrery.basics.Amount;
import io.orrery.basics.Check;
import io.orrery.basics.CurrencyCode;
import io.orrery.order.BrokerAccount;
import io.orrery.order.ForeignBrokerException;
import io.orrery.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who Alpaca says that we are, compared with who we must be. Alpaca has no member that says of
 * which kind an account is; the numbers of paper accounts begin with PA, others do not, and the
 * configured number must be met exactly.
 */
final class Identity {

  private final Universe universe;
  private final AlpacaConnection connection;
  private String firstId = "";

  Identity(Universe universe, AlpacaConnection connection) {
    this.universe = universe;
    this.connection = connection;
  }

  /**
   * Compares an account with what it must be, and with the one that was seen first.
   *
   * @return what was compared, as sentences without secrets
   * @throws ForeignBrokerException if it is another
   */
  synchronized List<String> compare(Messages.Account account) {
    String number = present(account.accountNumber());
    if (AlpacaConnection.universeOfAccount(number) != universe) {
      throw foreign(
          "account must %s with PA", universe == Universe.PAPER ? "begin" : "not begin", number);
    }
    if (!number.equals(connection.account())) {
      throw foreign("account must be %s", connection.account(), number);
    }
    String status = present(account.status());
    if (universe == Universe.LIVE && status.equals("PAPER_ONLY")) {
      throw foreign("account %s must not be for paper only", number, status);
    }
    String id = present(account.id());
    if (!firstId.isEmpty() && !firstId.equals(id)) {
      throw foreign("account id must still be %s", firstId, id);
    }
    firstId = id;
    return evidence(number, status);
  }

  private List<String> evidence(String number, String status) {
    List<String> evidence = new ArrayList<>();
    evidence.add(
        "host %s is one of %s for %s"
            .formatted(
                AlpacaVenue.host(connection.endpoint()),
                new java.util.TreeSet<>(connection.venue().hosts(universe)),
                universe));
    evidence.add("stream %s is one of them, too".formatted(AlpacaVenue.host(connection.stream())));
    evidence.add(
        "key begins with %s, as those of %s do".formatted(connection.key().prefix(), universe));
    evidence.add(
        "account is %s, as configured, and its kind is %s; Alpaca says it is %s"
            .formatted(number, universe, Check.shown(status)));
    return List.copyOf(evidence);
  }

  /** What the account is worth. */
  static BrokerAccount worth(Messages.Account account) {
    return new BrokerAccount(
        present(account.accountNumber()),
        OrderWords.value("account currency", account.currency(), CurrencyCode::new),
        amount("account equity", account.equity()),
        amount("account cash", account.cash()),
        Optional.ofNullable(account.buyingPower())
            .map(text -> amount("account buying_power", text)),
        blocked(account));
  }

  private static Amount amount(String name, @org.jspecify.annotations.Nullable String text) {
    return OrderWords.value(name, text, value -> new Amount(OrderWords.decimal(value)));
  }

  private static Optional<String> blocked(Messages.Account account) {
    if (!present(account.status()).equals("ACTIVE")) {
      return Optional.of(
          "Alpaca says that the account is " + Check.shown(present(account.status())));
    } else if (!Boolean.FALSE.equals(account.tradingBlocked())) {
      return Optional.of("Alpaca does not say that trading_blocked is false");
    } else if (!Boolean.FALSE.equals(account.accountBlocked())) {
      return Optional.of("Alpaca does not say that account_blocked is false");
    }
    return Boolean.TRUE.equals(account.tradeSuspendedByUser())
        ? Optional.of("the owner of the account suspended trading at Alpaca")
        : Optional.empty();
  }

  private static String present(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }

  private ForeignBrokerException foreign(String rule, String of, String found) {
    return new ForeignBrokerException(
        "for %s at %s, the %s, was %s"
            .formatted(
                universe,
                AlpacaVenue.host(connection.endpoint()),
                rule.formatted(of),
                Check.shown(connection.key().hidden(found))));
  }
}
