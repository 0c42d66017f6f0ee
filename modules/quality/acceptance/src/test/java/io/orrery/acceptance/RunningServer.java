package io.orrery.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server that this test started, and stops by the processes that it started. */
abstract class RunningServer implements AutoCloseable {

  private final Path home;
  private final URI base;
  private final Process process;

  RunningServer(Path home, int port, Process process) {
    this.home = home;
    this.base = URI.create("http://127.0.0.1:" + port + "/");
    this.process = process;
  }

  Path home() {
    return home;
  }

  Api api() {
    return new Api(base);
  }

  int port() {
    return base.getPort();
  }

  Process process() {
    return process;
  }

  /** Waits until the readiness check says UP. */
  void awaitReady() {
    await(Duration.ofSeconds(120), () -> !process.isAlive() || isReady());
    if (!process.isAlive()) {
      throw new IllegalStateException("the server ended with exit code " + process.exitValue());
    }
  }

  /** Ends it as a power switch would. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    waitForEnd(Duration.ofSeconds(20));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    if (!waitForEnd(Duration.ofSeconds(30))) {
      kill();
    }
  }

  private boolean isReady() {
    try {
      Answer ready = api().get("health/ready");
      return ready.status() == 200 && api().get("api/v1/universes").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private boolean waitForEnd(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static void await(Duration time, BooleanSupplier condition) {
    long deadline = System.nanoTime() + time.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("waited in vain for " + time);
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
