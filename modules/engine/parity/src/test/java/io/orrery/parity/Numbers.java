package io.orrery.parity;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Decimals of texts. */
final class Numbers {

  private Numbers() {}

  static List<BigDecimal> of(String... texts) {
    return Arrays.stream(texts).map(BigDecimal::new).toList();
  }
}
