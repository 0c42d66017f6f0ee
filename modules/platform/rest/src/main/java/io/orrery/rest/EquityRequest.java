package io.orrery.rest;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Decimals;
import io.orrery.basics.SourceName;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.Origin;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads an account's value that an outside system reports. */
final class EquityRequest {

  static final FlatObject.Shape SHAPE =
      new FlatObject.Shape(
          List.of("observed_at", "currency", "equity", "cash", "buying_power", "source"),
          List.of("market_open"));

  private EquityRequest() {}

  static EquityPoint read(FlatObject object, Optional<Origin> origin) {
    return new EquityPoint(
        object.required("observed_at", text -> Timestamps.parse("observed_at", text)),
        object.required("currency", CurrencyCode::new),
        object.required("equity", amount("equity")),
        object.required("cash", amount("cash")),
        object.optional("buying_power", amount("buying_power")),
        object.flag("market_open"),
        object.optional("source", SourceName::new),
        origin);
  }

  private static Function<String, Amount> amount(String name) {
    return text -> new Amount(Decimals.parse(name, text));
  }
}
