package livestream.providers.route;

import java.util.ArrayList;
import java.util.List;
import livestream.providers.routing.PathPattern;
import livestream.schema.Value;

/**
 * The behaviour that CloudFront takes: the first whose pattern matches, the default otherwise. Query string, fragment, host
 * and method have no say.
 *
 * @param pattern of the behaviour; {@code *} for the default
 * @param byDefault whether no pattern matched
 * @param behavior what it is told
 * @param tried in order, up to the one that matches
 * @param notTried how many patterns come after it
 * @param notes what makes the choice less than certain
 */
public record BehaviorMatch(
        String pattern,
        boolean byDefault,
        Value.Fields behavior,
        List<PatternTrial> tried,
        int notTried,
        List<String> notes) {

    static BehaviorMatch of(Value.Fields config, String path) {
        String matched = MatchedPath.of(path);
        BehaviorMatch choice = among(config, matched);
        List<String> notes = new ArrayList<>();
        if (!matched.equals(path)) {
            notes.add("patterns are held against `" + matched + "`; the origin gets the path as it was written");
        }
        BehaviorMatch otherwise = among(config, MatchedPath.decoded(path));
        if (!otherwise.pattern().equals(choice.pattern())) {
            notes.add("if CloudFront decodes the path first, which AWS does not document, it takes `"
                    + otherwise.pattern() + "`");
        }
        choice.tried().stream()
                .filter(trial -> trial.verdict() == PatternTrial.Verdict.OPEN)
                .forEach(trial -> notes.add("`" + trial.pattern() + "` may come first once its id is known"));
        return new BehaviorMatch(
                choice.pattern(), choice.byDefault(), choice.behavior(), choice.tried(), choice.notTried(), notes);
    }

    private static BehaviorMatch among(Value.Fields config, String path) {
        List<Value.Fields> behaviors = ApiMembers.structures(config, "CacheBehaviors");
        List<PatternTrial> tried = new ArrayList<>();
        for (Value.Fields behavior : behaviors) {
            Value written = behavior.get("PathPattern");
            PathPattern pattern = new PathPattern(written == null ? Value.text("") : written);
            PatternTrial trial = trial(pattern, path);
            tried.add(trial);
            if (trial.verdict() == PatternTrial.Verdict.YES) {
                int after = behaviors.size() - tried.size();
                return new BehaviorMatch(pattern.toString(), false, behavior, tried, after, List.of());
            }
        }
        return new BehaviorMatch("*", true, ApiMembers.fields(config, "DefaultCacheBehavior"), tried, 0, List.of());
    }

    private static PatternTrial trial(PathPattern pattern, String path) {
        if (pattern.matches(path)) {
            return new PatternTrial(pattern.toString(), PatternTrial.Verdict.YES, "");
        } else if (pattern.value().references().isEmpty()) {
            return new PatternTrial(
                    pattern.toString(),
                    PatternTrial.Verdict.NO,
                    pattern.whyNot(path).orElse(""));
        } else if (pattern.mayMatch(path)) {
            return new PatternTrial(
                    pattern.toString(), PatternTrial.Verdict.OPEN, "depends on an id that is not known yet");
        }
        return new PatternTrial(pattern.toString(), PatternTrial.Verdict.NO, "does not match, whatever id AWS gives");
    }
}
