package io.orrery.broker.fix;

import io.orrery.basics.Check;
import io.orrery.basics.Decimals;
import io.orrery.basics.ExecutionId;
import io.orrery.basics.OrderId;
import io.orrery.basics.Sha256;
import io.orrery.basics.Symbol;
import io.orrery.trade.Side;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.field.TransactTime;

/**
 * Reads the fields of a message as words of the house. What is missing or unreadable is refused
 * with {@link IllegalArgumentException}.
 */
final class FixFields {

  /** FIX 4.4, volume 1: digits, an optional point and minus, no exponent. */
  private static final Pattern FLOAT = Pattern.compile("-?[0-9]{0,38}\\.?[0-9]{0,38}");

  private final FieldMap message;

  FixFields(FieldMap message) {
    this.message = message;
  }

  Optional<String> text(int tag) {
    try {
      return message.isSetField(tag) ? Optional.of(message.getString(tag)) : Optional.empty();
    } catch (FieldNotFound e) {
      return Optional.empty();
    }
  }

  String required(int tag) {
    return text(tag)
        .orElseThrow(() -> new IllegalArgumentException("field " + tag + " must be there"));
  }

  /** The one character of a field; 0 if it is not there. */
  char code(int tag) {
    String text = text(tag).orElse("");
    return text.length() == 1 ? text.charAt(0) : 0;
  }

  Optional<BigDecimal> decimal(int tag) {
    return text(tag).map(text -> decimal("field " + tag, text));
  }

  BigDecimal requiredDecimal(int tag) {
    return decimal("field " + tag, required(tag));
  }

  private static BigDecimal decimal(String name, String text) {
    Check.matches(name, text, FLOAT, "a decimal without exponent");
    return Decimals.bounded(name, new BigDecimal(text));
  }

  Symbol symbol() {
    return new Symbol(required(quickfix.field.Symbol.FIELD));
  }

  Side side() {
    return switch (code(quickfix.field.Side.FIELD)) {
      case quickfix.field.Side.BUY, quickfix.field.Side.BUY_MINUS -> Side.BUY;
      case quickfix.field.Side.SELL,
          quickfix.field.Side.SELL_PLUS,
          quickfix.field.Side.SELL_SHORT,
          quickfix.field.Side.SELL_SHORT_EXEMPT ->
          Side.SELL;
      default ->
          throw new IllegalArgumentException(
              "field 54 must say whether units come in or go out, was "
                  + Check.shown(text(quickfix.field.Side.FIELD).orElse("missing")));
    };
  }

  OrderId orderId() {
    return name(required(quickfix.field.OrderID.FIELD), OrderId::new);
  }

  ExecutionId executionId() {
    return name(required(quickfix.field.ExecID.FIELD), ExecutionId::new);
  }

  /** When the counterparty says it was; {@code otherwise} if it says nothing. */
  Instant when(Instant otherwise) {
    try {
      return message.isSetField(TransactTime.FIELD)
          ? message.getUtcTimeStamp(TransactTime.FIELD).toInstant(ZoneOffset.UTC)
          : otherwise;
    } catch (FieldNotFound e) {
      return otherwise;
    }
  }

  /** The counterparty's own words for it, on one line; {@code otherwise} if it has none. */
  String reason(String otherwise) {
    return text(quickfix.field.Text.FIELD)
        .filter(text -> !text.isBlank())
        .map(FixLog::oneLine)
        .orElse(otherwise);
  }

  /** The entries of a repeating group. */
  List<FixFields> groups(int tag) {
    return message.getGroups(tag).stream().map(FixFields::new).toList();
  }

  /** A name of the counterparty; one that ours cannot hold is known by its hash from then on. */
  private static <T> T name(String text, Function<String, T> form) {
    try {
      return form.apply(text);
    } catch (IllegalArgumentException e) {
      return form.apply(hashed(text));
    }
  }

  private static String hashed(String text) {
    String hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8)).toString();
    return "sha256-" + hash.substring(hash.length() - 56);
  }
}
