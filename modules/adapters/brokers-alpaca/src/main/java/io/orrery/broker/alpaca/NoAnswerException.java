package io.orrery.broker.alpaca;

import io.orrery.order.BrokerException;

/** A request went out, perhaps, and no whole answer came back. */
final class NoAnswerException extends BrokerException {

  private static final long serialVersionUID = 1L;

  NoAnswerException(String message) {
    super(message);
  }
}
