package io.orrery.order;

/**
 * A broker could not be asked, or did not answer as it must. Whether it did what it was asked is
 * not known unless the method says so.
 */
public class BrokerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a sentence and no cause. */
  public BrokerException(String message) {
    super(message);
  }

  /** With a sentence and its cause. */
  public BrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
