package io.orrery.promotion;

import io.orrery.basics.Sha256;
import io.orrery.basics.StrategyName;
import io.orrery.strategy.CodeHash;
import io.orrery.strategy.Strategy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/**
 * Exactly one strategy: what is promoted, and nothing like it.
 *
 * @param strategy its name
 * @param codeHash its {@link CodeHash}, which changes with its code, and with its parameters too
 * @param parameterHash the hash of its parameters in force
 */
public record StrategyVersion(StrategyName strategy, Sha256 codeHash, Sha256 parameterHash) {

  /**
   * The version of a strategy as it runs here.
   *
   * @throws IllegalArgumentException if nothing can be said about its code
   */
  public static StrategyVersion of(Strategy strategy) {
    return of(strategy.name(), CodeHash.of(strategy), strategy.parameters());
  }

  /** The version with these parameters by name. */
  public static StrategyVersion of(
      StrategyName strategy, Sha256 codeHash, Map<String, String> parameters) {
    MessageDigest digest = Sha256.digest();
    new TreeMap<>(parameters)
        .forEach(
            (name, value) -> {
              update(digest, name);
              update(digest, value);
            });
    return new StrategyVersion(strategy, codeHash, Sha256.ofRaw(digest.digest()));
  }

  /** Length first, so that no two lists of texts look alike. */
  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (bytes.length >>> shift));
    }
    digest.update(bytes);
  }

  @Override
  public String toString() {
    return "%s (code %s, parameters %s)".formatted(strategy, shown(codeHash), shown(parameterHash));
  }

  private static String shown(Sha256 hash) {
    return hash.value().substring(0, 12);
  }
}
