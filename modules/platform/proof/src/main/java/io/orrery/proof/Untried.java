package io.orrery.proof;

import java.util.List;

/** What this suite cannot try of an invariant, and why: it is said in every report. */
final class Untried {

  private Untried() {}

  static List<String> of(Invariant invariant) {
    return switch (invariant) {
      case U1 ->
          List.of(
              "a bean that names no universe: it does not deploy, so a running deployment has none");
      case U6 ->
          List.of("a sink such as a log file or a topic that is not this deployment's own API");
      case U7 ->
          List.of(
              "an order to a broker outside: whatever gets through there is an order",
              "host, key and account of a broker outside: compared at the opening of each session");
      case U8 ->
          List.of("a transition of the deployment itself: it would end its sessions; a twin's is");
      case U11 ->
          List.of("arming and ordering in this deployment's own LIVE: only a twin's is armed");
      case U13 ->
          List.of(
              "a lost force: ending a process by force leaves the page cache, so only a cut of"
                  + " power or an injected fault shows it");
      case U14 -> List.of("an edit of this deployment's own files: orrery verify reads those");
      case U15 ->
          List.of(
              "a promotion to LIVE, which HTTP does not take; approvals, of which none is pending");
      case U16 -> List.of("what a browser draws");
      case U17 -> List.of("another machine or another version of Java");
      case U19 ->
          List.of(
              "another process on this deployment's own root: if it got in, it would write there",
              "a second owner on another machine");
      case U20 -> List.of("naive times of migrated records");
      case U21 -> List.of("a record of a newer schema behind genuine hashes");
      case U2, U3, U4, U5, U9, U10, U12, U18 -> List.of();
    };
  }
}
