package dev.closewait.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom. The arrows stand in ARCHITECTURE.md; a rule about packages that hold nothing fails. */
class ArchitectureTest {
    private static final String DETECTOR = "dev.closewait.detector..";
    private static final String VALIDATION = "dev.closewait.validation..";
    private static final String SERVER = "dev.closewait.server..";
    private static final String CLIENT = "dev.closewait.client..";
    private static final String SCENARIOS = "dev.closewait.scenarios..";
    private static final String LESSONS = "dev.closewait.lessons..";

    /** What detects: functions of the observations that they are given. */
    private static final String[] DETECTORS = {"dev.closewait.detector.diagnosis..",
        "dev.closewait.detector.survival..", "dev.closewait.detector.baseline.."};

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.closewait");

    /** Without this, a renamed package would turn every rule about it into one that holds of nothing. */
    @ParameterizedTest
    @CsvSource({"detector, 20", "detector.diagnosis, 6", "detector.survival, 2", "detector.baseline, 2",
        "validation, 10", "sim, 2",
        "server, 8", "client, 8", "scenarios, 10", "scenarios.kernel, 2", "lessons, 20", "lessons.event, 10",
        "lessons.course, 2", "cli, 3", "cli.web, 8",
        "cli.web.visit, 8"})
    void everythingThatARuleNamesWasScanned(String name, int atLeast) {
        assertThat(HOUSE.that(within("dev.closewait." + name + "..")))
                .as("classes of " + name)
                .hasSizeGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void theDetectorSeesNoneOfTheOthers() {
        noClasses()
                .that()
                .resideInAPackage(DETECTOR)
                .should()
                .dependOnClassesThat(houseOutside(DETECTOR))
                .check(HOUSE);
    }

    @Test
    void validationSeesOnlyTheDetector() {
        noClasses()
                .that()
                .resideInAPackage(VALIDATION)
                .should()
                .dependOnClassesThat(houseOutside(VALIDATION, DETECTOR))
                .check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVER, CLIENT})
    void aSimulatorSeesOnlyWhatSimulatorsShare(String simulator) {
        noClasses()
                .that()
                .resideInAPackage(simulator)
                .should()
                .dependOnClassesThat(houseOutside(simulator, "dev.closewait.sim.."))
                .check(HOUSE);
    }

    @Test
    void whatSimulatorsShareSeesNoneOfThem() {
        noClasses()
                .that()
                .resideInAPackage("dev.closewait.sim..")
                .should()
                .dependOnClassesThat(houseOutside("dev.closewait.sim.."))
                .check(HOUSE);
    }

    @Test
    void scenariosSeeOnlyWhatTheyRunAndWhatTheyGrade() {
        noClasses()
                .that()
                .resideInAPackage(SCENARIOS)
                .should()
                .dependOnClassesThat(houseOutside(SCENARIOS, DETECTOR, SERVER, CLIENT, "dev.closewait.sim.."))
                .check(HOUSE);
    }

    @Test
    void lessonsSeeTheDetectorAndTheScenarios() {
        noClasses()
                .that()
                .resideInAPackage(LESSONS)
                .should()
                .dependOnClassesThat(houseOutside(LESSONS, DETECTOR, SCENARIOS))
                .check(HOUSE);
    }

    /** So that a page, a file and a browser can show a lesson without a socket near them. */
    @Test
    void whatALessonSaysKnowsNoSocket() {
        noClasses()
                .that()
                .resideInAPackage("dev.closewait.lessons.event..")
                .should()
                .dependOnClassesThat(houseOutside("dev.closewait.lessons.event..", "dev.closewait.detector.socket.."))
                .check(HOUSE);
    }

    /** The page is one more face of what runs: it knows no terminal, and what runs for it knows no HTTP. */
    @Test
    void onlyThePageKnowsHowItIsServed() {
        noClasses()
                .that()
                .resideInAPackage("dev.closewait.cli..")
                .and()
                .resideOutsideOfPackage("dev.closewait.cli.web")
                .should()
                .dependOnClassesThat(within("io.netty.."))
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("dev.closewait.cli.web..")
                .should()
                .dependOnClassesThat(within("picocli..", "dev.closewait.cli.command..", "dev.closewait.cli.screen..",
                        "dev.closewait.server.."))
                .check(HOUSE);
    }

    /** Truth first, verdict second: what the kernel showed is judged apart from what a detector said. */
    @Test
    void whoJudgesTheKernelKnowsNoDetector() {
        noClasses()
                .that()
                .resideInAPackage("dev.closewait.scenarios.kernel..")
                .should()
                .dependOnClassesThat(within(DETECTORS))
                .check(HOUSE);
    }

    /** A simulator's entry point stands in its top package, and may; what it starts stands below, and may not. */
    @Test
    void onlyEntryPointsKnowPicocli() {
        noClasses()
                .that()
                .resideInAnyPackage(DETECTOR, VALIDATION, SCENARIOS, LESSONS, "dev.closewait.server.*..",
                        "dev.closewait.client.*..")
                .should()
                .dependOnClassesThat(within("picocli.."))
                .check(HOUSE);
    }

    /** So a detector says the same of a live machine, a recorded trace and a simulated one. */
    @Test
    void detectorsOwnNoThreadAndReadNoClock() {
        noClasses()
                .that()
                .resideInAnyPackage(DETECTORS)
                .should()
                .dependOnClassesThat(within("java.util.concurrent.."))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"detector", "validation", "server", "client", "scenarios", "lessons", "cli"})
    void noPackagesOfAModuleDependOnEachOtherInACircle(String module) {
        slices().matching("dev.closewait." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> within(String... packages) {
        return resideInAnyPackage(packages);
    }

    private static DescribedPredicate<JavaClass> houseOutside(String... packages) {
        return resideInAnyPackage("dev.closewait..").and(DescribedPredicate.not(resideInAnyPackage(packages)));
    }
}
