package io.orrery.session;

import io.orrery.trade.ControlMailbox;

/** Port: does what one kind of letter asks for, as far as it may be done. */
@FunctionalInterface
public interface ControlAct {

  /**
   * Does it.
   *
   * @param session the open session of the universe to which the letter was sent
   * @param letter with its fields
   * @param by who wrote it, as claimed, with the disk's account of it
   * @throws IllegalArgumentException if the letter asks for what there is not
   * @throws IllegalStateException if it must not be done
   */
  void perform(UniverseSession session, ControlMailbox.Letter letter, Person by);
}
