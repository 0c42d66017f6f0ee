package io.orrery.session;

/** A part that has something to end outside before its session does, such as open orders. */
@FunctionalInterface
public interface Closing {

  /**
   * Cancels or hands over what is open, then closes its connections. Called once, after intake and
   * agents have stopped and while the session still takes records.
   *
   * @param policy what becomes of open orders
   */
  void close(OpenOrders policy);
}
