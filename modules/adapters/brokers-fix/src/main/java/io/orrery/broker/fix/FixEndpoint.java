package io.orrery.broker.fix;

import io.orrery.basics.Check;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a counterparty listens.
 *
 * @param host its name or address, in lower case; a name if the connection is encrypted, because
 *     QuickFIX/J compares the certificate with the name, and of an address with whatever name the
 *     network gives for it
 * @param port 1 to 65535
 * @param tls how the connection is encrypted; empty if it is not
 */
public record FixEndpoint(String host, int port, Optional<FixTls> tls) {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.[0-9.]+|::1");

  /** Refuses what cannot be a host or a port with {@link IllegalArgumentException}. */
  public FixEndpoint {
    host = Check.matches("host", host, HOST, "a host's name or address").toLowerCase(Locale.ROOT);
    if (tls.isPresent() && ADDRESS.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "host must be a name where a certificate is compared with it, was " + host);
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port must be 1 to 65535, was " + port);
    }
  }

  /** Whether nobody else can read what is sent there: encrypted, or it does not leave the host. */
  boolean isPrivate() {
    return tls.isPresent() || LOOPBACK.matcher(host).matches();
  }

  /** Whether both are the same door, however it is encrypted. */
  boolean isSameDoor(FixEndpoint other) {
    return host.equals(other.host) && port == other.port;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
