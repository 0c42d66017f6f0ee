package io.orrery.verifier;

import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A good ledger of three sessions in four segments, the last of them open, and foreign lines. */
record Victim(
    Path root,
    Map<Path, byte[]> files,
    List<Path> segments,
    List<Integer> sessions,
    String checkpoint,
    List<byte[]> otherSession,
    List<byte[]> otherUniverse) {

  static Victim write(Path root) {
    SampleHome home = new SampleHome(root.resolve("home"), Universe.PAPER, 1);
    SampleLedger ledger = home.ledger(Stream.TRADES);
    ledger.append(17).seal("size");
    ledger.append(11).seal("session_closed");
    home.rotate();
    ledger.beginSession();
    ledger.append(13).seal("session_closed");
    ledger.beginSession();
    ledger.append(9);
    List<Path> segments =
        List.of(
            ledger.sealed(1, "jsonl"),
            ledger.sealed(18, "jsonl"),
            ledger.sealed(29, "jsonl"),
            ledger.active());
    Map<Path, byte[]> files = new LinkedHashMap<>();
    segments.forEach(file -> files.put(file, bytes(file)));
    for (long first : new long[] {1, 18, 29}) {
      files.put(ledger.sealed(first, "seal.json"), bytes(ledger.sealed(first, "seal.json")));
    }
    return new Victim(
        home.root,
        files,
        segments,
        List.of(0, 0, 1, 2),
        ledger.checkpoint(),
        foreign(root.resolve("session"), Universe.PAPER),
        foreign(root.resolve("universe"), Universe.LIVE));
  }

  private static List<byte[]> foreign(Path root, Universe universe) {
    SampleHome home = new SampleHome(root, universe, 7);
    SampleLedger ledger = home.ledger(Stream.TRADES);
    ledger.append(60);
    return split(bytes(ledger.active()));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines with their LF. */
  static List<byte[]> split(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, from, i + 1));
        from = i + 1;
      }
    }
    return lines;
  }

  List<List<byte[]>> lines() {
    List<List<byte[]>> all = new ArrayList<>();
    segments.forEach(
        segment ->
            all.add(new ArrayList<>(split(java.util.Objects.requireNonNull(files.get(segment))))));
    return all;
  }

  /** Makes the ledger's files these; a file that is not among them is deleted. */
  void put(Map<Path, byte[]> wanted) {
    try {
      for (Path file : files.keySet()) {
        byte[] bytes = wanted.get(file);
        if (bytes == null) {
          Files.deleteIfExists(file);
        } else {
          Files.write(file, bytes);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
