package io.orrery.broker.fix;

import io.orrery.order.BrokerException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import quickfix.Application;
import quickfix.ConfigError;
import quickfix.DoNotSend;
import quickfix.FieldNotFound;
import quickfix.FileStoreFactory;
import quickfix.Message;
import quickfix.MessageStore;
import quickfix.MessageStoreFactory;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;
import quickfix.field.BusinessRejectRefID;
import quickfix.field.GapFillFlag;
import quickfix.field.MsgSeqNum;
import quickfix.field.MsgType;
import quickfix.field.PossDupFlag;
import quickfix.field.RefSeqNum;
import quickfix.field.ResetSeqNumFlag;

/**
 * One FIX session on the wire, by QuickFIX/J. No order is sent again by the session layer: a
 * request to resend is answered with a gap (35=4), because a stale order must not trade.
 */
final class FixLink {

  /** How many sent messages are remembered for a reject that names one by its number. */
  private static final int REMEMBERED = 10_000;

  /** What became of a message. */
  enum Outcome {
    /** It is certain that it did not and will not go out. */
    NOT_TAKEN,
    /** It was handed to the network of a session that is logged on. */
    TAKEN,
    /** It is on disk as sent; whether it went out is not known. */
    BROKEN
  }

  private final FixConnection connection;
  private final SessionID id;
  private final FixTraffic traffic;
  private final Numbers numbers = new Numbers();
  private final ThreadLocal<Attempt> attempts = new ThreadLocal<>();
  private volatile @Nullable SocketInitiator initiator;
  private volatile @Nullable Session session;
  private volatile @Nullable Thread receiving;
  private volatile String lastLogout = "it did not answer";

  FixLink(FixConnection connection, FixTraffic traffic) {
    this.connection = connection;
    this.id = new FixSettings(connection).id();
    this.traffic = traffic;
  }

  /** Starts to connect, and goes on until it is closed. */
  void start(FixStore store, OrderBook book) {
    if (Session.doesSessionExist(id)) {
      throw new BrokerException("FIX session %s must be open once, is open already".formatted(id));
    }
    SessionSettings settings = new FixSettings(connection).settings(store.folder());
    try {
      SocketInitiator made =
          SocketInitiator.newBuilder()
              .withApplication(new Ears())
              .withSettings(settings)
              .withMessageStoreFactory(learning(new FileStoreFactory(settings), book))
              .withLogFactory(FixLog::new)
              .withMessageFactory(new quickfix.fix44.MessageFactory())
              // it never ends threads of its own for that; the shared timer connects, too
              .withReconnectThreads(0)
              .build();
      initiator = made;
      made.start();
      session = Session.lookupSession(id);
    } catch (ConfigError | quickfix.RuntimeError e) {
      throw new BrokerException("FIX session %s cannot start".formatted(id), e);
    }
  }

  private static MessageStoreFactory learning(MessageStoreFactory stores, OrderBook book) {
    return session -> {
      MessageStore store = stores.create(session);
      new SentOrders(store).teach(book);
      return store;
    };
  }

  /** Whether the counterparty and we are logged on. */
  boolean isLoggedOn() {
    Session now = session;
    return now != null && now.isLoggedOn() && !now.sentLogout();
  }

  /** Why the counterparty last left, in its own words. */
  String lastLogout() {
    return lastLogout;
  }

  /** Says something; {@code subject} is what it is about, for a reject that names its number. */
  Outcome send(Message message, String subject) {
    Session now = session;
    if (now == null || !isLoggedOn()) {
      return Outcome.NOT_TAKEN;
    }
    Attempt attempt = new Attempt(subject);
    attempts.set(attempt);
    try {
      boolean isSent = now.send(message);
      return attempt.isStored ? (isSent ? Outcome.TAKEN : Outcome.BROKEN) : Outcome.NOT_TAKEN;
    } catch (RuntimeException e) {
      return attempt.isStored ? Outcome.BROKEN : Outcome.NOT_TAKEN;
    } finally {
      attempts.remove();
    }
  }

  /** Passes unless an answer would have to come through the calling thread itself. */
  void requireNotReceiving() {
    if (Thread.currentThread().equals(receiving)) {
      throw new BrokerException("a listener must not ask the broker that it hears, did");
    }
  }

  /** Breaks the connection; it is made again. */
  void drop(String reason) {
    Session now = session;
    if (now != null) {
      try {
        now.disconnect(reason, true);
      } catch (java.io.IOException e) {
        throw new BrokerException("%s cannot be disconnected".formatted(this), e);
      }
    }
  }

  /** Logs out and stops everything of QuickFIX/J, within the 2 s of a logout and some more. */
  void close() {
    SocketInitiator now = initiator;
    if (now != null) {
      now.stop(false);
    }
  }

  @Override
  public String toString() {
    return connection.toString();
  }

  /** One message on its way through QuickFIX/J. */
  private static final class Attempt {

    private final String subject;
    private boolean isStored;

    private Attempt(String subject) {
      this.subject = subject;
    }
  }

  /** What the messages were about that we sent last, by their sequence numbers. */
  private static final class Numbers {

    private final Map<Integer, String> subjects =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
            return size() > REMEMBERED;
          }
        };

    synchronized void put(int number, String subject) {
      subjects.put(number, subject);
    }

    synchronized Optional<String> get(int number) {
      return Optional.ofNullable(subjects.get(number));
    }
  }

  /** What QuickFIX/J tells. */
  private final class Ears implements Application {

    @Override
    public void onCreate(SessionID session) {
      // nothing is there yet
    }

    @Override
    public void onLogon(SessionID session) {
      traffic.loggedOn();
    }

    @Override
    public void onLogout(SessionID session) {
      traffic.loggedOut();
    }

    @Override
    public void toApp(Message message, SessionID session) throws DoNotSend {
      Optional<Integer> number =
          new FixFields(message.getHeader()).decimal(MsgSeqNum.FIELD).map(BigDecimal::intValue);
      if (message.getHeader().isSetField(PossDupFlag.FIELD)) {
        if (number.flatMap(numbers::get).filter(traffic::mayRepeat).isEmpty()) {
          throw new DoNotSend();
        }
        return;
      }
      Attempt attempt = attempts.get();
      if (attempt == null || !isLoggedOn()) {
        throw new DoNotSend();
      }
      number.ifPresent(its -> numbers.put(its, attempt.subject));
      attempt.isStored = true;
    }

    @Override
    public void fromApp(Message message, SessionID session) {
      receiving = Thread.currentThread();
      try {
        String type = type(message);
        FixFields fields = new FixFields(message);
        if (type.equals(MsgType.BUSINESS_MESSAGE_REJECT)) {
          refused(fields);
        } else {
          traffic.received(type, fields);
        }
      } finally {
        receiving = null;
      }
    }

    @Override
    public void toAdmin(Message message, SessionID session) {
      FixFields fields = new FixFields(message);
      switch (type(message)) {
        case MsgType.RESEND_REQUEST ->
            traffic.missed(
                "%s skipped messages from %s on, which were asked for again"
                    .formatted(
                        FixLink.this, fields.text(quickfix.field.BeginSeqNo.FIELD).orElse("?")));
        case MsgType.REJECT ->
            traffic.missed(
                "message %s of %s was no valid FIX and was refused: %s"
                    .formatted(
                        fields.text(RefSeqNum.FIELD).orElse("?"),
                        FixLink.this,
                        fields.reason("no text")));
        default -> {
          // heartbeats and logons say nothing of orders
        }
      }
    }

    @Override
    public void fromAdmin(Message message, SessionID session) {
      FixFields fields = new FixFields(message);
      switch (type(message)) {
        case MsgType.LOGOUT -> lastLogout = fields.reason("it logged out without a word");
        case MsgType.REJECT -> refused(fields);
        case MsgType.SEQUENCE_RESET -> missedUnless(isYes(fields, GapFillFlag.FIELD));
        case MsgType.LOGON -> missedUnless(!isYes(fields, ResetSeqNumFlag.FIELD));
        default -> {
          // heartbeats and test requests say nothing of orders
        }
      }
    }

    private void missedUnless(boolean isComplete) {
      if (!isComplete) {
        traffic.missed(
            "%s began to count anew: what it said before cannot be asked for again"
                .formatted(FixLink.this));
      }
    }

    private void refused(FixFields reject) {
      reject
          .decimal(RefSeqNum.FIELD)
          .flatMap(number -> numbers.get(number.intValue()))
          .or(() -> reject.text(BusinessRejectRefID.FIELD))
          .ifPresent(subject -> traffic.refused(subject, reject));
    }

    private static boolean isYes(FixFields fields, int tag) {
      return fields.text(tag).equals(Optional.of("Y"));
    }

    private static String type(Message message) {
      try {
        return message.getHeader().getString(MsgType.FIELD);
      } catch (FieldNotFound e) {
        return "";
      }
    }
  }
}
