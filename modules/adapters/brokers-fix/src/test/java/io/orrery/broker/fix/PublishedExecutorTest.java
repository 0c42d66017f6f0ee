package io.orrery.broker.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.order.Broker.Submission;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.universe.Minted;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trades with the executor of QuickFIX/J's examples: a counterparty that nobody here wrote. */
class PublishedExecutorTest {

  @TempDir Path home;

  @Test
  void aLimitOrderIsFilledByTheExecutorOfTheExamples() throws Exception {
    int port = freePort();
    Process executor = start(port);
    Path root = home.resolve("paper");
    FixConnection all = FixBench.connection("ORRERY-SMOKE", port, root, Set.of());
    FixConnection connection =
        new FixConnection(
            all.endpoint(),
            new FixParties("ORRERY-SMOKE", "EXEC", FixBench.ACCOUNT),
            all.store(),
            all.timing(),
            all.abilities());
    FixBench bench = new FixBench(Universe.PAPER, connection, root);
    try {
      Heard.await(() -> listens(port), "the executor listens");
      bench.broker.open(bench.heard);
      Minted<OrderIntended> intent = bench.limitOrder();
      assertThat(bench.broker.submit(intent)).isInstanceOf(Submission.Sent.class);
      OrderReport.Executed fill = bench.heard.awaitOne(OrderReport.Executed.class);
      assertThat(fill.order()).isEqualTo(intent.fact().clientOrderId());
      assertThat(fill.execution().qty().value()).isEqualByComparingTo("10");
      bench.heard.awaitOne(OrderReport.Accepted.class);
    } finally {
      bench.broker.close();
      executor.destroy();
    }
  }

  private Process start(int port) throws IOException {
    Path settings = home.resolve("executor.cfg");
    Files.writeString(
        settings,
        """
        [default]
        ConnectionType=acceptor
        FileStorePath=%s
        StartTime=00:00:00
        EndTime=00:00:00
        HeartBtInt=30
        ValidOrderTypes=1,2,F
        DefaultMarketPrice=12.30
        UseDataDictionary=Y
        SenderCompID=EXEC
        TargetCompID=ORRERY-SMOKE
        SocketAcceptAddress=127.0.0.1

        [session]
        BeginString=FIX.4.4
        SocketAcceptPort=%s
        """
            .formatted(home.resolve("executor"), String.valueOf(port)));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "quickfix.examples.executor.Executor",
            settings.toString())
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return server.getLocalPort();
    }
  }
}
