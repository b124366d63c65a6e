package livestream.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import livestream.cli.Console;
import livestream.engine.Impact.Level;
import livestream.engine.plan.Change;
import livestream.engine.plan.OutputChange;
import livestream.engine.plan.Plan;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** Whether somebody agrees to a plan and to what viewers notice of it; a worse level includes the milder ones. */
final class AcceptOption {
    private final Confirmation confirmation;
    private final Supplier<Level> accepted;

    AcceptOption(Arguments arguments) {
        confirmation = new Confirmation(arguments);
        accepted = arguments.add(
                level("Agree to what viewers notice: interruption, or url-change, which includes interruption."));
    }

    /** Asks, unless told enough: at a terminal, for the level's own word where viewers notice it. */
    boolean given(Plan plan, boolean mayAsk, Console console) {
        Level worst = plan.impact().level();
        if (!worst.needsConsent() || accepted.get().compareTo(worst) >= 0) {
            return confirmation.given("Apply this plan? Only `yes` is a yes: ", "yes", mayAsk, console);
        } else if (confirmation.isGiven() || !mayAsk || !console.interactive()) {
            console.err()
                    .println("Nothing was changed: viewers would notice this plan. It means " + who(plan) + ". Add "
                            + (confirmation.isGiven() ? "" : "--yes ") + "--accept " + worst.word()
                            + " to agree to that.");
            return false;
        }
        return confirmation.given(
                "Viewers notice this plan. Type `" + worst.word() + "` to apply it: ", worst.word(), true, console);
    }

    /** Whether what viewers notice was agreed to, now or when the plan was made; nobody is asked, and the plan needs no yes. */
    boolean given(Plan plan, Level before, Console console) {
        Level worst = plan.impact().level();
        boolean agreed = !worst.needsConsent() || accepted.get().compareTo(worst) >= 0 || before.compareTo(worst) >= 0;
        if (!agreed) {
            console.err()
                    .println("Nothing was changed: viewers would notice this plan. It means " + who(plan)
                            + ". Add --accept " + worst.word() + " to agree to that.");
        }
        return agreed;
    }

    /** As in {@code url-change for news/hls, and interruption for cloudfront_distribution.main}. */
    private static String who(Plan plan) {
        List<String> parts = new ArrayList<>();
        for (Level level : List.of(Level.URL_CHANGE, Level.INTERRUPTION)) {
            List<String> names = Stream.concat(
                            plan.changes().stream()
                                    .filter(change -> change.impact().level() == level)
                                    .map(Change::address)
                                    .map(Object::toString),
                            plan.outputs().stream()
                                    .filter(output -> output.impact().level() == level)
                                    .map(OutputChange::name))
                    .toList();
            if (!names.isEmpty()) {
                parts.add(level.word() + " for " + String.join(", ", names));
            }
        }
        return String.join(", and ", parts);
    }

    /** The option that takes such a level. */
    static ArgSpec level(String description) {
        return OptionSpec.builder("--accept")
                .paramLabel("LEVEL")
                .type(Level.class)
                .converters(AcceptOption::read)
                .completionCandidates(words())
                .initialValue(Level.CACHE_REFILL)
                .description(description)
                .build();
    }

    private static List<String> words() {
        return Stream.of(Level.values())
                .filter(Level::needsConsent)
                .map(Level::word)
                .toList();
    }

    private static Level read(String word) {
        return Stream.of(Level.values())
                .filter(Level::needsConsent)
                .filter(level -> level.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "`" + word + "` is no level; there are " + String.join(" and ", words()) + "."));
    }
}
