package io.orrery.wiring;

import io.orrery.basics.Check;
import io.orrery.basics.Sha256;
import io.orrery.ledger.FileStorage;
import io.orrery.session.CodeIdentity;
import io.orrery.session.UniverseSession;
import io.orrery.trade.Trade;
import io.orrery.universe.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
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

/**
 * The digest of the code as it lies on disk: of the archives or folders from which the modules were
 * loaded that decide whether an order may pass, by file name and content.
 */
final class BuildDigest implements CodeIdentity {

  private static final System.Logger LOG = System.getLogger(BuildDigest.class.getName());
  private static final int PIECE = 1 << 16;

  private static final List<Class<?>> MODULES =
      List.of(
          Check.class,
          Session.class,
          Trade.class,
          UniverseSession.class,
          FileStorage.class,
          BuildDigest.class);

  @Override
  public Optional<Sha256> digest() {
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
      LOG.log(Level.WARNING, "the digest of the running code cannot be told", e);
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
      LOG.log(Level.WARNING, "the place of " + module + " is no file", e);
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
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        digest.update(piece, 0, count);
      }
    }
  }
}
