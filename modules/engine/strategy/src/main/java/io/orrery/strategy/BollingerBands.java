package io.orrery.strategy;

/**
 * A mean and a band around it at one bar, prices.
 *
 * @param lower so many standard deviations below the mean; may be below zero
 * @param middle the mean
 * @param upper so many standard deviations above the mean
 */
public record BollingerBands(double lower, double middle, double upper) {}
