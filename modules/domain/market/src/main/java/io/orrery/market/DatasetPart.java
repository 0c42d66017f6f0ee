package io.orrery.market;

import io.orrery.basics.Sha256;
import io.orrery.basics.Symbol;

/**
 * One file of a dataset: the bars of one instrument.
 *
 * @param symbol the instrument
 * @param file where it lies in the folder of shared data, with forward slashes
 * @param sha256 the hash of its bytes
 */
public record DatasetPart(Symbol symbol, String file, Sha256 sha256) {}
