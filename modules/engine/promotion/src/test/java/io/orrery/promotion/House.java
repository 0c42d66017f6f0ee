package io.orrery.promotion;

import io.orrery.basics.Sha256;
import io.orrery.basics.Symbol;
import io.orrery.risk.LimitName;
import io.orrery.risk.RiskLimits;
import io.orrery.runs.RunStarted;
import io.orrery.session.Audience;
import io.orrery.session.ControlId;
import io.orrery.session.Person;
import io.orrery.session.SessionSpec;
import io.orrery.session.Universes;
import io.orrery.strategy.Strategy;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.MovableClock;
import io.orrery.testkit.Samples;
import io.orrery.trade.History;
import io.orrery.trade.Selection;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Confirmation;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PAPER and LIVE in memory, a laboratory, and a desk at which persons promote. */
final class House {

  static final Person ADA = new Person("Ada", "a test");
  static final Person BOB = new Person("Bob", "a test");
  static final Instant END = Samples.NOW.plus(Duration.ofDays(30));

  final MovableClock clock = new MovableClock();
  final InMemoryStorage storage = new InMemoryStorage(clock);
  final Laboratory laboratory = new Laboratory();
  final Map<String, String> limits = new HashMap<>();

  /** How far PAPER was from its simulation, as the test wants it. */
  Deviation.Band band = Deviation.Band.WITHIN;

  Universes universes = universes();
  PromotionDesk desk = desk();

  House() {
    for (LimitName name : LimitName.values()) {
      limits.put(name.wireName(), "unlimited by ada: a test");
    }
    universes.open(Universe.PAPER);
    universes.open(Universe.LIVE);
  }

  private Universes universes() {
    return new Universes(
        List.of(
            SessionSpec.unknown(Universe.PAPER, Optional.empty()),
            SessionSpec.unknown(
                Universe.LIVE, Optional.of(new Confirmation(Confirmation.SENTENCE)))),
        storage,
        Audience.NOBODY,
        clock);
  }

  private PromotionDesk desk() {
    return new PromotionDesk(
        universes,
        new PromotionDesk.Evidence(
            laboratory.strategies(),
            new RecordedEvidence(laboratory, storage.archive(Universe.PAPER)),
            this::deviation),
        universe -> limits(),
        clock);
  }

  private Deviation deviation(RunId repetition, SessionId paper) {
    return new Deviation(
        paper,
        repetition,
        band,
        Optional.of(Sha256.of((repetition + " " + paper).getBytes(StandardCharsets.UTF_8))),
        band == Deviation.Band.WITHIN ? List.of() : List.of("fills were 80 basis points off"),
        List.of());
  }

  RiskLimits limits() {
    return RiskLimits.parse(limits);
  }

  /** The same ledgers behind another process. */
  void restart() {
    universes.close(Universe.PAPER, "a restart");
    universes.close(Universe.LIVE, "a restart");
    universes = universes();
    universes.open(Universe.PAPER);
    universes.open(Universe.LIVE);
    desk = desk();
  }

  Strategy momentum() {
    return laboratory.strategies().create("momentum", Map.of());
  }

  /** A session of PAPER in which a strategy has a seat: the one that is open. */
  SessionId seat(Strategy strategy) {
    var paper = universes.session(Universe.PAPER);
    paper.events().publish(RunStarted.onFeed(strategy, List.of(new Symbol("AAA")), List.of()));
    return paper.session().id();
  }

  /** A session of PAPER and a run of momentum that stands for its repetition. */
  PromotionTerms.PaperTrading paper(SessionId session) {
    return new PromotionTerms.PaperTrading(session, laboratory.outOfSample());
  }

  PromotionTerms terms(Universe to, RunId inSample, RunId outOfSample) {
    return new PromotionTerms(
        ControlId.ofPromotion(),
        to,
        "momentum",
        Map.of(),
        new PromotionTerms.References(
            inSample,
            outOfSample,
            to == Universe.LIVE ? Optional.of(paper(seat(momentum()))) : Optional.empty()),
        Map.of(),
        END,
        "it did well");
  }

  /** What is strong enough. */
  PromotionTerms terms(Universe to) {
    return terms(to, laboratory.inSample(), laboratory.outOfSample());
  }

  /** Asked for by Ada. */
  Promotion requested(Universe to) {
    return desk.request(terms(to), ADA, Optional.empty());
  }

  /** Asked for by Ada and approved by Bob. */
  Promotion approved(Universe to) {
    return desk.approve(to, requested(to).id(), BOB, "it may");
  }

  /** All audit records of a universe but those of its sessions. */
  List<Fact> acts(Universe universe) {
    return all(storage.archive(universe).audit()).stream()
        .map(Recorded::fact)
        .filter(fact -> !fact.type().startsWith("session_"))
        .toList();
  }

  static <F extends Fact> List<Recorded<F>> all(History<F> history) {
    List<Recorded<F>> all = new ArrayList<>();
    history.scan(Selection.all(), 0, scanned -> all.add(scanned.record()));
    return all;
  }

  /** The heads of every ledger of an archive: what changes whenever anything is recorded. */
  static Map<String, Long> heads(UniverseArchive archive) {
    Map<String, Long> heads = new LinkedHashMap<>();
    heads.put("trades", archive.trades().lastSeq());
    heads.put("equity", archive.equity().lastSeq());
    heads.put("orders", archive.orders().lastSeq());
    heads.put("events", archive.events().lastSeq());
    heads.put("audit", archive.audit().lastSeq());
    return heads;
  }
}
