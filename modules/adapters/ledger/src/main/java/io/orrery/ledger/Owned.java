package io.orrery.ledger;

/**
 * What all parts of one owned universe share.
 *
 * @param home where files lie
 * @param disk how they are changed
 * @param identity whose root it is
 * @param genesis where its chains start, 32 bytes
 * @param keys what seals it
 * @param checkpoints where its checkpoints go
 * @param options how its ledgers are kept
 */
record Owned(
    Home home,
    Disk disk,
    Identity identity,
    byte[] genesis,
    Keys keys,
    Checkpoints checkpoints,
    LedgerOptions options) {}
