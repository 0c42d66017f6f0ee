package io.orrery.acceptance;

import java.util.Map;

class MicroApiIT extends ApiContract {

  @Override
  RunningServer startServer() {
    return MicroServer.start(Build.freshFolder("micro-api"), Map.of());
  }
}
