package io.orrery.broker.fix;

/** What a FIX session hears. Calls come on threads of QuickFIX/J and must be short. */
interface FixTraffic {

  /** The counterparty and we are logged on, for the first time or again. */
  void loggedOn();

  /** We no longer are. */
  void loggedOut();

  /** An application message came. */
  void received(String type, FixFields fields);

  /** A message of ours about {@code subject} was refused without a report. */
  void refused(String subject, FixFields reject);

  /**
   * The counterparty wants to have a message again. Whether it gets it: a question may be asked
   * again while somebody waits for its answer, an order is never sent again.
   */
  boolean mayRepeat(String subject);

  /** Something that the counterparty said may be lost. */
  void missed(String reason);
}
