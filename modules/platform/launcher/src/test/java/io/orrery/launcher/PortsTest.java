package io.orrery.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void acceptsAFreePort() {
    assertThatCode(() -> Ports.checkFree(Ports.anyFree())).doesNotThrowAnyException();
  }

  @Test
  void refusesAPortInUseAndSaysWhatToDo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Ports.checkFree(taken.getLocalPort()))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " of 127.0.0.1 must be free")
          .hasMessageContaining("Set ORRERY_HTTP_PORT to another port");
    }
  }
}
