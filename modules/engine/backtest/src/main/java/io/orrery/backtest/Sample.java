package io.orrery.backtest;

/** Whether a result could have been fitted. */
public enum Sample {
  /** On data from which the strategy or its parameters may have been chosen. */
  IN_SAMPLE,
  /** On data that came after all data from which the parameters were chosen. */
  OUT_OF_SAMPLE
}
