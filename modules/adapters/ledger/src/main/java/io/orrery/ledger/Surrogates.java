package io.orrery.ledger;

/** Halves of surrogate pairs, which Java strings can have and UTF-8 cannot say. */
final class Surrogates {

  private Surrogates() {}

  /** Whether the text has half of a surrogate pair. */
  static boolean hasHalfPair(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean isPair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!isPair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
