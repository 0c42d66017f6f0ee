package io.orrery.proof;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.orrery.basics.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of its own in the machine's folder for temporary files, in which attempts do what they
 * want; wholly removed at the end. It has nothing to do with any home.
 */
final class ScratchFolder implements AutoCloseable {

  private final Path path;

  private ScratchFolder(Path path) {
    this.path = path;
  }

  static ScratchFolder create() throws IOException {
    return new ScratchFolder(Files.createTempDirectory(prefix()).toRealPath());
  }

  /** One that is there. */
  static ScratchFolder at(Path folder) throws IOException {
    return new ScratchFolder(folder.toRealPath());
  }

  /** With what the names of this process's folders begin. */
  static String prefix() {
    return "orrery-proof-%d-".formatted(ProcessHandle.current().pid());
  }

  /** A sentence without the name of the folder, which is this machine's business. */
  String hide(String sentence) {
    return sentence.replace(path.toString(), "(twin)");
  }

  Path path() {
    return path;
  }

  Path at(String name) {
    Path file = path.resolve(name).normalize();
    if (!file.startsWith(path)) {
      throw new IllegalArgumentException("a scratch file must stay in its folder, was " + name);
    }
    return file;
  }

  byte[] read(String name) throws IOException {
    return Files.readAllBytes(at(name));
  }

  void write(String name, byte[] content) throws IOException {
    Files.createDirectories(at(name).resolveSibling(""));
    Files.write(at(name), content);
  }

  void remove(String name) throws IOException {
    Files.delete(at(name));
  }

  void move(String from, String to) throws IOException {
    Files.move(at(from), at(to), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Puts a symbolic link in the place of {@code name}, to what was there. */
  void linkAway(String name, String to) throws IOException {
    move(name, to);
    Files.createSymbolicLink(at(name), at(to));
  }

  /** Every file by its name and digest; links are not followed. */
  Map<String, Sha256> digests() throws IOException {
    Map<String, Sha256> digests = new TreeMap<>();
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.filter(each -> Files.isRegularFile(each, NOFOLLOW_LINKS)).toList()) {
        digests.put(path.relativize(file).toString(), Sha256.of(Files.readAllBytes(file)));
      }
    }
    return digests;
  }

  /** Removes it with all that is in it; links are removed, never followed. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
