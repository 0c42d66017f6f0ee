package io.orrery.broker.alpaca;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages of Alpaca as they are on the wire, with the members that are read here. Members are
 * in snake case there; what is missing is null; numbers come as texts, so that no binary number is
 * between. The records are public because the binding reads no others.
 */
final class Messages {

  private Messages() {}

  public record Account(
      @Nullable String id,
      @Nullable String accountNumber,
      @Nullable String status,
      @Nullable String currency,
      @Nullable String cash,
      @Nullable String equity,
      @Nullable String buyingPower,
      @Nullable Boolean tradingBlocked,
      @Nullable Boolean accountBlocked,
      @Nullable Boolean tradeSuspendedByUser) {}

  /** An order to be; members that are null are left out. */
  public record NewOrder(
      String symbol,
      String qty,
      String side,
      String type,
      String timeInForce,
      @Nullable String limitPrice,
      @Nullable String stopPrice,
      String clientOrderId) {}

  public record Order(
      @Nullable String id,
      @Nullable String clientOrderId,
      @Nullable String symbol,
      @Nullable String side,
      @Nullable String qty,
      @Nullable String notional,
      @Nullable String filledQty,
      @Nullable String filledAvgPrice,
      @Nullable String status,
      @Nullable String submittedAt,
      @Nullable String replacedBy) {}

  /** What became of one order of those that were to be cancelled together. */
  public record Cancelled(@Nullable String id, @Nullable Integer status) {
    boolean isTaken() {
      return status != null && status >= 200 && status < 300;
    }
  }

  public record Position(
      @Nullable String symbol,
      @Nullable String qty,
      @Nullable String side,
      @Nullable String avgEntryPrice) {}

  public record Clock(
      @Nullable String timestamp,
      @Nullable Boolean isOpen,
      @Nullable String nextOpen,
      @Nullable String nextClose) {}

  public record Bars(
      @Nullable List<Bar> bars, @Nullable String symbol, @Nullable String nextPageToken) {}

  public record Bar(
      @Nullable String t,
      @Nullable Double o,
      @Nullable Double h,
      @Nullable Double l,
      @Nullable Double c,
      @Nullable Double v) {}

  public record Error(@Nullable String code, @Nullable String message) {}

  /** Any message of the stream. */
  public record Streamed(@Nullable String stream, @Nullable Update data) {}

  /** The data of any message of the stream: of an authorization, of a listening, of an order. */
  public record Update(
      @Nullable String status,
      @Nullable List<String> streams,
      @Nullable String event,
      @Nullable String executionId,
      @Nullable String price,
      @Nullable String qty,
      @Nullable String timestamp,
      @Nullable Order order) {}

  /** What the stream is told. */
  public record Command(String action, CommandData data) {}

  public record CommandData(
      @Nullable String keyId, @Nullable String secretKey, @Nullable List<String> streams) {

    @Override
    public String toString() {
      return "(hidden)";
    }
  }
}
