package io.orrery.migration.proof;

import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Sha256;
import io.orrery.migration.source.FileKind;
import io.orrery.migration.source.RecordSource;
import io.orrery.migration.source.SourceFile;
import io.orrery.trade.Origin;
import io.orrery.universe.Fact;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.zone.ZoneRules;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Reads one file of records from beginning to end, and tells a sink what becomes of each. */
public final class FileReading {

  private final SourceFile file;
  private final Terms terms;
  private final Optional<ZoneRules> zone;
  private final RowSink sink;
  private final boolean isEquity;
  private final RowReader rows;
  private final IdempotencyKey origin;
  private final ProofRule rule = new ProofRule();
  private final RunFinder runs;
  private final SessionBook sessions = new SessionBook();
  private final SeenLines seen;
  private final MessageDigest digest = Sha256.digest();
  private final Optional<PersonsWord> word;

  /** Of a file that has records; each is placed by what it proves. */
  public FileReading(SourceFile file, Mapping mapping, Terms terms, RowSink sink) {
    this(file, mapping, terms, sink, Optional.empty());
  }

  /**
   * The same, but only of records that nothing proves, and of those only the ones that a person
   * speaks of: they are placed where that person says, unless their shape contradicts.
   */
  public static FileReading classifying(
      SourceFile file, Mapping mapping, Terms terms, RowSink sink, PersonsWord word) {
    return new FileReading(file, mapping, terms, sink, Optional.of(word));
  }

  private FileReading(
      SourceFile file, Mapping mapping, Terms terms, RowSink sink, Optional<PersonsWord> word) {
    this.word = word;
    this.file = file;
    this.terms = terms;
    this.zone = terms.zone().map(java.time.ZoneId::getRules);
    this.sink = sink;
    this.isEquity = file.kind() == FileKind.EQUITY || mapping.isEquity(file.path());
    this.rows =
        file.kind() == FileKind.TABLE
            ? new TableRows(mapping.names(file.path()))
            : new JsonRows(mapping.names(file.path()));
    this.origin = key(file);
    this.runs = new RunFinder(sink::ended);
    this.seen = new SeenLines(file.lines());
  }

  /** How the origin of a record names its file: by content. */
  public static IdempotencyKey key(SourceFile file) {
    return new IdempotencyKey("file-" + file.sha256().value().substring(0, 40));
  }

  /**
   * Reads it.
   *
   * @param root the folder in which the file lies
   * @param progress is told bytes as they are read
   */
  public void read(Path root, LongConsumer progress) throws IOException {
    try (RecordSource records = file.open(root)) {
      long told = 0;
      while (records.next()) {
        take(records);
        if ((records.number() & 0xFFF) == 0) {
          progress.accept(records.consumed() - told);
          told = records.consumed();
        }
      }
      progress.accept(records.consumed() - told);
    }
    runs.end();
  }

  private void take(RecordSource records) {
    digest.update(records.buffer(), records.offset(), records.length());
    byte[] sha256 = digest.digest();
    int skipped = marked(records) ? 3 : 0;
    int offset = records.offset() + skipped;
    int length = records.length() - skipped;
    Optional<Reason> fault =
        records.isTooLong()
            ? Optional.of(Reason.TOO_LONG)
            : LineBytes.fault(records.buffer(), offset, length);
    if (fault.isEmpty() && rows.takesHeader(records.buffer(), offset, length)) {
      return;
    }
    if (fault.isEmpty() && !seen.add(sha256)) {
      fault = Optional.of(Reason.DUPLICATE_LINE);
    }
    Parsed parsed =
        fault.isPresent()
            ? new Parsed.Damaged(fault.get())
            : rows.read(records.buffer(), offset, length);
    if (parsed instanceof Row row) {
      judge(row, records, sha256);
    } else if (parsed instanceof Parsed.Damaged damaged) {
      sink.rejected(raw(records, Sha256.ofRaw(sha256)), damaged.reason());
    }
  }

  private static boolean marked(RecordSource records) {
    return records.position() == 0
        && LineBytes.hasMark(records.buffer(), records.offset(), records.length());
  }

  private static RawLine raw(RecordSource records, Sha256 sha256) {
    return new RawLine(
        records.number(),
        records.position(),
        records.buffer(),
        records.offset(),
        records.length(),
        sha256);
  }

  private void judge(Row row, RecordSource records, byte[] sha256) {
    Translation translation = new Translation(row, terms, zone);
    Optional<Function<Origin, Fact>> fact = isEquity ? translation.equity() : translation.trade();
    if (translation.problems().contains(Reason.OUT_OF_RANGE)) {
      sink.rejected(raw(records, Sha256.ofRaw(sha256)), Reason.OUT_OF_RANGE);
      return;
    }
    Shape shape =
        isEquity
            ? Shape.ofEquity(translation.cash(), translation.buyingPower())
            : Shape.ofTrade(row);
    Optional<String> session = ProofRule.session(row);
    Run run = runs.take(records.number(), sample(shape, session, translation));
    ProofRule.Verdict verdict = rule.judge(row, session, file.folder(), shape);
    Set<Reason> against = EnumSet.noneOf(Reason.class);
    against.addAll(verdict.reasons());
    session
        .map(named -> translation.isNaive() ? named + " naive" : named)
        .flatMap(named -> sessions.take(named, run))
        .ifPresent(against::add);
    against.addAll(translation.problems());
    Optional<Universe> universe =
        word.isEmpty()
            ? verdict.universe()
            : word.get().judge(records.number(), shape, translation.problems(), against);
    if (!against.isEmpty()) {
      sink.quarantined(raw(records, Sha256.ofRaw(sha256)), run, against);
    } else if (universe.isPresent()) {
      long line = records.number();
      Function<Origin, Fact> said = fact.orElseThrow();
      sink.placed(
          new RowSink.Placed(
              universe.get(),
              run,
              translation.isNaive(),
              line,
              () -> said.apply(new Origin(origin, line, Sha256.ofRaw(sha256)))));
    }
  }

  private static RunFinder.Sample sample(
      Shape shape, Optional<String> session, Translation translation) {
    return new RunFinder.Sample(
        shape, session, translation.worth(), translation.cash(), translation.at());
  }
}
