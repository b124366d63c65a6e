package livestream.providers.cloudfront;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import livestream.engine.Facts.Keyed;
import livestream.engine.FieldDiff;
import livestream.engine.Impact;
import livestream.providers.routing.PathPattern;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/** The behaviours of a distribution before and after a change, in the order in which CloudFront tries them. */
final class BehaviorOrder {
    static final String MEMBER = "CacheBehaviors";
    static final Keyed KEYED = new Keyed("PathPattern", "behavior", true);
    static final Keyed ORIGINS = new Keyed("Id", "origin", false);

    private static final String ORIGIN = "TargetOriginId";

    /** MediaPackage serves every endpoint below an id of its own, which no URL of another holds (user guide, endpoints). */
    private static final Pattern OWN_FOLDER = Pattern.compile("out/v1/[0-9a-f]{32}/.*");

    private final List<String> before;
    private final Set<String> origins;
    private final Map<String, Value.Fields> after = new LinkedHashMap<>();
    private final Map<String, PathPattern> patterns = new LinkedHashMap<>();

    BehaviorOrder(Value.Fields before, Value.Fields after) {
        this.before = List.copyOf(KEYED.index(before.get(MEMBER)).keySet());
        this.origins = ORIGINS.index(before.get("Origins")).keySet();
        KEYED.index(after.get(MEMBER)).forEach((key, item) -> {
            Value.Fields behavior = (Value.Fields) item;
            Value pattern = behavior.get(KEYED.member());
            this.after.put(key, behavior.without(KEYED.member()));
            this.patterns.put(key, new PathPattern(pattern == null ? Value.text(key) : pattern));
        });
    }

    /** What viewers notice when a behaviour comes, goes or is tried earlier or later. */
    Impact impact(FieldDiff diff) {
        return switch (diff.kind()) {
            case ADDED -> added(key(diff.to()));
            case REMOVED -> Impact.urlChange("these URLs fall to another behavior, which may not know them");
            case MOVED, SET -> moved();
        };
    }

    private static String key(@Nullable Value behavior) {
        return behavior instanceof Value.Fields fields ? String.valueOf(fields.get(KEYED.member())) : "";
    }

    /** A new behaviour takes URLs from those that are tried after it and were there before. */
    private Impact added(String key) {
        if (isForANewEndpoint(key)) {
            return Impact.none("it is for a new endpoint, whose URLs are not published yet");
        }
        List<PathPattern> earlier = new ArrayList<>();
        List<Impact> noticed = new ArrayList<>();
        boolean passed = false;
        for (Map.Entry<String, PathPattern> each : patterns.entrySet()) {
            if (each.getKey().equals(key)) {
                passed = true;
            } else if (!passed) {
                earlier.add(each.getValue());
            } else if (before.contains(each.getKey()) && pattern(key).meets(each.getValue(), earlier)) {
                noticed.add(taken(key, each.getKey()));
            }
        }
        return Impact.worst(noticed);
    }

    /** An id that AWS has not made up yet is in nobody's URL, and the id of another endpoint in none of the old ones. */
    private boolean isForANewEndpoint(String key) {
        boolean unknown = !pattern(key).value().references().isEmpty();
        boolean another = !origins.contains(String.valueOf(behavior(key).get(ORIGIN)));
        return unknown || another && OWN_FOLDER.matcher(key).matches();
    }

    private Impact taken(String by, String from) {
        if (behavior(by).equals(behavior(from))) {
            return Impact.NONE;
        } else if (!Objects.equals(behavior(by).get(ORIGIN), behavior(from).get(ORIGIN))) {
            return Impact.urlChange("it takes URLs from `" + from + "`, which has another origin");
        }
        return Impact.interruption("it takes URLs from `" + from + "`, which answers them differently");
    }

    /** Order counts only between patterns that match a path in common. */
    private Impact moved() {
        List<String> keys = after.keySet().stream().filter(before::contains).toList();
        for (int i = 0; i < keys.size(); i++) {
            for (int j = i + 1; j < keys.size(); j++) {
                String now = keys.get(i);
                String then = keys.get(j);
                if (before.indexOf(then) < before.indexOf(now)
                        && !behavior(now).equals(behavior(then))
                        && pattern(now).meets(pattern(then), List.of())) {
                    return Impact.interruption("`" + now + "` now takes the URLs that `" + then + "` matches too");
                }
            }
        }
        return Impact.NONE;
    }

    private Value.Fields behavior(String key) {
        return after.getOrDefault(key, Value.fields());
    }

    private PathPattern pattern(String key) {
        return patterns.getOrDefault(key, new PathPattern(Value.text(key)));
    }
}
