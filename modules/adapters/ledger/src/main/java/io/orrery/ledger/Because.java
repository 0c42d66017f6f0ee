package io.orrery.ledger;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Says of a failed access in words what an administrator has to know. */
final class Because {

  private Because() {}

  /** The reason, naming the file if the failure does. */
  static String of(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return "user '%s' may not access %s"
          .formatted(System.getProperty("user.name"), denied.getFile());
    }
    if (e instanceof FileSystemException failed && failed.getReason() != null) {
      return failed.getFile() + ": " + failed.getReason();
    }
    return e.toString();
  }
}
