package io.orrery.basics;

import java.util.Locale;
import java.util.regex.Pattern;

/** The one translation from Java's names to the names on the wire and in the ledger. */
public final class SnakeCase {

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private SnakeCase() {}

  /** {@code executedAt} and {@code ExecutedAt} become {@code executed_at}. */
  public static String of(String camelCase) {
    return HUMP.matcher(camelCase).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}
