package io.orrery.benchmarks;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * From exec to readiness: Orrery by the README's command, and an empty WAR on the same Payara Micro
 * in turns. Run from the checkout's root, after a build.
 */
final class StartupGroup implements Benchmarks.Group {

  private static final int ROUNDS = 5;
  private static final Path SERVER = Path.of("modules/platform/server/target");
  private static final Path MICRO =
      Path.of("modules/quality/benchmarks/target/payara/payara-micro.jar");

  @Override
  public List<Bar> run() throws Exception {
    Path folder = Files.createTempDirectory("orrery-startup");
    Path empty = emptyWar(folder.resolve("empty.war"));
    double[] ours = new double[ROUNDS];
    double[] theirs = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      theirs[round] = timed(plainMicro(empty), "index.html", folder);
      ours[round] = timed(List.of("@" + SERVER.resolve("orrery.args")), "health/ready", folder);
      System.out.printf(
          "round %d: empty WAR %.2f s, Orrery %.2f s%n", round + 1, theirs[round], ours[round]);
    }
    double ratio = median(ours) / median(theirs);
    System.out.printf("median: empty WAR %.2f s, Orrery %.2f s%n", median(theirs), median(ours));
    return List.of(Bar.atMost("startup.ready_against_empty_war", ratio, "x", 1.3));
  }

  private static List<String> plainMicro(Path war) {
    return List.of(
        "-jar",
        MICRO.toString(),
        "--deploy",
        war.toString(),
        "--contextroot",
        "/",
        "--nohazelcast",
        "--disablephonehome");
  }

  private static double timed(List<String> arguments, String path, Path folder) throws Exception {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    if (arguments.contains("--deploy")) {
      command.addAll(List.of("--port", Integer.toString(port)));
    }
    Path home = Files.createTempDirectory(folder, "home");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(home.resolve("console.txt").toFile());
    builder.environment().put("ORRERY_HOME", home.toString());
    builder.environment().put("ORRERY_HTTP_PORT", Integer.toString(port));
    long start = System.nanoTime();
    Process process = builder.start();
    try {
      awaitOk(process, URI.create("http://127.0.0.1:" + port + "/" + path));
      return (System.nanoTime() - start) / 1e9;
    } finally {
      process.destroy();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private static void awaitOk(Process process, URI uri) throws Exception {
    while (process.isAlive()) {
      if (status(uri) == 200) {
        return;
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("the server ended with " + process.exitValue());
  }

  private static int status(URI uri) {
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(5000);
      return connection.getResponseCode();
    } catch (IOException notYet) {
      return 0;
    }
  }

  private static Path emptyWar(Path file) throws IOException {
    try (ZipOutputStream war = new ZipOutputStream(Files.newOutputStream(file))) {
      war.putNextEntry(new ZipEntry("index.html"));
      war.write("<!doctype html><title>empty</title>".getBytes(StandardCharsets.UTF_8));
      war.closeEntry();
    }
    return file;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
