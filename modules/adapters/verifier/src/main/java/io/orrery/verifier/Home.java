package io.orrery.verifier;

import io.orrery.trade.LedgerException;
import io.orrery.universe.RunId;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the files of a deployment lie. It reads, and never writes.
 *
 * @param root the deployment's folder
 * @param run the run whose files are meant, if they are not the universe's own
 * @param folder where in the universe's roots such runs lie
 */
record Home(Path root, Optional<RunId> run, String folder) {

  static final String RUNS = "runs";
  static final String IMPORTS = "imports";

  /** The universes' own files. */
  Home(Path root) {
    this(root, Optional.empty(), RUNS);
  }

  /** Most bytes of a file that is not a segment. */
  static final int SMALL = 65_536;

  Path folder(Universe universe, Stream stream) {
    return stream.area() == Stream.Area.DATA ? data(universe) : logs(universe);
  }

  Path data(Universe universe) {
    return place("data", universe);
  }

  Path logs(Universe universe) {
    return place("logs", universe);
  }

  private Path place(String area, Universe universe) {
    Path place = root.resolve(area).resolve(universe.wireName());
    return run.map(id -> place.resolve(folder).resolve(id.value())).orElse(place);
  }

  Path key(Universe universe, String keyId) {
    return root.resolve("config/keys").resolve(universe.wireName() + '-' + keyId + ".pub");
  }

  /** The file's name below the home, with slashes. */
  String shown(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** The whole of a small file. */
  byte[] read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(SMALL + 1);
      if (bytes.length > SMALL) {
        throw new IllegalArgumentException(
            shown(file) + " must have at most " + SMALL + " bytes, had more");
      }
      return bytes;
    } catch (IOException e) {
      throw cannotRead(file, e);
    }
  }

  /** The names in a folder in order; none if there is no such folder. */
  List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (java.util.stream.Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw cannotRead(folder, e);
    }
  }

  long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw cannotRead(file, e);
    }
  }

  LedgerException cannotRead(Path file, IOException cause) {
    return new LedgerException("cannot read " + shown(file) + ": " + cause, cause);
  }
}
