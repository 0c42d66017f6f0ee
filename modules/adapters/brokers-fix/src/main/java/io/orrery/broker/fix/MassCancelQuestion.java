package io.orrery.broker.fix;

import quickfix.field.MassCancelResponse;

/** The cancellation of all orders of the FIX session (35=q): whether it was taken. */
final class MassCancelQuestion extends Question<Boolean> {

  MassCancelQuestion(String name) {
    super(name);
  }

  @Override
  void read(String type, FixFields fields) {
    complete(fields.code(MassCancelResponse.FIELD) == MassCancelResponse.CANCEL_ALL_ORDERS);
  }
}
