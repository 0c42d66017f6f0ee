package io.orrery.cli;

import io.orrery.trade.LedgerException;
import io.orrery.verifier.Checkpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads published checkpoints: files, or folders of them with the folders of universes in them. */
final class CheckpointFiles {

  private static final int MAX_BYTES = 65_536;
  private static final int MAX_DEPTH = 3;

  private CheckpointFiles() {}

  static List<Checkpoint> read(List<Path> places) {
    return places.stream()
        .flatMap(place -> files(place).stream())
        .map(CheckpointFiles::one)
        .toList();
  }

  private static List<Path> files(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> all = Files.walk(place, MAX_DEPTH)) {
      return all.filter(file -> file.toString().endsWith(".checkpoint")).sorted().toList();
    } catch (IOException e) {
      throw new LedgerException("cannot read the checkpoints in " + place + ": " + e, e);
    }
  }

  private static Checkpoint one(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES);
      return Checkpoint.read(file.toString(), new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      throw new LedgerException("cannot read the checkpoint %s: %s".formatted(file, e), e);
    }
  }
}
