package livestream.cli.command;

import java.util.function.Supplier;
import livestream.cli.Console;
import livestream.engine.Catalog;
import livestream.engine.plan.Plan;
import livestream.engine.text.PlanText;

/** The option that asks for numbers in place of every resource. */
final class SummaryOption {
    private final Supplier<Boolean> asked;

    SummaryOption(Arguments arguments) {
        asked = arguments.flag(
                "--summary", "Show how many of which kind are created, changed and deleted, and not each of them.");
    }

    void print(Plan plan, Catalog catalog, Console console) {
        console.out()
                .print(
                        asked.get()
                                ? PlanText.brief(plan, catalog, console.width(), console.style())
                                : PlanText.of(plan, catalog, console.width(), console.style()));
    }
}
