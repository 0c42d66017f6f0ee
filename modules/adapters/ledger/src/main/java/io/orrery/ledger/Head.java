package io.orrery.ledger;

/**
 * The place behind a record.
 *
 * @param seq the record's number; 0 before the first
 * @param end the byte of the file behind it
 * @param hash its link, 32 bytes; before the first record the digest of the identity
 */
record Head(long seq, long end, byte[] hash) {}
