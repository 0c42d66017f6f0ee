package io.orrery.migration;

import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Sha256;
import io.orrery.universe.Fact;
import java.util.Optional;

/**
 * Audit record: the past of one legacy session is being imported. The {@code origin} of each of its
 * records names the file by {@code originKey}, its line, and the digest of that line.
 *
 * @param migration the migration's name
 * @param file where the records come from, below the old tree
 * @param fileSha256 the digest of that file
 * @param originKey what the origins of the records have as key
 * @param legacySession the session that the rows name, if they do
 * @param assumedZone the zone under which times without one were read; empty if all had one
 * @param assumedCurrency the currency that no row names
 * @param classifiedBy who said that they belong here; empty if the rows prove it
 * @param classificationReason why that person said so
 */
public record ImportBegun(
    String migration,
    String file,
    Sha256 fileSha256,
    IdempotencyKey originKey,
    Optional<String> legacySession,
    Optional<String> assumedZone,
    String assumedCurrency,
    Optional<String> classifiedBy,
    Optional<String> classificationReason)
    implements Fact {}
