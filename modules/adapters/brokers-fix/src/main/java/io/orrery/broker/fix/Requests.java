package io.orrery.broker.fix;

import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderType;
import io.orrery.order.TimeInForce;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import quickfix.Message;
import quickfix.UtcTimestampPrecision;
import quickfix.field.Account;
import quickfix.field.AccountType;
import quickfix.field.ClOrdID;
import quickfix.field.ClearingBusinessDate;
import quickfix.field.CollInquiryID;
import quickfix.field.Currency;
import quickfix.field.HandlInst;
import quickfix.field.MassCancelRequestType;
import quickfix.field.MassStatusReqID;
import quickfix.field.MassStatusReqType;
import quickfix.field.OrdStatusReqID;
import quickfix.field.OrdType;
import quickfix.field.OrderQty;
import quickfix.field.OrigClOrdID;
import quickfix.field.PartyID;
import quickfix.field.PartyIDSource;
import quickfix.field.PartyRole;
import quickfix.field.PosReqID;
import quickfix.field.PosReqType;
import quickfix.field.Price;
import quickfix.field.Side;
import quickfix.field.StopPx;
import quickfix.field.Symbol;
import quickfix.field.TransactTime;
import quickfix.fix44.CollateralInquiry;
import quickfix.fix44.NewOrderSingle;
import quickfix.fix44.OrderCancelRequest;
import quickfix.fix44.OrderMassCancelRequest;
import quickfix.fix44.OrderMassStatusRequest;
import quickfix.fix44.OrderStatusRequest;
import quickfix.fix44.RequestForPositions;

/** What we say to a counterparty. */
final class Requests {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

  private final FixParties parties;
  private final Clock clock;

  Requests(FixParties parties, Clock clock) {
    this.parties = parties;
    this.clock = clock;
  }

  Message order(OrderIntended intent) {
    Message message = new NewOrderSingle();
    message.setString(ClOrdID.FIELD, intent.clientOrderId().value());
    message.setString(Account.FIELD, parties.account());
    message.setChar(
        HandlInst.FIELD, HandlInst.AUTOMATED_EXECUTION_ORDER_PRIVATE_NO_BROKER_INTERVENTION);
    message.setString(Symbol.FIELD, intent.symbol().value());
    message.setChar(Side.FIELD, side(intent.side()));
    message.setDecimal(OrderQty.FIELD, intent.qty().value());
    message.setChar(OrdType.FIELD, type(intent.orderType()));
    intent.orderType().limit().ifPresent(at -> message.setDecimal(Price.FIELD, at.value()));
    intent.orderType().stop().ifPresent(at -> message.setDecimal(StopPx.FIELD, at.value()));
    message.setChar(quickfix.field.TimeInForce.FIELD, duration(intent.timeInForce()));
    message.setString(Currency.FIELD, intent.currency().value());
    return timed(message);
  }

  Message cancel(String name, OrderSketch order) {
    Message message = new OrderCancelRequest();
    message.setString(ClOrdID.FIELD, name);
    message.setString(OrigClOrdID.FIELD, order.id().value());
    message.setString(Account.FIELD, parties.account());
    message.setString(Symbol.FIELD, order.symbol().value());
    message.setChar(Side.FIELD, side(order.side()));
    message.setDecimal(OrderQty.FIELD, order.qty().value());
    return timed(message);
  }

  /** FIX 4.4 has no place for an account in it: it is about all orders of the FIX session. */
  Message massCancel(String name) {
    Message message = new OrderMassCancelRequest();
    message.setString(ClOrdID.FIELD, name);
    message.setChar(MassCancelRequestType.FIELD, MassCancelRequestType.CANCEL_ALL_ORDERS);
    return timed(message);
  }

  /** FIX wants symbol and side; of an order that nobody here remembers there is only its name. */
  Message status(String name, ClientOrderId id, Optional<OrderSketch> order) {
    Message message = new OrderStatusRequest();
    message.setString(OrdStatusReqID.FIELD, name);
    message.setString(ClOrdID.FIELD, id.value());
    message.setString(Account.FIELD, parties.account());
    message.setString(Symbol.FIELD, order.map(known -> known.symbol().value()).orElse("[N/A]"));
    message.setChar(Side.FIELD, order.map(known -> side(known.side())).orElse(Side.UNDISCLOSED));
    return message;
  }

  Message massStatus(String name) {
    Message message = new OrderMassStatusRequest();
    message.setString(MassStatusReqID.FIELD, name);
    message.setInt(MassStatusReqType.FIELD, MassStatusReqType.STATUS_FOR_ALL_ORDERS);
    message.setString(Account.FIELD, parties.account());
    return message;
  }

  Message positions(String name) {
    RequestForPositions message = new RequestForPositions();
    message.setString(PosReqID.FIELD, name);
    message.setInt(PosReqType.FIELD, PosReqType.POSITIONS);
    RequestForPositions.NoPartyIDs party = new RequestForPositions.NoPartyIDs();
    party.setString(PartyID.FIELD, parties.sender());
    party.setChar(PartyIDSource.FIELD, PartyIDSource.PROPRIETARY_CUSTOM_CODE);
    party.setInt(PartyRole.FIELD, PartyRole.ORDER_ORIGINATION_FIRM);
    message.addGroup(party);
    message.setString(Account.FIELD, parties.account());
    message.setInt(AccountType.FIELD, AccountType.ACCOUNT_IS_CARRIED_ON_CUSTOMER_SIDE_OF_THE_BOOKS);
    message.setString(ClearingBusinessDate.FIELD, DATE.format(now()));
    return timed(message);
  }

  Message account(String name) {
    Message message = new CollateralInquiry();
    message.setString(CollInquiryID.FIELD, name);
    message.setString(Account.FIELD, parties.account());
    return message;
  }

  private Message timed(Message message) {
    message.setUtcTimeStamp(TransactTime.FIELD, now(), UtcTimestampPrecision.MICROS);
    return message;
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static char side(io.orrery.trade.Side side) {
    return switch (side) {
      case BUY -> Side.BUY;
      case SELL -> Side.SELL;
    };
  }

  private static char type(OrderType type) {
    if (type instanceof OrderType.Market) {
      return OrdType.MARKET;
    } else if (type instanceof OrderType.Limit) {
      return OrdType.LIMIT;
    }
    return type instanceof OrderType.Stop ? OrdType.STOP_STOP_LOSS : OrdType.STOP_LIMIT;
  }

  private static char duration(TimeInForce duration) {
    return switch (duration) {
      case DAY -> quickfix.field.TimeInForce.DAY;
      case GTC -> quickfix.field.TimeInForce.GOOD_TILL_CANCEL;
      case IOC -> quickfix.field.TimeInForce.IMMEDIATE_OR_CANCEL;
      case FOK -> quickfix.field.TimeInForce.FILL_OR_KILL;
    };
  }
}
