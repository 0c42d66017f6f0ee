package io.orrery.broker.alpaca;

import io.orrery.order.BrokerException;
import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.config.PropertyNamingStrategy;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON of a server that is not trusted: bounded in depth, unknown members ignored. Every text is
 * cleaned of the key as it comes in, for a server can send back what it was sent, and a message
 * that shows a part of a text could show a part of the key.
 */
final class Json {

  static final int MAX_DEPTH = 32;

  private final Jsonb jsonb;

  Json(AlpacaKey key) {
    this.jsonb =
        JsonbBuilder.create(
            new JsonbConfig()
                .withAdapters(new CleanText(key))
                .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES));
  }

  /** Public because the binding calls no other. */
  public static final class CleanText implements JsonbAdapter<String, String> {

    private final AlpacaKey key;

    CleanText(AlpacaKey key) {
      this.key = key;
    }

    @Override
    public @Nullable String adaptToJson(@Nullable String ours) {
      return ours;
    }

    @Override
    public @Nullable String adaptFromJson(@Nullable String theirs) {
      return theirs == null ? null : key.cleaned(theirs);
    }
  }

  /**
   * Reads one value.
   *
   * @param what is read, for messages
   * @throws BrokerException if it is not one of that type; the message does not repeat it
   */
  <T> T read(String what, byte[] text, Class<T> type) {
    requireShallow(what, text);
    try {
      T value = jsonb.fromJson(new String(text, StandardCharsets.UTF_8), type);
      if (value == null) {
        throw new BrokerException(what + " must be JSON of its type, was null");
      }
      return value;
    } catch (JsonbException | JsonException e) {
      throw new BrokerException(
          "%s must be JSON of its type, was not (%s bytes)".formatted(what, text.length));
    }
  }

  /** Writes one value; null members are left out. */
  String write(Object value) {
    return jsonb.toJson(value);
  }

  private static void requireShallow(String what, byte[] text) {
    int depth = 0;
    boolean inText = false;
    for (int i = 0; i < text.length; i++) {
      byte c = text[i];
      if (inText) {
        i += c == '\\' ? 1 : 0;
        inText = c != '"';
      } else if (c == '"') {
        inText = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      if (depth > MAX_DEPTH) {
        throw new BrokerException(
            "%s must be nested at most %s deep, was deeper".formatted(what, MAX_DEPTH));
      }
    }
  }
}
