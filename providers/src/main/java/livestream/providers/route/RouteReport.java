package livestream.providers.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import livestream.engine.text.AnsiStyle;
import livestream.engine.text.TwoColumnText;
import livestream.engine.text.TwoColumnText.Tone;
import livestream.providers.routing.Route;
import livestream.schema.Durations;

/** A route for a person. */
public final class RouteReport {
    private final RouteResult answer;
    private final TwoColumnText out;

    private RouteReport(RouteResult answer, int width, AnsiStyle style) {
        this.answer = answer;
        this.out = new TwoColumnText(width, style);
    }

    /** The answer as text that ends with a line break. */
    public static String of(RouteResult answer, int width, AnsiStyle style) {
        RouteReport text = new RouteReport(answer, width, style);
        text.object();
        text.choice();
        text.admission();
        text.key();
        answer.origins().forEach(text::origin);
        text.lifetime();
        text.crossOrigin();
        return text.out.text();
    }

    private void object() {
        out.title(answer.request().method() + " " + answer.request().url());
        answer.object().ifPresent(owner -> out.row("", words(owner.kind()) + " of " + owner.endpoint(), Tone.GOOD));
        if (answer.takedown() != Takedown.NONE) {
            out.row("off the air", words(answer.takedown()), Tone.BAD);
        }
        if (answer.object().isEmpty() && answer.objects().isComplete()) {
            out.row("", "no endpoint of this file has an object of this path", Tone.BAD);
        }
    }

    private static String words(Takedown takedown) {
        return takedown == Takedown.AT_EDGE
                ? "a function refuses every request with 403"
                : "its origin refuses every request; CloudFront serves what is in its cache";
    }

    private static String words(Route.Kind kind) {
        return switch (kind) {
            case MANIFEST -> "a manifest";
            case SEGMENT -> "a segment";
            case CAPTION -> "captions";
            case OWN -> "an object";
        };
    }

    private void choice() {
        BehaviorMatch choice = answer.choice();
        out.title("Behavior");
        choice.tried()
                .forEach(trial -> out.row(
                        trial.pattern(),
                        switch (trial.verdict()) {
                            case YES -> "yes: this one";
                            case NO -> "no: " + trial.words();
                            case OPEN -> "not yet known: " + trial.words();
                        },
                        trial.verdict() == PatternTrial.Verdict.YES ? Tone.GOOD : Tone.FAINT));
        if (choice.byDefault()) {
            out.row("*", "yes: the default", Tone.GOOD);
        } else if (choice.notTried() > 0) {
            out.row("", choice.notTried() + " more and the default are not tried", Tone.FAINT);
        }
        choice.notes().forEach(note -> out.row("", note));
    }

    private void admission() {
        AccessEvaluation admission = answer.admission();
        out.title("Viewer");
        out.row("protocol", admission.protocol());
        out.row("method", admission.method());
        out.row("access", admission.access());
        out.row(
                "functions",
                admission.functions().isEmpty()
                        ? "none"
                        : String.join(", ", admission.functions())
                                + " (not run here; one at viewer-request may change what follows)");
        admission.others().forEach(other -> out.row("also", other, Tone.BAD));
    }

    private void key() {
        out.title("Cache key");
        for (CacheKey.Part part : answer.parts()) {
            out.row(label(part), fate(part), part.inKey() ? Tone.PLAIN : Tone.FAINT);
        }
        long queries = answer.parts().stream()
                .filter(part -> part.kind() == CacheKey.Kind.QUERY
                        && part.inKey()
                        && !part.value().isEmpty())
                .count();
        if (queries > 1) {
            out.row("", "in another order the query strings are another object", Tone.FAINT);
        }
        answer.unknown().forEach(policy -> out.row("", "the content of " + policy + " is not known here", Tone.BAD));
    }

    private static String label(CacheKey.Part part) {
        String kind = part.kind().name().toLowerCase(Locale.ROOT);
        return part.name().isEmpty() ? kind : kind + " " + part.name();
    }

    private static String fate(CacheKey.Part part) {
        List<String> words = new ArrayList<>();
        if (!part.value().isEmpty()) {
            words.add(part.value());
        }
        if (!part.inKey()) {
            words.add(part.sent() ? "(not in the key, sent to the origin)" : "(not in the key, not sent)");
        }
        if (!part.note().isEmpty()) {
            words.add("(" + part.note() + ")");
        }
        return String.join(" ", words);
    }

    private void origin(OriginRequest request) {
        out.title("Origin " + request.origin());
        if (!request.when().isEmpty()) {
            out.row("when", request.when());
        }
        out.row("URL", request.url());
        out.row("Host", request.host());
        request.added().forEach(header -> out.row(header.name(), header.value() + " (added)"));
        out.row("signed", request.signed().isEmpty() ? "no" : "by " + request.signed());
        out.row("Origin Shield", request.shield().isEmpty() ? "off" : request.shield());
    }

    private void lifetime() {
        out.title("Kept, when the origin answers " + said());
        Optional<Long> seconds = answer.lifetime().seconds();
        String time = seconds.map(each -> each == 0 ? "not at all" : Durations.text(Duration.ofSeconds(each)))
                .orElse("unknown");
        out.row(time, answer.lifetime().rule());
    }

    private String said() {
        List<String> said = new ArrayList<>();
        said.add(String.valueOf(answer.answer().status()));
        answer.answer().headers().forEach((name, value) -> said.add(name + ": " + value));
        return said.size() == 1 ? said.get(0) + " and no headers of its own" : String.join(", ", said);
    }

    private void crossOrigin() {
        CorsEvaluation cors = answer.crossOrigin();
        out.title("CORS");
        out.row("", cors.rule());
        cors.headers().forEach(out::row);
        cors.missing().forEach(missing -> out.row("missing", missing, Tone.BAD));
    }
}
