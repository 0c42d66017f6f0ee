package io.orrery.risk;

import java.util.function.Function;

/**
 * An answer that may be missing. What is missing is never taken for fine.
 *
 * @param <T> what was asked for
 */
public sealed interface Finding<T> {

  /**
   * The answer.
   *
   * @param value what was asked for
   */
  record Known<T>(T value) implements Finding<T> {}

  /**
   * There is no answer.
   *
   * @param reason why, as a sentence that stands in records
   */
  record Missing<T>(String reason) implements Finding<T> {}

  /** An answer. */
  static <T> Finding<T> of(T value) {
    return new Known<>(value);
  }

  /** No answer, for {@code reason}. */
  static <T> Finding<T> missing(String reason) {
    return new Missing<>(reason);
  }

  /** What {@code change} makes of the answer, if there is one. */
  default <U> Finding<U> map(Function<? super T, ? extends U> change) {
    return this instanceof Known<T> known
        ? new Known<>(change.apply(known.value()))
        : new Missing<>(((Missing<T>) this).reason());
  }
}
