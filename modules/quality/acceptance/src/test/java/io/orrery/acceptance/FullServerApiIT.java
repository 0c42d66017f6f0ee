package io.orrery.acceptance;

class FullServerApiIT extends ApiContract {

  @Override
  RunningServer startServer() {
    return FullServer.start(Build.freshFolder("full-api"));
  }
}
