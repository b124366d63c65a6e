package livestream.schema;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "livestream.schema", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("livestream.schema.(*)..").should().beFreeOfCycles();

    /** The root package holds the words that everyone uses, and one door. */
    @ArchTest
    static final ArchRule ONLY_THE_DOOR_LOOKS_INSIDE = noClasses()
            .that()
            .resideInAPackage("livestream.schema")
            .and()
            .doNotHaveSimpleName("LivestreamReader")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("livestream.schema.*..");

    @ArchTest
    static final ArchRule NOTHING_ABOVE_IS_KNOWN = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "software.amazon..",
                    "livestream.state..",
                    "livestream.engine..",
                    "livestream.providers..",
                    "livestream.cli..");

    @ArchTest
    static final ArchRule NOTHING_PRINTS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule NOTHING_SLEEPS = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule ONLY_THE_SHAPE_KNOWS_THE_VALIDATOR = noClasses()
            .that()
            .resideOutsideOfPackage("livestream.schema.shape")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.networknt..");

    @ArchTest
    static final ArchRule ONLY_YAML_KNOWS_THE_PARSER = noClasses()
            .that()
            .resideOutsideOfPackage("livestream.schema.yaml..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule ONLY_CSV_KNOWS_ITS_PARSER = noClasses()
            .that()
            .resideOutsideOfPackage("livestream.schema.csv")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("de.siegmar..");
}
