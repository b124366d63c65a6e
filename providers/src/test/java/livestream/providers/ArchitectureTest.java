package livestream.providers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "livestream.providers", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule onlyTheWalkerSeesShapes = noClasses()
            .that()
            .resideOutsideOfPackage("livestream.providers.aws")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("software.amazon.awssdk.core.SdkField");

    @ArchTest
    static final ArchRule theDecisionsSeeNoService = noClasses()
            .that()
            .resideInAPackage("livestream.providers.routing")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule nobodyPrints =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static final ArchRule nobodySleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule theSimulatorIsAStranger =
            noClasses().should().dependOnClassesThat().resideInAPackage("livestream.simulator..");

    @ArchTest
    static final ArchRule noCircles =
            slices().matching("livestream.providers.(*)..").should().beFreeOfCycles();
}
