package livestream.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import livestream.engine.Facts.Keyed;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * One member of a resource, called as a plan calls it.
 *
 * @param shown as in {@code Description} or {@code behavior[*.m3u8].CachePolicyId}
 * @param steps the way to it from the top
 */
public record MemberPath(String shown, List<Step> steps) {

    private static final Pattern START = Pattern.compile("(^|(?<=\\.))[a-z]");

    /**
     * One step of the way.
     *
     * @param member the member of a map
     * @param item the key of an item, where the member is a list whose items have keys
     */
    public record Step(String member, Optional<String> item) {}

    public MemberPath {
        steps = List.copyOf(steps);
    }

    /** Every member that these inputs have, those within others after them. */
    public static List<MemberPath> all(Facts facts, Value.Fields inputs) {
        List<MemberPath> found = new ArrayList<>();
        collect(facts, "", new MemberPath("", List.of()), inputs, found);
        return found;
    }

    /** The path as {@link Facts} has it, with {@code []} for the items of a list. */
    public String pattern() {
        return steps.stream()
                .map(step -> step.member() + (step.item().isPresent() ? "[]" : ""))
                .collect(Collectors.joining("."));
    }

    /** What is there; null where nothing is. */
    public @Nullable Value in(Facts facts, Value.Fields inputs) {
        Value value = inputs;
        String path = "";
        for (Step step : steps) {
            path = path.isEmpty() ? step.member() : path + "." + step.member();
            value = value instanceof Value.Fields fields ? fields.get(step.member()) : null;
            Keyed keyed = facts.keyed().get(path);
            if (keyed != null && step.item().isPresent()) {
                value = keyed.index(value).get(step.item().get());
                path += "[]";
            }
        }
        return value;
    }

    /** Whether a person may call it so: each member may begin with a small letter, as in {@code description}. */
    public boolean isCalled(String name) {
        return capital(name).equals(capital(shown));
    }

    private static String capital(String path) {
        return START.matcher(path)
                .replaceAll(start -> Matcher.quoteReplacement(start.group().toUpperCase(Locale.ROOT)));
    }

    private static void collect(
            Facts facts, String path, MemberPath within, Value.Fields fields, List<MemberPath> found) {
        fields.fields().forEach((name, value) -> {
            String inner = path.isEmpty() ? name : path + "." + name;
            if (facts.writeOnly().contains(inner)) {
                return; // nobody sees it change
            }
            MemberPath member = within.then(name, new Step(name, Optional.empty()));
            found.add(member);
            Keyed keyed = facts.keyed().get(inner);
            if (value instanceof Value.Fields more) {
                collect(facts, inner, member, more, found);
            } else if (keyed != null) {
                keyed.index(value).forEach((key, item) -> {
                    MemberPath one = within.then(keyed.noun() + "[" + key + "]", new Step(name, Optional.of(key)));
                    found.add(one);
                    collect(facts, inner + "[]", one, (Value.Fields) item, found);
                });
            }
        });
    }

    private MemberPath then(String name, Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new MemberPath(shown.isEmpty() ? name : shown + "." + name, longer);
    }

    /** The desired inputs with this member as AWS has it; what AWS fills in beside what is desired stays out. */
    public Value.Fields leave(Facts facts, Value.Fields desired, Value.Fields live) {
        return leave(facts, "", desired, live, steps);
    }

    private static Value.Fields leave(
            Facts facts, String path, Value.Fields desired, @Nullable Value live, List<Step> way) {
        Step step = way.get(0);
        List<Step> rest = way.subList(1, way.size());
        String inner = path.isEmpty() ? step.member() : path + "." + step.member();
        Value wanted = desired.get(step.member());
        Value present = live instanceof Value.Fields fields ? fields.get(step.member()) : null;
        if (wanted == null) {
            return desired;
        } else if (step.item().isPresent()) {
            Value items = leaveItem(facts, inner, wanted, present, step.item().get(), rest);
            return desired.with(step.member(), items);
        } else if (!rest.isEmpty()) {
            return wanted instanceof Value.Fields fields
                    ? desired.with(step.member(), leave(facts, inner, fields, present, rest))
                    : desired;
        }
        Value left = asLive(facts, inner, wanted, present);
        return left == null ? desired.without(step.member()) : desired.with(step.member(), left);
    }

    private static Value leaveItem(
            Facts facts, String path, Value wanted, @Nullable Value live, String key, List<Step> rest) {
        Map<String, Value> items = index(facts, path, wanted);
        Value item = items.get(key);
        Value present = index(facts, path, live).get(key);
        Value left = item == null
                ? null
                : rest.isEmpty()
                        ? asLive(facts, path + "[]", item, present)
                        : leave(facts, path + "[]", (Value.Fields) item, present, rest);
        if (left == null) {
            items.remove(key);
        } else {
            items.put(key, left);
        }
        return Value.items(List.copyOf(items.values()));
    }

    private static @Nullable Value asLive(Facts facts, String path, Value wanted, @Nullable Value live) {
        if (wanted instanceof Value.Fields fields && live instanceof Value.Fields present) {
            Map<String, Value> left = new LinkedHashMap<>();
            fields.fields().forEach((name, value) -> {
                Value kept = asLive(facts, path.isEmpty() ? name : path + "." + name, value, present.get(name));
                if (kept != null) {
                    left.put(name, kept);
                }
            });
            return new Value.Fields(left);
        } else if (facts.keyed().containsKey(path) && live instanceof Value.Items) {
            Map<String, Value> wantedItems = index(facts, path, wanted);
            Map<String, Value> left = index(facts, path, live);
            left.replaceAll((key, item) -> {
                Value same = wantedItems.get(key);
                Value kept = same == null ? item : asLive(facts, path + "[]", same, item);
                return kept == null ? item : kept;
            });
            return Value.items(List.copyOf(left.values()));
        }
        return live;
    }

    private static Map<String, Value> index(Facts facts, String path, @Nullable Value list) {
        Keyed keyed = facts.keyed().get(path);
        return keyed == null ? new LinkedHashMap<>() : keyed.index(list);
    }
}
