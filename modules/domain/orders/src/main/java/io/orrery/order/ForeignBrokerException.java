package io.orrery.order;

/**
 * A broker, or what it was asked, belongs to another universe or session than it must (contract
 * U7). Nothing was sent.
 */
public final class ForeignBrokerException extends BrokerException {

  private static final long serialVersionUID = 1L;

  /** With a sentence that names what must be and what was found. */
  public ForeignBrokerException(String message) {
    super(message);
  }
}
