package io.orrery.backtest;

/**
 * One step of a walk-forward.
 *
 * @param split where was chosen and where judged
 * @param candidate the index of the set of parameters that was best in sample
 * @param inSample its result in sample, which it was chosen for
 * @param outOfSample its result out of sample, which nothing was chosen for
 * @param <R> what is kept of a run
 */
public record Fold<R>(Split split, int candidate, R inSample, R outOfSample) {}
