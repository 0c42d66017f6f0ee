package io.orrery.broker.fix;

import io.orrery.order.BrokerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import quickfix.InvalidMessage;
import quickfix.Message;
import quickfix.MessageStore;
import quickfix.field.MsgType;

/**
 * The orders that were sent since sequence numbers last began anew, as the store has them: a later
 * process can ask about them.
 */
final class SentOrders {

  private static final System.Logger LOG = System.getLogger(SentOrders.class.getName());

  private final MessageStore store;

  SentOrders(MessageStore store) {
    this.store = store;
  }

  void teach(OrderBook book) {
    List<String> messages = new ArrayList<>();
    try {
      store.get(1, store.getNextSenderMsgSeqNum() - 1, messages);
    } catch (IOException e) {
      throw new BrokerException("a FIX store cannot be read", e);
    }
    messages.forEach(text -> teach(book, text));
  }

  private static void teach(OrderBook book, String text) {
    if (!text.contains("\u000135=" + MsgType.ORDER_SINGLE + "\u0001")) {
      return;
    }
    try {
      FixFields fields = new FixFields(new Message(text, false));
      OrderNames.orderOf(fields).map(id -> OrderSketch.of(id, fields)).ifPresent(book::learn);
    } catch (InvalidMessage | IllegalArgumentException e) {
      LOG.log(System.Logger.Level.WARNING, "an order in a FIX store cannot be read", e);
    }
  }
}
