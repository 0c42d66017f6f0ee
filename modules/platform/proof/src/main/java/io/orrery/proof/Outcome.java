package io.orrery.proof;

import java.util.Locale;

/** What came of an attempt. */
enum Outcome {
  /** The contract held: what was tried was refused, in the words that the contract promises. */
  HELD,
  /** The contract is broken, or was kept by something else than what promises to. */
  BROKEN,
  /** Nobody tried; never a success. */
  NOT_ATTEMPTED;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
