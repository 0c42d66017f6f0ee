package io.orrery.risk;

/** A check asked for what is not known. It never leaves the gate. */
final class MissingDataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingDataException(String reason) {
    super(reason, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /** The answer, or this exception with the reason why there is none. */
  static <T> T require(Finding<T> finding) {
    if (finding instanceof Finding.Known<T> known) {
      return known.value();
    }
    throw new MissingDataException(((Finding.Missing<T>) finding).reason());
  }
}
