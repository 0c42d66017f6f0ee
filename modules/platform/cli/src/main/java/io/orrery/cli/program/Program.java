package io.orrery.cli.program;

import io.orrery.basics.Check;
import io.orrery.basics.Sha256;
import io.orrery.exports.Export;
import io.orrery.ledger.FileStorage;
import io.orrery.session.UniverseSession;
import io.orrery.trade.Trade;
import io.orrery.universe.Session;
import io.orrery.verifier.Verifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** This program as it lies on disk. */
public final class Program {

  private static final List<Class<?>> MODULES =
      List.of(
          Check.class,
          Session.class,
          Trade.class,
          UniverseSession.class,
          Export.class,
          FileStorage.class,
          Verifier.class,
          Program.class);

  private Program() {}

  /** Its version; {@code (unpackaged)} if it runs from classes. */
  public static String version() {
    return Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
        .orElse("(unpackaged)");
  }

  /** The folder in which its jar lies; empty if nobody can tell. */
  public static Optional<Path> folder() {
    return place(Program.class).map(code -> code.resolveSibling(""));
  }

  /**
   * The digest of the code that decides what is read, checked and exported: of the archives or
   * folders of these modules, by file name and content. Empty if it cannot be told.
   */
  public static Optional<Sha256> codeDigest() {
    try {
      MessageDigest digest = Sha256.digest();
      for (Class<?> module : MODULES) {
        Optional<Path> place = place(module);
        if (place.isEmpty()) {
          return Optional.empty();
        }
        add(place.get(), digest);
      }
      return Optional.of(Sha256.ofRaw(digest.digest()));
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> place(Class<?> module) {
    CodeSource source = module.getProtectionDomain().getCodeSource();
    try {
      return source == null || source.getLocation() == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static void add(Path place, MessageDigest digest) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(place)) {
      found
          .filter(Files::isRegularFile)
          .forEach(file -> files.put(place.relativize(file).toString(), file));
    }
    for (var file : files.entrySet()) {
      digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      read(file.getValue(), digest);
    }
  }

  private static void read(Path file, MessageDigest digest) throws IOException {
    byte[] piece = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        digest.update(piece, 0, count);
      }
    }
  }
}
