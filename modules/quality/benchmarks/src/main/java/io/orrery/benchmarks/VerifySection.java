package io.orrery.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The verifier against what it cannot be faster than on one core: SHA-256 of the same bytes. */
final class VerifySection {

  private static final int BLOCK = 1 << 20;

  private final Path home;

  VerifySection(Path home) {
    this.home = home;
  }

  List<Bar> run() throws Exception {
    List<Path> files = new ArrayList<>(LedgerFiles.of(home, "trades"));
    files.addAll(LedgerFiles.of(home, "equity"));
    long bytes = LedgerFiles.bytes(files);
    digestMillis(files);
    double bare = digestMillis(files);
    double ours = verifierMillis();
    new Table("contestant", "ms", "MB/s")
        .row("SHA-256, one core", Table.whole(bare), Table.whole(bytes / bare / 1000))
        .row("verifier, -Xmx256m", Table.whole(ours), Table.whole(bytes / ours / 1000))
        .print("verify: %,d bytes of trades and equity points".formatted(bytes));
    return List.of(Bar.atLeast("ledger.verify_against_bare_sha256", bare / ours, "x", 0.5));
  }

  private double verifierMillis() throws Exception {
    try (ChildProcess child = ChildProcess.start("verify", home.toString())) {
      return child.lines().stream()
          .filter(line -> line.startsWith("millis "))
          .mapToDouble(line -> Double.parseDouble(line.substring("millis ".length())))
          .findFirst()
          .orElse(Double.NaN);
    }
  }

  private static double digestMillis(List<Path> files)
      throws IOException, NoSuchAlgorithmException {
    byte[] block = new byte[BLOCK];
    long before = System.nanoTime();
    for (Path file : files) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream input = Files.newInputStream(file)) {
        for (int read = input.read(block); read >= 0; read = input.read(block)) {
          digest.update(block, 0, read);
        }
      }
      digest.digest();
    }
    return (System.nanoTime() - before) / 1e6;
  }
}
