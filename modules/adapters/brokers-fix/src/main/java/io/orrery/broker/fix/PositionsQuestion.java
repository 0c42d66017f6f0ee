package io.orrery.broker.fix;

import io.orrery.order.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import quickfix.field.LongQty;
import quickfix.field.MsgType;
import quickfix.field.NoPositions;
import quickfix.field.PosReqResult;
import quickfix.field.PosType;
import quickfix.field.ShortQty;
import quickfix.field.TotalNumPosReports;

/**
 * What the account holds (35=AN). A position report (35=AP) counts units by position types; the
 * total ({@code TOT}) is what is held, or the only one there is. FIX does not say at which price it
 * was bought.
 */
final class PositionsQuestion extends Question<List<Position>> {

  private static final String VALID = "0";
  private static final String NONE = "2";

  private final List<Position> positions = new ArrayList<>();
  private int heard;
  private OptionalInt total = OptionalInt.empty();

  PositionsQuestion(String name) {
    super(name);
  }

  @Override
  void read(String type, FixFields fields) {
    String result = fields.text(PosReqResult.FIELD).orElse(VALID);
    if (result.equals(NONE)) {
      complete(List.of());
      return;
    }
    if (!result.equals(VALID)) {
      throw new IllegalArgumentException(
          "field 728 must be 0 or 2, was %s (%s)".formatted(result, fields.reason("no text")));
    }
    fields
        .decimal(TotalNumPosReports.FIELD)
        .ifPresent(count -> total = OptionalInt.of(count.intValueExact()));
    if (type.equals(MsgType.POSITION_REPORT)) {
      add(fields);
    }
    if (total.isPresent() && heard >= total.getAsInt()) {
      complete(List.copyOf(positions));
    }
  }

  private void add(FixFields fields) {
    heard++;
    BigDecimal qty = held(fields.groups(NoPositions.FIELD));
    if (qty.signum() != 0) {
      positions.add(new Position(fields.symbol(), qty, Optional.empty()));
    }
  }

  private static BigDecimal held(List<FixFields> groups) {
    List<FixFields> totals =
        groups.stream()
            .filter(
                each -> each.text(PosType.FIELD).equals(Optional.of(PosType.TOTAL_TRANSACTION_QTY)))
            .toList();
    List<FixFields> said = totals.isEmpty() ? groups : totals;
    if (said.size() != 1) {
      throw new IllegalArgumentException(
          "a position must have one total or one quantity, had " + said.size());
    }
    BigDecimal bought = said.get(0).decimal(LongQty.FIELD).orElse(BigDecimal.ZERO);
    BigDecimal owed = said.get(0).decimal(ShortQty.FIELD).orElse(BigDecimal.ZERO);
    return bought.subtract(owed);
  }
}
