package io.orrery.trade;

import java.util.Optional;

/**
 * Port: what keeps a kill switch engaged over a restart. On disk it is a file whose mere presence
 * engages the switch, so that anybody who can reach the disk can engage it.
 *
 * <p>Safe for use by many threads.
 */
public interface KillLatch {

  /**
   * Whether the latch of {@code scope} is set. Never throws: where it cannot be told, it is set.
   */
  Optional<Latched> read(ControlScope scope);

  /**
   * Sets the latch of {@code scope}, durably. One that is set stays as it is.
   *
   * @param reason why, on one line
   * @throws LedgerException if the disk is full or broken; the latch may not be set then
   */
  void write(ControlScope scope, String reason);

  /**
   * Takes the latch of {@code scope} away, durably; nothing happens if it is not set.
   *
   * @throws LedgerException if the disk failed; the latch may be set still
   */
  void remove(ControlScope scope);

  /**
   * A latch that is set.
   *
   * @param reason why, as far as it says, on one line
   * @param by who set it, as far as the world knows, such as the owner of a file
   */
  record Latched(String reason, String by) {}
}
