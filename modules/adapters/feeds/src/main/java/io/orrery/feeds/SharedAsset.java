package io.orrery.feeds;

import io.orrery.basics.Sha256;

/**
 * A file of shared data that is no dataset.
 *
 * @param file where it lies in the folder of shared data
 * @param sha256 the hash of its bytes
 * @param source where it comes from
 */
record SharedAsset(String file, Sha256 sha256, String source) {}
