package io.orrery.broker.fix;

import java.lang.System.Logger.Level;
import quickfix.Log;
import quickfix.SessionID;

/**
 * What QuickFIX/J says of a session, in the log of the house. Messages are not logged: they hold
 * accounts, and what they mean is in the ledger.
 */
final class FixLog implements Log {

  private static final System.Logger LOG = System.getLogger(FixLog.class.getName());
  private static final int LONGEST = 500;

  private final SessionID session;

  FixLog(SessionID session) {
    this.session = session;
  }

  @Override
  public void clear() {
    // a log is not emptied because sequence numbers begin anew
  }

  @Override
  public void onIncoming(String message) {
    // not logged
  }

  @Override
  public void onOutgoing(String message) {
    // not logged
  }

  @Override
  public void onEvent(String text) {
    LOG.log(Level.DEBUG, "{0}: {1}", session, oneLine(text));
  }

  @Override
  public void onErrorEvent(String text) {
    LOG.log(Level.WARNING, "{0}: {1}", session, oneLine(text));
  }

  /** Text of the counterparty as it may stand in a log or a reason. */
  static String oneLine(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    return cut.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
  }
}
