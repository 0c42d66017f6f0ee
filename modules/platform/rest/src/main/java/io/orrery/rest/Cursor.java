package io.orrery.rest;

import io.orrery.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the next page of a list begins: good for that list of that universe and no other.
 *
 * @param universe the list's universe
 * @param list the list's name
 * @param seq the number after (or, newest first, before) which the page begins
 */
record Cursor(Universe universe, String list, long seq) {

  private static final Pattern FORM = Pattern.compile("1\\.([a-z]+)\\.([a-z]+)\\.([0-9]{1,18})");

  String text() {
    String plain = "1.%s.%s.%s".formatted(universe, list, seq);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
  }

  /** The number in a cursor that {@code list} of {@code universe} answered. */
  static long seq(Universe universe, String list, String text) {
    Matcher form = FORM.matcher(decoded(text));
    if (!form.matches()) {
      throw Parameters.refused("cursor", "cursor must be a 'next' that this list answered");
    }
    if (!form.group(1).equals(universe.wireName()) || !form.group(2).equals(list)) {
      throw Parameters.refused(
          "cursor",
          "cursor must be of the %s of %s, was of the %s of %s"
              .formatted(list, universe, form.group(2), form.group(1)));
    }
    return Long.parseLong(form.group(3));
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }
}
