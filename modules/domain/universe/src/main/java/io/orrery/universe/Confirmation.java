package io.orrery.universe;

import io.orrery.basics.Check;

/**
 * A person's explicit word that a universe with real capital may open.
 *
 * @param text exactly {@value #SENTENCE}
 */
public record Confirmation(String text) {

  /** What the person has to write. A sentence, because a flag is set by accident. */
  public static final String SENTENCE = "real capital is at risk";

  /** Refuses any other text with {@link IllegalArgumentException}. */
  public Confirmation {
    if (!text.equals(SENTENCE)) {
      throw new IllegalArgumentException(
          "the confirmation must be exactly '" + SENTENCE + "', was " + Check.shown(text));
    }
  }
}
