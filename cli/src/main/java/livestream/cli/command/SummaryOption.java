package livestream.cli.command;

import livestream.cli.Console;
import livestream.engine.Catalog;
import livestream.engine.plan.Plan;
import livestream.engine.text.PlanText;
import picocli.CommandLine.Option;

/** The option that asks for numbers in place of every resource. */
final class SummaryOption {
    @Option(
            names = "--summary",
            description = "Show how many of which kind are created, changed and deleted, and not each of them.")
    private boolean asked;

    void print(Plan plan, Catalog catalog, Console console) {
        console.out()
                .print(
                        asked
                                ? PlanText.brief(plan, catalog, console.width(), console.ink())
                                : PlanText.of(plan, catalog, console.width(), console.ink()));
    }
}
