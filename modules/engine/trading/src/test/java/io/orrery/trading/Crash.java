package io.orrery.trading;

/** The process died here: an error, so that nothing on the way catches it and goes on. */
final class Crash extends Error {

  private static final long serialVersionUID = 1L;

  Crash(String where) {
    super(where);
  }
}
