package livestream.engine;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import livestream.engine.apply.Waiter;

@AnalyzeClasses(packages = "livestream.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NOTHING_ABOVE_IS_KNOWN = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "software.amazon..",
                    "org.snakeyaml..",
                    "livestream.providers..",
                    "livestream.cli..",
                    "livestream.simulator..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = SlicesRuleDefinition.slices()
            .matching("livestream.(engine.*)..")
            .should()
            .beFreeOfCycles();

    /** The root package holds the words; what is done with them is below. */
    @ArchTest
    static final ArchRule THE_ROOT_LOOKS_INTO_NO_PACKAGE_BELOW = noClasses()
            .that()
            .resideInAPackage("livestream.engine")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("livestream.engine.*..");

    @ArchTest
    static final ArchRule PLANNING_KNOWS_NO_APPLYING_AND_NO_TEXT = noClasses()
            .that()
            .resideInAPackage("livestream.engine.plan")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("livestream.engine.apply", "livestream.engine.text", "java.io..", "java.nio.file..");

    @ArchTest
    static final ArchRule PLANNING_AND_TEXT_ASK_NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage("livestream.engine.plan", "livestream.engine.text")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Instant");

    @ArchTest
    static final ArchRule NOTHING_PRINTS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule ONLY_PATIENCE_SLEEPS = noClasses()
            .that()
            .doNotBelongToAnyOf(Waiter.class)
            .should()
            .callMethodWhere(target(nameMatching("sleep|await|awaitNanos|awaitUntil|wait|parkNanos|parkUntil")));
}
