package io.orrery.rest;

import java.lang.System.Logger.Level;

/** What the API keeps from its callers goes to the server's log. */
final class Log {

  private static final System.Logger LOG = System.getLogger("io.orrery.rest");

  private Log() {}

  /** The world failed, and what it says names the place. */
  static void failure(String doing, RuntimeException failure) {
    LOG.log(Level.ERROR, "{0} failed: {1}", doing, failure);
  }

  /** We failed, and only the stack says where. */
  static void defect(String doing, Throwable defect) {
    LOG.log(Level.ERROR, doing + " failed", defect);
  }
}
