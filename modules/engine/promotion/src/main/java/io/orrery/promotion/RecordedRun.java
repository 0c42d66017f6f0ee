package io.orrery.promotion;

/**
 * A run as its own ledgers tell of it.
 *
 * @param kind what kind of run, such as {@code backtest}
 * @param outcome how it ended, such as {@code completed}
 * @param version what decided in it
 * @param statement what it came to
 */
public record RecordedRun(
    String kind, String outcome, StrategyVersion version, RunStatement statement) {}
