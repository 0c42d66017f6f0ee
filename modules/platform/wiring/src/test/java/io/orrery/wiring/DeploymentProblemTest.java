package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.session.Universes;
import io.orrery.trade.AuditHistory;
import io.orrery.trade.TradeHistory;
import io.orrery.trade.TradeLedger;
import io.orrery.trade.TradeRecorded;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Fact;
import io.orrery.universe.Live;
import io.orrery.universe.Paper;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Simulation;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Wiring that could mix universes does not deploy, and the sentence says what to write. */
@SuppressWarnings("UnusedVariable") // what the samples are injected with is the point of them
class DeploymentProblemTest {

  private static final String HERE = DeploymentProblemTest.class.getName() + "$";

  @Dependent
  static class Forgetful {
    @Inject
    Forgetful(TradeLedger trades) {}
  }

  @Test
  @Tag("U1")
  void refusesAnInjectionThatNamesNoUniverse() {
    assertThat(Deployments.refusal(Forgetful.class))
        .contains(
            "ORRERY-001 parameter 1 of "
                + HERE
                + "Forgetful(TradeLedger): every universe has its own TradeLedger, and none is named:"
                + " write @Inject @Live, @Inject @Paper or @Inject @Simulation");
  }

  @Dependent
  static class ForgetfulEverywhere {
    @Inject
    ForgetfulEverywhere(
        Instance<AuditHistory> audit,
        Provider<TradeHistory> trades,
        UniverseEvents<SignalRaised> events,
        Session session,
        @Any TradeLedger any) {}
  }

  @Test
  @Tag("U1")
  void reportsEveryProblemTogether() {
    assertThat(Deployments.refusal(ForgetfulEverywhere.class, Forgetful.class))
        .contains("parameter 1 of " + HERE + "ForgetfulEverywhere")
        .contains("every universe has its own AuditHistory")
        .contains("every universe has its own TradeHistory")
        .contains("every universe has its own UniverseEvents")
        .contains("every universe has its own Session")
        .contains("parameter 5 of " + HERE + "ForgetfulEverywhere")
        .contains("parameter 1 of " + HERE + "Forgetful(TradeLedger)");
  }

  @Dependent
  static class Undecided {
    @Inject
    Undecided(@Live @Paper UniverseEvents<SignalRaised> events) {}
  }

  @Test
  @Tag("U1")
  void refusesAnInjectionThatNamesTwoUniverses() {
    assertThat(Deployments.refusal(Undecided.class))
        .contains(
            "ORRERY-002 parameter 1 of "
                + HERE
                + "Undecided(UniverseEvents): an injection point must name one universe,"
                + " names @Live and @Paper: inject each on its own");
  }

  @Dependent
  static class Mixing {
    @Inject
    Mixing(@Live TradeHistory live, @Paper TradeHistory paper) {}
  }

  @Test
  @Tag("U10")
  void refusesAClassThatIsInjectedWithTwoUniverses() {
    assertThat(Deployments.refusal(Mixing.class))
        .contains(
            "ORRERY-003 "
                + HERE
                + "Mixing: a class must keep to one universe, reaches @Live by parameter 1 of "
                + HERE
                + "Mixing(TradeHistory, TradeHistory), @Paper by parameter 2 of "
                + HERE
                + "Mixing(TradeHistory, TradeHistory): make it one class for each,"
                + " or annotate it @CrossUniverse(\"why\") if it puts universes side by side");
  }

  @Dependent
  static class Helper {
    @Inject
    Helper(@Paper TradeHistory paper) {}
  }

  @Live
  @Dependent
  static class LiveWithHelper {
    @Inject
    LiveWithHelper(Helper helper) {}
  }

  @Dependent
  static class Further {
    @Inject
    Further(@Live LiveWithoutHelper live, Helper helper) {}
  }

  @Live
  @Dependent
  static class LiveWithoutHelper {}

  @Test
  @Tag("U1")
  void refusesAClassThatReachesAnotherUniverseThroughAHelper() {
    assertThat(Deployments.refusal(LiveWithHelper.class, Helper.class))
        .contains("ORRERY-003 " + HERE + "LiveWithHelper")
        .contains("@Live by its own qualifiers of " + HERE + "LiveWithHelper")
        .contains("@Paper by parameter 1 of " + HERE + "Helper(TradeHistory)");
    assertThat(Deployments.refusal(Further.class, LiveWithoutHelper.class, Helper.class))
        .contains("ORRERY-003 " + HERE + "Further");
  }

  @Dependent
  static class LookingUpAHelper {
    @Inject
    LookingUpAHelper(@Live TradeHistory live, Instance<Helper> helper) {}
  }

  @Test
  @Tag("U1")
  void refusesAClassThatMayLookUpAHelperOfAnotherUniverse() {
    assertThat(Deployments.refusal(LookingUpAHelper.class, Helper.class))
        .contains("ORRERY-003 " + HERE + "LookingUpAHelper");
  }

  @Dependent
  @CrossUniverse("shows paper to whoever asks")
  static class DeclaredHelper {
    @Inject
    DeclaredHelper(@Paper TradeHistory paper, @Live TradeHistory live) {}
  }

  @Live
  @Dependent
  static class LiveWithDeclaredHelper {
    @Inject
    LiveWithDeclaredHelper(DeclaredHelper helper) {}
  }

  @Test
  void deploysWhatIsDeclaredToPutUniversesSideBySide() {
    assertThat(Deployments.refusal(LiveWithDeclaredHelper.class, DeclaredHelper.class))
        .isEqualTo("it was deployed");
  }

  @Dependent
  static class LookingUpAny {
    @Inject
    LookingUpAny(@Any Instance<TradeLedger> trades) {}
  }

  @Dependent
  static class LookingUpEverything {
    @Inject
    LookingUpEverything(@Any Instance<Object> everything) {}
  }

  @Dependent
  static class Powerful {
    @Inject
    Powerful(Universes universes) {}
  }

  @Test
  @Tag("U1")
  void refusesAClassThatMayChooseAnyUniverseWhenItRuns() {
    for (Class<?> bean :
        new Class<?>[] {LookingUpAny.class, LookingUpEverything.class, Powerful.class}) {
      assertThat(Deployments.refusal(bean))
          .contains("ORRERY-003 " + bean.getName())
          .contains("@Live by")
          .contains("@Simulation by");
    }
  }

  @Dependent
  static class Producing {
    @Produces
    @Live
    StringBuilder live() {
      return new StringBuilder();
    }

    @Produces
    @Paper
    StringBuilder paper(@Paper TradeHistory history) {
      return new StringBuilder();
    }
  }

  @Test
  @Tag("U1")
  void refusesAClassThatProducesForTwoUniverses() {
    assertThat(Deployments.refusal(Producing.class)).contains("ORRERY-003 " + HERE + "Producing");
  }

  @Dependent
  static class HearingTwo {
    void live(@Observes @Live Recorded<SignalRaised> event) {}

    void paper(@ObservesAsync @Paper Recorded<SignalRaised> event) {}
  }

  @Test
  @Tag("U6")
  void refusesAClassThatObservesTwoUniverses() {
    assertThat(Deployments.refusal(HearingTwo.class)).contains("ORRERY-003 " + HERE + "HearingTwo");
  }

  @Dependent
  static class HearingAndReading {
    void on(@Observes @Live Recorded<SignalRaised> event, @Paper TradeHistory trades) {}
  }

  @Test
  @Tag("U6")
  void refusesAnObserverThatIsInjectedWithAnotherUniverse() {
    assertThat(Deployments.refusal(HearingAndReading.class))
        .contains("ORRERY-003 " + HERE + "HearingAndReading")
        .contains("@Paper by parameter 2 of " + HERE + "HearingAndReading.on(");
  }

  @Dependent
  static class HearingAll {
    void on(@Observes Recorded<SignalRaised> event) {}

    void object(@ObservesAsync @Any Object event) {}

    void both(@Observes @Live @Simulation Recorded<?> event) {}
  }

  @Test
  @Tag("U6")
  void refusesAnObserverThatDoesNotNameOneUniverse() {
    assertThat(Deployments.refusal(HearingAll.class))
        .contains(
            "ORRERY-004 "
                + HERE
                + "HearingAll.on(Recorded): an observer of what universes tell must name one universe,"
                + " names no universe: add @Live, @Paper or @Simulation to its event parameter")
        .contains("ORRERY-004 " + HERE + "HearingAll.object(Object)")
        .contains("ORRERY-004 " + HERE + "HearingAll.both(Recorded)")
        .contains("names @Live and @Simulation");
  }

  @Dependent
  static class HearingAllDeclared {
    @CrossUniverse("counts")
    void on(@Observes Recorded<SignalRaised> event, @Live TradeHistory l, @Paper TradeHistory p) {}

    @CrossUniverse("counts")
    void object(@Observes Object event) {}
  }

  @Test
  void deploysAnObserverThatIsDeclaredToHearAll() {
    assertThat(Deployments.refusal(HearingAllDeclared.class)).isEqualTo("it was deployed");
  }

  @Dependent
  static class FiringBare {
    @Inject
    FiringBare(
        Event<Recorded<SignalRaised>> recorded,
        @Paper Event<SignalRaised> fact,
        Instance<Event<Recorded<?>>> lookedUp) {}
  }

  @Test
  @Tag("U6")
  void refusesToInjectEventWhereFactsWouldBeFiredUnstamped() {
    assertThat(Deployments.refusal(FiringBare.class))
        .contains(
            "ORRERY-005 parameter 1 of "
                + HERE
                + "FiringBare(Event, Event, Instance): what a universe tells must be fired by"
                + " UniverseEvents, which stamps it: write @Inject @Live, @Inject @Paper or"
                + " @Inject @Simulation UniverseEvents<SignalRaised>")
        .contains("ORRERY-005 parameter 2 of")
        .contains("ORRERY-005 parameter 3 of");
  }

  @UniverseSessionScoped
  static class Homeless {}

  @Live
  @Paper
  @UniverseSessionScoped
  static class OfTwoHomes {}

  @Test
  @Tag("U2")
  void refusesABeanOfASessionThatHasNotOneUniverse() {
    assertThat(Deployments.refusal(Homeless.class, OfTwoHomes.class))
        .contains(
            "ORRERY-006 "
                + HERE
                + "Homeless: a @UniverseSessionScoped bean must have one universe, has no universe:"
                + " annotate it @Live, @Paper or @Simulation")
        .contains("ORRERY-006 " + HERE + "OfTwoHomes")
        .contains("has @Live and @Paper");
  }

  @Dependent
  static class Deaf {
    void fact(@Observes @Paper SignalRaised event) {}

    void abstractly(@Observes @Paper Recorded<Fact> event) {}
  }

  @Test
  @Tag("U12")
  void refusesAnObserverThatWouldNeverBeCalled() {
    assertThat(Deployments.refusal(Deaf.class))
        .contains("ORRERY-007 " + HERE + "Deaf.fact(SignalRaised): no event is of type")
        .contains("ORRERY-007 " + HERE + "Deaf.abstractly(Recorded)");
  }

  @Paper
  @Dependent
  static class Exemplary {
    @Inject
    Exemplary(
        @Paper TradeLedger trades,
        @Paper Instance<TradeHistory> history,
        @Paper UniverseEvents<SignalRaised> events) {}

    void on(@Observes @Paper Recorded<TradeRecorded> event) {}

    void bounded(@Observes @Paper Recorded<? extends Fact> event, @Paper Session session) {}
  }

  @Test
  void deploysAClassOfOneUniverse() {
    assertThat(Deployments.refusal(Exemplary.class)).isEqualTo("it was deployed");
  }
}
