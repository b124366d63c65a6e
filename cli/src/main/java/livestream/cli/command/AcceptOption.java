package livestream.cli.command;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import livestream.cli.Console;
import livestream.engine.Impact.Level;
import livestream.engine.plan.Change;
import livestream.engine.plan.OutputChange;
import livestream.engine.plan.Plan;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Whether somebody agrees to a plan and to what viewers notice of it; a worse level includes the milder ones. */
final class AcceptOption {
    @Mixin
    private Consent consent = new Consent();

    @Option(
            names = "--accept",
            paramLabel = "LEVEL",
            converter = Word.class,
            completionCandidates = Words.class,
            description = "Agree to what viewers notice: interruption, or url-change, which includes interruption.")
    private Level accepted = Level.CACHE_REFILL;

    /** Asks, unless told enough: at a terminal, for the level's own word where viewers notice it. */
    boolean given(Plan plan, boolean mayAsk, Console console) {
        Level worst = plan.impact().level();
        if (!worst.needsConsent() || accepted.compareTo(worst) >= 0) {
            return consent.given("Apply this plan? Only `yes` is a yes: ", "yes", mayAsk, console);
        } else if (consent.isGiven() || !mayAsk || !console.interactive()) {
            console.err()
                    .println("Nothing was changed: viewers would notice this plan. It means " + who(plan) + ". Add "
                            + (consent.isGiven() ? "" : "--yes ") + "--accept " + worst.word() + " to agree to that.");
            return false;
        }
        return consent.given(
                "Viewers notice this plan. Type `" + worst.word() + "` to apply it: ", worst.word(), true, console);
    }

    /** Whether what viewers notice was agreed to, now or when the plan was made; nobody is asked, and the plan needs no yes. */
    boolean given(Plan plan, Level before, Console console) {
        Level worst = plan.impact().level();
        boolean agreed = !worst.needsConsent() || accepted.compareTo(worst) >= 0 || before.compareTo(worst) >= 0;
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

    /** The levels that need an agreement. */
    static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(Level.values())
                    .filter(Level::needsConsent)
                    .map(Level::word)
                    .iterator();
        }
    }

    static final class Word implements ITypeConverter<Level> {
        @Override
        public Level convert(String word) {
            return Stream.of(Level.values())
                    .filter(Level::needsConsent)
                    .filter(level -> level.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "`" + word + "` is no level; there are " + String.join(" and ", new Words()) + "."));
        }
    }
}
