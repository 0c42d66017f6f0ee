package io.orrery.broker.fix;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.order.BrokerAccount;
import java.util.Optional;
import quickfix.field.CashOutstanding;
import quickfix.field.Currency;
import quickfix.field.MarginExcess;
import quickfix.field.MsgType;
import quickfix.field.TotalNetValue;

/**
 * What the account is worth (35=BB). A collateral report (35=BA) says it in TotalNetValue (tag 900)
 * for equity, CashOutstanding (901) for cash and MarginExcess (899) for buying power. FIX does not
 * say whether the account may trade.
 */
final class AccountQuestion extends Question<BrokerAccount> {

  private final String account;

  AccountQuestion(String name, String account) {
    super(name);
    this.account = account;
  }

  @Override
  void read(String type, FixFields fields) {
    if (type.equals(MsgType.COLLATERAL_REPORT)) {
      complete(
          new BrokerAccount(
              account,
              new CurrencyCode(fields.required(Currency.FIELD)),
              new Amount(fields.requiredDecimal(TotalNetValue.FIELD)),
              new Amount(fields.requiredDecimal(CashOutstanding.FIELD)),
              fields.decimal(MarginExcess.FIELD).map(Amount::new),
              Optional.empty()));
    } else if (fields.text(quickfix.field.CollInquiryStatus.FIELD).equals(Optional.of("4"))) {
      fail("the counterparty does not say what the account is worth: " + fields.reason("no text"));
    }
  }
}
