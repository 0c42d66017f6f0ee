package io.orrery.broker.fix;

import io.orrery.basics.Check;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a FIX connection is encrypted: TLS 1.2 or later; the name in the counterparty's certificate
 * must be the host that was dialled.
 *
 * @param trust whose certificates are believed
 * @param key how we show who we are; empty if the counterparty does not ask
 */
public record FixTls(Keys trust, Optional<Keys> key) {

  /**
   * A file of keys or certificates.
   *
   * @param file where it lies, absolute
   * @param type {@code PKCS12} or {@code JKS}
   * @param password of the file; never shown
   */
  public record Keys(Path file, String type, String password) {

    private static final Pattern TYPE = Pattern.compile("PKCS12|JKS");

    /** Refuses a relative path and an unknown type with {@link IllegalArgumentException}. */
    public Keys {
      Check.matches("key store type", type, TYPE, "PKCS12 or JKS");
      if (!file.isAbsolute()) {
        throw new IllegalArgumentException(
            "a key store's path must be absolute, was " + Check.shown(file.toString()));
      }
    }

    @Override
    public String toString() {
      return type + " " + file;
    }
  }
}
