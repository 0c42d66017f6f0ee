package io.orrery.session;

import io.orrery.trade.UniverseStore;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/** What controls one session: who may act, what must be ended, and of what it consists. */
final class SessionControls {

  private static final System.Logger LOG = System.getLogger(SessionControls.class.getName());

  private final KillSwitch killSwitch;
  private final Admission admission;
  private final Arming arming;
  private final Ward ward;
  private final Agents agents = new Agents();
  private final Inventory inventory = new Inventory();
  private final ConcurrentLinkedQueue<Map.Entry<String, Closing>> closings =
      new ConcurrentLinkedQueue<>();

  SessionControls(UniverseStore store, Controls controls, Clock clock, Executor recorder) {
    Session session = store.session();
    this.killSwitch = controls.killSwitch();
    this.admission = new Admission(session, killSwitch, clock);
    this.arming = armingOf(store, controls, clock, recorder);
    this.ward = new Ward(store.audit(), agents::startWaiting);
  }

  /** Which kind it is follows from the universe; there is no flag to set. */
  private static Arming armingOf(
      UniverseStore store, Controls controls, Clock clock, Executor recorder) {
    Universe universe = store.session().universe();
    return switch (universe) {
      case LIVE -> new LiveArming(store, controls, clock, recorder);
      case PAPER, SIMULATION -> new ArmingNotNeeded(universe);
    };
  }

  Admission admission() {
    return admission;
  }

  Arming arming() {
    return arming;
  }

  Agents agents() {
    return agents;
  }

  Inventory inventory() {
    return inventory;
  }

  /** From now on the kill switch reaches the session. */
  void begin() {
    killSwitch.guard(ward);
    onKill("arming", arming::disarm);
  }

  void onKill(String name, Killable part) {
    inventory.add(Inventory.Kind.INSTANCE, name, part, of -> !ward.isGuarded());
    killSwitch.guard(ward, name, part);
  }

  void onClose(String name, Closing part) {
    closings.add(Map.entry(name, part));
  }

  void employ(Agent agent) {
    admission.requireNotEnding();
    String name = "agent " + agent;
    inventory.add(Inventory.Kind.INSTANCE, name, agent, of -> !agents.has(of));
    if (admission.blockedBecause().isPresent()) {
      agents.startLater(agent);
    } else {
      agents.start(agent);
    }
    killSwitch.guard(ward, name, reason -> agents.stop(agent));
  }

  /** What went wrong, one sentence each. Each part is told once. */
  List<String> closeOutside(OpenOrders policy) {
    List<String> failures = new ArrayList<>();
    for (var each = closings.poll(); each != null; each = closings.poll()) {
      try {
        each.getValue().close(policy);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, each.getKey() + " failed to close", e);
        failures.add("%s failed to close: %s".formatted(each.getKey(), e.getMessage()));
      }
    }
    return failures;
  }

  /** The last thing before the session mints nothing more. */
  void end() {
    if (arming instanceof LiveArming live) {
      live.close("the session ends");
    }
    killSwitch.dismiss(ward);
  }
}
