package io.orrery.analytics;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * What one day of the market's zone did to an account.
 *
 * @param date the day in the market's zone
 * @param equity what the account was worth at the day's latest point, in its currency
 * @param returned what the account gained since the point before, as a fraction: since the latest
 *     point of the day before, on the first day since the curve's first point; empty on a first day
 *     of one point, and after the account was wiped out
 */
public record Day(LocalDate date, double equity, OptionalDouble returned) {}
