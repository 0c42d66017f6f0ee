package io.orrery.broker.fix;

import io.orrery.order.BrokerException;
import io.orrery.order.ClientOrderId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import quickfix.Message;
import quickfix.field.ClOrdID;
import quickfix.field.CollInquiryID;
import quickfix.field.ExecType;
import quickfix.field.MassStatusReqID;
import quickfix.field.MsgType;
import quickfix.field.OrdStatusReqID;
import quickfix.field.PosReqID;

/** The questions that a counterparty has not answered yet. */
final class Questions {

  private static final int[] REFERENCES = {
    OrdStatusReqID.FIELD, MassStatusReqID.FIELD, PosReqID.FIELD, CollInquiryID.FIELD
  };

  private final Map<String, Question<?>> open = new ConcurrentHashMap<>();
  private final FixLink link;
  private final Duration patience;

  Questions(FixLink link, Duration patience) {
    this.link = link;
    this.patience = patience;
  }

  /**
   * Asks and waits for the whole answer.
   *
   * @throws BrokerException if it did not come in time, or the connection broke
   */
  <T> T ask(Question<T> question, Message message) {
    return ask(question, message, patience);
  }

  /** The same, with another patience. */
  <T> T ask(Question<T> question, Message message, Duration longest) {
    link.requireNotReceiving();
    open.put(question.name(), question);
    try {
      requireSent(link.send(message, question.name()), question);
      return question.answer().get(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new BrokerException(
          "%s must answer %s within %s, did not".formatted(link, question.name(), longest), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerException("waiting for the answer to " + question.name() + " ended", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BrokerException cause
          ? cause
          : new BrokerException("the question " + question.name() + " failed", e);
    } finally {
      open.remove(question.name());
    }
  }

  private void requireSent(FixLink.Outcome outcome, Question<?> question) {
    if (outcome != FixLink.Outcome.TAKEN) {
      throw new BrokerException(
          "%s must be logged on to be asked %s, was not".formatted(link, question.name()));
    }
  }

  /** Whether a message is a part of an answer; the question has it then. */
  boolean answeredBy(String type, FixFields fields) {
    Optional<Question<?>> question =
        referred(fields).or(() -> byOrder(type, fields)).or(() -> massCancel(type, fields));
    question.ifPresent(each -> each.hear(type, fields));
    return question.isPresent();
  }

  /** Whether somebody waits for the answer to a question of that name. */
  boolean isOpen(String name) {
    return open.containsKey(name);
  }

  /** A message of ours was not understood. Whether it was a question. */
  boolean refused(String name, String reason) {
    Question<?> question = open.get(name);
    if (question == null) {
      return false;
    }
    question.fail("%s does not answer %s: %s".formatted(link, name, reason));
    return true;
  }

  /** No answer will come any more. */
  void giveUp(String reason) {
    open.values().forEach(question -> question.fail(reason));
  }

  private Optional<Question<?>> referred(FixFields fields) {
    for (int tag : REFERENCES) {
      Question<?> question = fields.text(tag).map(open::get).orElse(null);
      if (question != null) {
        return Optional.of(question);
      }
    }
    return Optional.empty();
  }

  /** It is referred to by the name that else is an order's. */
  private Optional<Question<?>> massCancel(String type, FixFields fields) {
    return type.equals(MsgType.ORDER_MASS_CANCEL_REPORT)
        ? fields.text(ClOrdID.FIELD).map(open::get)
        : Optional.empty();
  }

  /** FIX 4.4 lets a counterparty leave out to which question the status of an order belongs. */
  private Optional<Question<?>> byOrder(String type, FixFields fields) {
    if (!type.equals(MsgType.EXECUTION_REPORT)
        || fields.code(ExecType.FIELD) != ExecType.ORDER_STATUS
        || fields.text(OrdStatusReqID.FIELD).isPresent()
        || fields.text(MassStatusReqID.FIELD).isPresent()) {
      return Optional.empty();
    }
    Optional<ClientOrderId> order = OrderNames.orderOf(fields);
    return order.flatMap(id -> statusQuestions(id).findFirst());
  }

  private Stream<Question<?>> statusQuestions(ClientOrderId order) {
    return open.values().stream()
        .filter(each -> each instanceof StatusQuestion question && question.isAbout(order));
  }
}
