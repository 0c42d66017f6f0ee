package io.orrery.broker.alpaca;

import io.orrery.basics.Check;
import io.orrery.universe.Universe;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pair of key id and secret. Neither appears in {@link #toString()}, in a message or in a log:
 * only the id's first two letters do, which say of which universe it is.
 */
public final class AlpacaKey {

  private static final Pattern ID = Pattern.compile("[A-Z0-9]{8,64}");
  private static final Pattern SECRET = Pattern.compile("[!-~]{8,128}");

  /** Longest text of a server that a message repeats, in characters. */
  private static final int SHOWN = 200;

  private final String id;
  private final String secret;

  /**
   * Takes a key as Alpaca shows it.
   *
   * @throws IllegalArgumentException if one of the two has another form; the message shows neither
   */
  public AlpacaKey(String id, String secret) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "the key id of Alpaca must be 8 to 64 capital letters and digits, had %s characters"
              .formatted(id.length()));
    }
    if (!SECRET.matcher(secret).matches()) {
      throw new IllegalArgumentException(
          "the secret of Alpaca must be 8 to 128 visible ASCII characters, had %s"
              .formatted(secret.length()));
    }
    this.id = id;
    this.secret = secret;
  }

  /** The first two letters of the id. */
  public String prefix() {
    return id.substring(0, 2);
  }

  /** The universe that the prefix names: PK is PAPER, AK is LIVE; empty for any other. */
  public Optional<Universe> universe() {
    return switch (prefix()) {
      case "PK" -> Optional.of(Universe.PAPER);
      case "AK" -> Optional.of(Universe.LIVE);
      default -> Optional.empty();
    };
  }

  String id() {
    return id;
  }

  String secret() {
    return secret;
  }

  /** A text without this key. */
  String cleaned(String text) {
    return text.replace(secret, "(secret)").replace(id, "(key id)");
  }

  /**
   * What a server said, as it may stand in a message: without this key, on one line, without
   * control characters, at most {@value #SHOWN} characters.
   */
  String hidden(String text) {
    String hidden = cleaned(text);
    StringBuilder shown = new StringBuilder();
    for (int from = 0; from < Math.min(hidden.length(), SHOWN); from += 50) {
      String piece = hidden.substring(from, Math.min(hidden.length(), Math.min(from + 50, SHOWN)));
      String quoted = Check.shown(piece);
      shown.append(quoted, 1, quoted.length() - 1);
    }
    return hidden.length() > SHOWN ? shown + "..." : shown.toString();
  }

  @Override
  public String toString() {
    return prefix() + "(hidden)";
  }
}
