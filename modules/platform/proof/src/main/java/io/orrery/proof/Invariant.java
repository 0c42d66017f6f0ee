package io.orrery.proof;

/** The invariants of the contract, by name. */
enum Invariant {
  U1("fixed at construction"),
  U2("no session, no action"),
  U3("provenance on everything"),
  U4("stores refuse foreigners"),
  U5("one root per universe"),
  U6("every event is stamped and stays home"),
  U7("orders cannot cross"),
  U8("a transition destroys"),
  U9("validity is derived"),
  U10("no mixed sums"),
  U11("live is armed, not on"),
  U12("fail loudly, early"),
  U13("acknowledged means durable"),
  U14("tamper evidence"),
  U15("simulation cannot be promoted"),
  U16("the screen tells the server's truth"),
  U17("simulation is reproducible"),
  U18("no look-ahead"),
  U19("one owner"),
  U20("time is honest"),
  U21("schemas are versioned");

  private final String title;

  Invariant(String title) {
    this.title = title;
  }

  /** What it says, in the contract's own words. */
  String title() {
    return title;
  }
}
