package io.orrery.launcher;

/** Orrery cannot start as asked; the message is for the person who asked. */
final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartRefused(String message) {
    super(message);
  }
}
