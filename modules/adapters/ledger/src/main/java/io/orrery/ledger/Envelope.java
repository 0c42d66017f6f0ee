package io.orrery.ledger;

import io.orrery.basics.Check;
import io.orrery.universe.Provenance;
import io.orrery.universe.SessionId;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.universe.UntypedFact;
import io.orrery.universe.Validity;
import io.orrery.universe.ValidityClass;
import io.orrery.universe.ValidityReason;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What stands around the fact in every record, in this order, and its reading. */
final class Envelope {

  static final String SCHEMA_VERSION = "schema_version";
  static final String SEQ = "seq";
  static final String UNIVERSE = "universe";
  static final String STREAM = "stream";
  static final String SESSION_ID = "session_id";
  static final String RECORDED_AT = "recorded_at";
  static final String DATA_LINEAGE_ID = "data_lineage_id";
  static final String VALIDITY_CLASS = "validity_class";
  static final String VALIDITY_REASONS = "validity_reasons";
  static final String TYPE = "type";
  static final String HASH = "hash";

  /** All names; no component of a fact may have one. */
  static final List<String> FIELDS =
      List.of(
          SCHEMA_VERSION,
          SEQ,
          UNIVERSE,
          STREAM,
          SESSION_ID,
          RECORDED_AT,
          DATA_LINEAGE_ID,
          VALIDITY_CLASS,
          VALIDITY_REASONS,
          TYPE,
          HASH);

  private final Map<String, Object> rest;

  private Envelope(Map<String, Object> members) {
    this.rest = new LinkedHashMap<>(members);
  }

  /**
   * The record that has these members, without looking at its place or hash.
   *
   * @throws NewerSchemaException if a newer program wrote it
   * @throws IllegalArgumentException if it is no record, naming the field
   */
  static Line read(Map<String, Object> members, byte[] hash) {
    return new Envelope(members).line(hash);
  }

  private Line line(byte[] hash) {
    int schemaVersion = requireKnown(next(SCHEMA_VERSION, Long.class));
    long seq = Check.atLeastOne(SEQ, next(SEQ, Long.class));
    Universe universe = Universe.parse(next(UNIVERSE, String.class));
    Stream stream = stream(next(STREAM, String.class));
    SessionId session = new SessionId(next(SESSION_ID, String.class));
    Instant recordedAt =
        Forms.readInstant(next(RECORDED_AT, String.class), Where.fact(RECORDED_AT));
    String lineage = next(DATA_LINEAGE_ID, String.class);
    ValidityClass validityClass =
        constant(ValidityClass.values(), ValidityClass::name, next(VALIDITY_CLASS, String.class));
    List<ValidityReason> reasons = reasons();
    Provenance provenance =
        Provenance.asRead(schemaVersion, session, lineage, new Validity(validityClass, reasons));
    UntypedFact fact = new UntypedFact(next(TYPE, String.class), rest);
    requireNoEnvelopeName(fact);
    requireSameUniverse(universe, session);
    return new Line(new LedgerId(universe, stream), seq, provenance, recordedAt, fact, hash);
  }

  private <J> J next(String name, Class<J> type) {
    Iterator<Map.Entry<String, Object>> members = rest.entrySet().iterator();
    Map.Entry<String, Object> member = members.hasNext() ? members.next() : null;
    if (member == null || !member.getKey().equals(name)) {
      throw new IllegalArgumentException(
          name
              + " must be the next field, was "
              + (member == null ? "missing" : Check.shown(member.getKey())));
    }
    J value = Form.requireType(type, member.getValue(), Where.fact(name));
    members.remove();
    return value;
  }

  private List<ValidityReason> reasons() {
    if (!rest.containsKey(VALIDITY_REASONS)) {
      return List.of();
    }
    List<?> names = next(VALIDITY_REASONS, List.class);
    if (names.isEmpty()) {
      throw new IllegalArgumentException(VALIDITY_REASONS + " must be left out when empty");
    }
    return names.stream()
        .map(name -> Form.requireType(String.class, name, Where.fact(VALIDITY_REASONS)))
        .map(name -> constant(ValidityReason.values(), Forms::wireName, name))
        .toList();
  }

  private static int requireKnown(long version) {
    if (version > Provenance.SCHEMA_VERSION) {
      throw new NewerSchemaException(version);
    }
    return (int) Check.atLeastOne(SCHEMA_VERSION, version);
  }

  private static Stream stream(String wireName) {
    return constant(Stream.values(), Stream::wireName, wireName);
  }

  static <E> E constant(E[] constants, Function<E, String> wireName, String name) {
    return Arrays.stream(constants)
        .filter(each -> wireName.apply(each).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s must be one of %s"
                        .formatted(
                            Check.shown(name), Arrays.stream(constants).map(wireName).toList())));
  }

  private static void requireNoEnvelopeName(UntypedFact fact) {
    for (String name : fact.fields().keySet()) {
      if (FIELDS.contains(name)) {
        throw new IllegalArgumentException(name + " must stand once, in its place");
      }
    }
  }

  private static void requireSameUniverse(Universe universe, SessionId session) {
    if (session.universe() != universe) {
      throw new IllegalArgumentException(
          "session_id must be of universe %s, was %s of %s"
              .formatted(universe, session, session.universe()));
    }
  }
}
