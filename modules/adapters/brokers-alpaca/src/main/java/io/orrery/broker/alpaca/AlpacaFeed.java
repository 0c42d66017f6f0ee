package io.orrery.broker.alpaca;

import java.util.Locale;

/** Whose trades Alpaca's bars are made of. */
public enum AlpacaFeed {
  /** Those of the exchange IEX alone: a small part of all. */
  IEX,
  /** Those of all US exchanges; needs a subscription for what is younger than 15 minutes. */
  SIP;

  /** The name on the wire. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
