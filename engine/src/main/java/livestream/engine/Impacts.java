package livestream.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What viewers notice of changes of one kind, by path, written as in {@link Facts}. A path speaks for everything below it
 * that has no word of its own; what no path speaks for is {@link Impact#UNKNOWN}.
 *
 * @param deleted when a thing of the kind goes for good
 * @param replaced when it is replaced
 */
public record Impacts(Impact deleted, Impact replaced, Map<String, Rule> rules) {

    /** What viewers notice when there is more of something, when there is less, and of any other change. */
    public record Rule(Impact more, Impact less, Impact other) {}

    public Impacts {
        rules = Map.copyOf(rules);
    }

    /** Nothing is known. */
    public static Impacts unknown() {
        return whenGone(Impact.UNKNOWN);
    }

    /** Known so far: what viewers notice when a thing of the kind is deleted, for good or to be replaced. */
    public static Impacts whenGone(Impact gone) {
        return new Impacts(gone, gone, Map.of());
    }

    /** For a kind that is let go of before it is deleted, so that only creating it again is noticed. */
    public Impacts whenReplaced(Impact noticed) {
        return new Impacts(deleted, noticed, rules);
    }

    /** Viewers notice nothing of these. */
    public Impacts never(String... paths) {
        return always(Impact.NONE, paths);
    }

    /** Whatever happens to these. */
    public Impacts always(Impact impact, String... paths) {
        return moreOrLess(impact, impact, impact, paths);
    }

    /** As {@link FieldDiff#turn()} says; of a change that is neither, the worse of the two. */
    public Impacts moreOrLess(Impact more, Impact less, String... paths) {
        return moreOrLess(more, less, Impact.worst(more, less), paths);
    }

    /** As {@link FieldDiff#turn()} says. */
    public Impacts moreOrLess(Impact more, Impact less, Impact other, String... paths) {
        Map<String, Rule> added = new LinkedHashMap<>(rules);
        for (String path : paths) {
            added.put(path, new Rule(more, less, other));
        }
        return new Impacts(deleted, replaced, added);
    }

    /** What viewers notice of this difference, as far as its path tells. */
    public Impact of(FieldDiff diff) {
        Rule rule = rule(diff.member());
        if (rule == null) {
            return Impact.UNKNOWN;
        }
        return switch (diff.turn()) {
            case MORE -> rule.more();
            case LESS -> rule.less();
            case OTHER -> rule.other();
        };
    }

    private @Nullable Rule rule(String path) {
        Rule own = rules.get(path);
        if (own != null || path.isEmpty()) {
            return own;
        }
        int end = path.endsWith("[]") ? path.length() - 2 : Math.max(0, path.lastIndexOf('.'));
        return rule(path.substring(0, end));
    }
}
