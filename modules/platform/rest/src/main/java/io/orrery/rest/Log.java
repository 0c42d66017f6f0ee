package io.orrery.rest;

import java.lang.System.Logger.Level;

/** What the API keeps from its callers goes to the server's log. */
final class Log {

  private static final System.Logger LOG = System.getLogger("io.orrery.rest");

  private Log() {}

  static void failure(String doing, Throwable failure) {
    LOG.log(Level.ERROR, doing + " failed", failure);
  }
}
