package io.orrery.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URL;

/** TCP ports of the loopback interface, the only one Orrery listens on. */
final class Ports {
  private static final int TIMEOUT_MILLIS = 30_000;

  private Ports() {}

  static void checkFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new StartRefused(
          "Port %d of 127.0.0.1 must be free, but it cannot be used (%s). Set %s to another port."
              .formatted(port, e.getMessage(), Settings.PORT));
    }
  }

  /** The HTTP status a GET is answered with. */
  static int status(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }

  static int anyFree() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StartRefused("No port of 127.0.0.1 is free: " + e.getMessage());
    }
  }
}
