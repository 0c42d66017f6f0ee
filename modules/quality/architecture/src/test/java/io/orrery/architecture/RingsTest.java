package io.orrery.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rings of the house: who may use whom. */
@AnalyzeClasses(packages = "io.orrery", importOptions = DoNotIncludeTests.class)
class RingsTest {

  private static final String[] DOMAIN = {
    "..basics..", "..universe..", "..market..", "..trade..", "..orrery.order.."
  };
  private static final String[] ENGINE = {
    "..orrery.strategy..",
    "..orrery.risk..",
    "..orrery.session..",
    "..orrery.trading..",
    "..orrery.analytics..",
    "..orrery.backtest..",
    "..orrery.runs..",
    "..orrery.exports..",
    "..orrery.promotion..",
    "..orrery.parity.."
  };
  private static final String[] ADAPTERS = {
    "..ledger..", "..verifier..", "..feeds..", "..orrery.migration..", "..orrery.broker.."
  };

  @ArchTest
  static final ArchRule ringsPointInward =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("domain")
          .definedBy(DOMAIN)
          .layer("engine")
          .definedBy(ENGINE)
          .layer("adapters")
          .definedBy(ADAPTERS)
          .layer("wiring")
          .definedBy("..wiring..")
          .layer("proof")
          .definedBy("..orrery.proof..")
          .layer("rest")
          .definedBy("..rest..")
          .layer("cli")
          .definedBy("..orrery.cli..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("rest")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("proof")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("wiring")
          .mayOnlyBeAccessedByLayers("proof")
          .whereLayer("adapters")
          .mayOnlyBeAccessedByLayers("wiring", "proof", "cli")
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("wiring", "proof", "rest", "cli");

  @ArchTag("U14")
  @ArchTest
  static final ArchRule theVerifierUsesWordsAndJavaOnly =
      classes()
          .that()
          .resideInAPackage("..orrery.verifier..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "..orrery.verifier..",
              "..basics..",
              "..universe..",
              "..trade..",
              "java..",
              "org.jspecify..");

  @ArchTag("U14")
  @ArchTest
  static final ArchRule theLedgerKnowsNothingOfTheVerifier =
      noClasses()
          .that()
          .resideInAPackage("..orrery.ledger..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..orrery.verifier..");

  @ArchTag("U7")
  @ArchTest
  static final ArchRule theSimulatedBrokerHasNoOutsideWorld =
      noClasses()
          .that()
          .resideInAPackage("..orrery.broker.simulated..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.net..",
              "java.nio..",
              "java.io..",
              "java.rmi..",
              "java.sql..",
              "javax.net..",
              "javax.naming..",
              "jdk..",
              "sun..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.util.concurrent.Executor.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.time.Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Process.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(System.class);

  @ArchTag("U7")
  @ArchTest
  static final ArchRule theSimulatedBrokerUsesWordsAndJavaOnly =
      classes()
          .that()
          .resideInAPackage("..orrery.broker.simulated..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "..orrery.broker.simulated..",
              "..basics..",
              "..universe..",
              "..market..",
              "..trade..",
              "..orrery.order..",
              "java.lang..",
              "java.math..",
              "java.time..",
              "java.util..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("io.orrery.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule domainAndEngineArePlainJava =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..basics..",
              "..universe..",
              "..market..",
              "..trade..",
              "..orrery.order..",
              "..orrery.strategy..",
              "..orrery.risk..",
              "..orrery.trading..",
              "..orrery.session..",
              "..orrery.analytics..",
              "..orrery.backtest..",
              "..orrery.runs..",
              "..orrery.exports..",
              "..orrery.parity..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.ws..",
              "jakarta.json..",
              "jakarta.persistence..",
              "jakarta.enterprise..",
              "com.fasterxml..",
              "java.sql..",
              "java.net..",
              "java.nio.file..",
              "java.nio.channels..");
}
