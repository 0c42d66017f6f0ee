package io.orrery.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** A file that holds one secret and that its owner alone may read. */
final class SecretFile {

  private static final long LONGEST = 4096;
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private SecretFile() {}

  /**
   * Reads it; an end of line at its end is none of the secret.
   *
   * @throws IllegalArgumentException if somebody else may read it, or it cannot be read; the
   *     message does not repeat what it holds
   */
  static String read(Path file) {
    try {
      requireOwners(file);
      if (Files.size(file) > LONGEST) {
        throw new IllegalArgumentException(
            "%s must hold a secret and nothing else, has %s bytes"
                .formatted(file, Files.size(file)));
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).stripTrailing();
      if (text.isEmpty()) {
        throw new IllegalArgumentException(file + " must hold a secret, is empty");
      }
      return text;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s must be a file that this process may read, is not: %s"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    } catch (UnsupportedOperationException e) {
      throw new IllegalArgumentException(
          "%s must lie where a file can be its owner's alone: give the secret in the environment"
              .formatted(file),
          e);
    }
  }

  private static void requireOwners(Path file) throws IOException {
    Set<PosixFilePermission> all = Files.getPosixFilePermissions(file);
    if (!OWNERS.containsAll(all)) {
      throw new IllegalArgumentException(
          "%s must be readable by its owner alone, is %s: chmod 600 it"
              .formatted(file, PosixFilePermissions.toString(all)));
    }
  }
}
