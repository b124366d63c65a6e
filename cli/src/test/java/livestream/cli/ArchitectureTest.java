package livestream.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileDescriptor;
import java.io.PrintStream;

/** The arrows between all modules, from the one module that sees them all. */
@AnalyzeClasses(
        packages = "livestream",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutTestJars.class})
class ArchitectureTest {

    /** What tests of several modules share is packaged, and is no more a part of the tool for that. */
    static final class WithoutTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule arrowsPointOneWay = com.tngtech.archunit.library.Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("schema")
            .definedBy("livestream.schema..")
            .layer("state")
            .definedBy("livestream.state..")
            .layer("engine")
            .definedBy("livestream.engine..")
            .layer("providers")
            .definedBy("livestream.providers..")
            .layer("cli")
            .definedBy("livestream.cli..")
            .layer("simulator")
            .definedBy("livestream.simulator..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("simulator")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("providers")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("providers", "cli")
            .whereLayer("state")
            .mayOnlyBeAccessedByLayers("engine", "providers", "cli")
            .whereLayer("schema")
            .mayOnlyBeAccessedByLayers("state", "engine", "providers", "cli");

    @ArchTest
    static final ArchRule onlyProvidersKnowAws = noClasses()
            .that()
            .resideOutsideOfPackage("livestream.providers..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule onlyTheConsoleTouchesStandardOutput = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("livestream.cli.Console")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "console")
            .orShould()
            .callMethod(System.class, "setOut", PrintStream.class)
            .orShould()
            .callMethod(System.class, "setErr", PrintStream.class);

    @ArchTest
    static final ArchRule onlyMainOpensStandardOutput = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("livestream.cli.Main")
            .should()
            .accessField(FileDescriptor.class, "out")
            .orShould()
            .accessField(FileDescriptor.class, "err");

    /** Whoever made another way to a terminal, or to a log, would be past the one that escapes what others wrote. */
    @ArchTest
    static final ArchRule nothingIsPrintedButByThePrinter = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("livestream.cli.Printer")
            .and()
            .doNotHaveFullyQualifiedName("livestream.cli.Console")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(PrintStream.class)
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.slf4j..");

    @ArchTest
    static final ArchRule onlyTheDisplayDraws = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("livestream.cli.progress.Display")
            .should()
            .callMethod(Printer.class, "draw", String.class);

    @ArchTest
    static final ArchRule onlyAFilterCopies = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("livestream.cli.command.FmtCommand")
            .should()
            .callMethod(Printer.class, "copy", byte[].class);

    @ArchTest
    static final ArchRule onlyTheConsoleCommandsPipelines = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("livestream.cli.Console")
            .should()
            .callMethod(Printer.class, "command", String.class);

    @ArchTest
    static final ArchRule nobodySleepsButPatience = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("livestream.engine.apply.Waiter")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(java.util.concurrent.TimeUnit.class, "sleep", long.class)
            .orShould()
            .callMethod(
                    java.util.concurrent.locks.Condition.class,
                    "await",
                    long.class,
                    java.util.concurrent.TimeUnit.class);
}
