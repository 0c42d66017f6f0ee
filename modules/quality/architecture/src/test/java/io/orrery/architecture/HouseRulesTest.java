package io.orrery.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.orrery.universe.Provenance;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** House rules that a compiler cannot see. */
@AnalyzeClasses(packages = "io.orrery", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

  private static final String MODE_NAME =
      "(?i).*(simulationmode|papermode|livemode|dryrun|issimulated|issimulation|ispaper|islive).*";

  @ArchTag("U20")
  @ArchTest
  static final ArchRule timeComesFromAClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTag("U1")
  @ArchTest
  static final ArchRule noFieldIsAModeFlag =
      noFields().that().haveRawType(boolean.class).should().haveNameMatching(MODE_NAME);

  @ArchTag("U1")
  @ArchTest
  static final ArchRule noMethodIsAModeFlag =
      noMethods().that().haveRawReturnType(boolean.class).should().haveNameMatching(MODE_NAME);

  @ArchTag("U1")
  @ArchTest
  static final ArchRule whatIsBoundToAUniverseHasNoSetter =
      noMethods()
          .that()
          .areDeclaredInClassesThat(resideInAnyPackage("io.orrery.."))
          .should()
          .haveNameMatching("set(Universe|Session|Provenance|Validity).*");

  @ArchTag("U3")
  @ArchTest
  static final ArchRule onlyReadersDescribeProvenanceThatTheyDidNotMint =
      noClasses()
          .that()
          .resideOutsideOfPackages("..ledger..", "..universe..")
          .should()
          .callMethod(
              Provenance.class,
              "asRead",
              int.class,
              io.orrery.universe.SessionId.class,
              String.class,
              io.orrery.universe.Validity.class)
          .orShould()
          .callMethod(
              Recorded.class,
              "asRead",
              Provenance.class,
              Recorded.Place.class,
              Instant.class,
              io.orrery.universe.Fact.class);

  @ArchTag("U2")
  @ArchTest
  static final ArchRule onlyTheCompositionRootHoldsTheControlOfASession =
      noClasses()
          .that()
          .resideOutsideOfPackages("..orrery.session..", "..universe..", "..testkit..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Session.Control.class);

  @ArchTag("U5")
  @ArchTest
  static final ArchRule onlyTheLedgerWritesFiles =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..ledger..", "..feeds..", "..launcher..", "..orrery.migration..")
          .and()
          .doNotHaveFullyQualifiedName("io.orrery.cli.terminal.ReportFile")
          .and()
          .doNotHaveFullyQualifiedName("io.orrery.cli.export.ExportFolder")
          // measures the disk with a file that it removes
          .and()
          .doNotHaveFullyQualifiedName("io.orrery.cli.doctor.DiskProbe")
          // the folder of a deployment that is made to be tried, outside of every home
          .and()
          .doNotHaveFullyQualifiedName("io.orrery.proof.ScratchFolder")
          // makes the folder in which QuickFIX/J writes, and nothing else
          .and()
          .doNotHaveFullyQualifiedName("io.orrery.broker.fix.FixStore")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(FileChannel.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(FileOutputStream.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(RandomAccessFile.class)
          .orShould()
          .callMethodWhere(
              com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                      com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                          com.tngtech.archunit.core.domain.JavaClass.Predicates.type(
                              java.nio.file.Files.class)))
                  .and(
                      com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                          com.tngtech.archunit.core.domain.properties.HasName.Predicates
                              .nameMatching(
                                  "(write.*|newOutputStream|newBufferedWriter|create.*|delete.*|"
                                      + "move|copy|set.*|newByteChannel)")))
                  .as("writes through java.nio.file.Files"));

  /**
   * The lock of a universe is one class's; the one other lock there is lies outside of all roots.
   */
  @ArchTag("U19")
  @ArchTest
  static final ArchRule onlyTheUniverseLockTouchesFileLocks =
      noClasses()
          .that()
          .doNotHaveSimpleName("UniverseLock")
          .and()
          .doNotHaveFullyQualifiedName("io.orrery.feeds.ManifestLock")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(FileLock.class);

  @ArchTest
  static final ArchRule moneyIsNeverBinary =
      noFields()
          .that()
          .areDeclaredInClassesThat(
              resideInAnyPackage(
                  "..basics..", "..universe..", "..trade..", "..orrery.session..", "..ledger.."))
          .should()
          .haveRawType(double.class)
          .orShould()
          .haveRawType(float.class);

  @ArchTest
  static final ArchRule staticsHaveNoState =
      fields().that().areStatic().and().doNotHaveName("$VALUES").should().beFinal();

  @ArchTest
  static final ArchRule beansAreInjectedThroughConstructors =
      fields().should().notBeAnnotatedWith(Inject.class);

  @ArchTest
  static final ArchRule resourcesAreNamedSo =
      classes().that(are(annotatedWith(Path.class))).should().haveSimpleNameEndingWith("Resource");

  @ArchTest
  static final ArchRule suffixesAreRoles =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper");

  @ArchTest
  static final ArchRule nothingPrintsStackTraces =
      noClasses().should().callMethod(Throwable.class, "printStackTrace");

  @ArchTest
  static final ArchRule testsAreNotInProduction =
      methods()
          .that()
          .areDeclaredInClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage("..testkit..")))
          .should()
          .notBeAnnotatedWith(org.junit.jupiter.api.Test.class);
}
