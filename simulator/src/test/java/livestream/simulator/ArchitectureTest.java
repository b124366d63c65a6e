package livestream.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "livestream.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("livestream.simulator.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule sharesNoCodeWithWhatItJudges = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "livestream.schema..",
                    "livestream.state..",
                    "livestream.engine..",
                    "livestream.providers..",
                    "livestream.cli..",
                    "software.amazon..");

    @ArchTest
    static final ArchRule printsNothing = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule neverSleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class);

    @ArchTest
    static final ArchRule theWireKnowsNoService = noClasses()
            .that()
            .resideInAnyPackage("..http..", "..shape..", "..store..", "..weather..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..cloudfront..",
                    "..mediapackage..",
                    "..iam..",
                    "..secretsmanager..",
                    "..sts..",
                    "..mediastore..",
                    "..ssm..",
                    "..kms..",
                    "..s3..");

    @ArchTest
    static final ArchRule noServiceKnowsTheWeather = noClasses()
            .that()
            .resideInAPackage("livestream.simulator.*..")
            .and()
            .resideOutsideOfPackage("..weather..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..weather..");
}
