package io.orrery.broker.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.order.BrokerException;
import io.orrery.order.OrderReport;
import io.orrery.universe.Universe;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS to a counterparty whose certificate names it, and to none else. */
class FixTlsTest {

  private static final String PASSWORD = "not-a-secret";

  @TempDir Path home;

  @Test
  void tradesWithACounterpartyThatItsCertificateNames() throws Exception {
    Path keys = keys("right", "dns:localhost");
    with(
        keys,
        keys,
        bench -> {
          assertThat(bench.broker.open(bench.heard).evidence())
              .contains("the certificate's name is the host that was dialled");
          bench.broker.submit(bench.limitOrder());
          bench.heard.awaitOne(OrderReport.Accepted.class);
        });
  }

  @Tag("U7")
  @Test
  void doesNotTalkToAHostThatTheCertificateDoesNotName() throws Exception {
    Path keys = keys("other", "dns:other.example.com");
    with(keys, keys, FixTlsTest::isNotOpened);
  }

  @Tag("U7")
  @Test
  void doesNotTalkToACertificateThatNobodyTrusts() throws Exception {
    with(keys("theirs", "dns:localhost"), keys("ours", "dns:localhost"), FixTlsTest::isNotOpened);
  }

  private static void isNotOpened(FixBench bench) {
    assertThatThrownBy(() -> bench.broker.open(bench.heard))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("must log on");
  }

  @Test
  void neverShowsAPassword() {
    FixTls.Keys keys = new FixTls.Keys(home.resolve("k"), "PKCS12", PASSWORD);
    assertThat(new FixTls(keys, Optional.of(keys)).toString()).doesNotContain(PASSWORD);
  }

  @Test
  void anAddressCannotBeComparedWithACertificate() {
    FixTls tls =
        new FixTls(new FixTls.Keys(home.resolve("k"), "PKCS12", PASSWORD), Optional.empty());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FixEndpoint("10.1.2.3", 1, Optional.of(tls)))
        .withMessageContaining("must be a name");
  }

  private interface Script {
    void run(FixBench bench) throws Exception;
  }

  private void with(Path venueKeys, Path trust, Script script) throws Exception {
    String name = FixBench.freshName();
    Path root = home.resolve("live");
    try (TradingVenue venue =
        new TradingVenue(server(venueKeys), "VENUE", name, FixBench.ACCOUNT)) {
      FixTls tls = new FixTls(new FixTls.Keys(trust, "PKCS12", PASSWORD), Optional.empty());
      FixConnection plain = FixBench.connection(name, venue.wire.port(), root, FixBench.ALL);
      FixConnection connection =
          new FixConnection(
              new FixEndpoint("localhost", venue.wire.port(), Optional.of(tls)),
              plain.parties(),
              plain.store(),
              new FixTiming(Duration.ofSeconds(5), Duration.ofSeconds(2), Optional.empty()),
              plain.abilities());
      FixBench bench = new FixBench(Universe.LIVE, connection, root);
      try {
        script.run(bench);
      } finally {
        bench.broker.close();
      }
    }
  }

  private static ServerSocket server(Path keys) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** A key and its self-signed certificate for a name. */
  private Path keys(String alias, String name) throws Exception {
    Path file = home.resolve(alias + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-ext",
                "san=" + name,
                "-ext",
                "bc=ca:true",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    return file;
  }
}
