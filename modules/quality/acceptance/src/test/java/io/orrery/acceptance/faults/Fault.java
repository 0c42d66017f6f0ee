package io.orrery.acceptance.faults;

/**
 * What happens to a call of the operating system.
 *
 * @param call its name
 * @param effect as {@code strace} names it
 * @param when the how manieth call of a thread; all from there on if {@code persists}
 */
record Fault(String call, Effect effect, int when, boolean persists) {

  /** What a fault does. */
  enum Effect {
    KILL("signal=KILL"),
    INPUT_OUTPUT_ERROR("error=EIO"),
    NO_SPACE("error=ENOSPC"),
    /** The call says that it has written one byte, and writes nothing. */
    NOTHING_WRITTEN("retval=1");

    private final String term;

    Effect(String term) {
      this.term = term;
    }

    /** Whether it can happen to that call. */
    boolean concerns(String call) {
      return this != NOTHING_WRITTEN || call.equals("write");
    }
  }

  @Override
  public String toString() {
    return "%s:%s:when=%d%s".formatted(call, effect.term, when, persists ? "+" : "");
  }
}
