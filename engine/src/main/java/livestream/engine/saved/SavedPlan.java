package livestream.engine.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.engine.Catalog;
import livestream.engine.Impact;
import livestream.engine.Observations;
import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.engine.plan.Change;
import livestream.engine.plan.Plan;
import livestream.engine.text.PlanJson;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.state.State;

/**
 * A plan to be carried out later: what the decision rested on, so that the same can be decided again, and what was shown.
 *
 * @param id names this one plan; a state remembers those that were carried out
 * @param expires from when on it is carried out no more
 * @param accepted what its maker agreed to that viewers notice
 * @param graph what should exist in the end; its secrets know only where they come from, and their fingerprints
 * @param lines the lines of the user's files that its resources were declared at, by file and number, as they were
 * @param replaced what is replaced although it could stay
 * @param touched what must not have moved meanwhile: the things that the plan does something to
 * @param shown the plan as JSON
 */
public record SavedPlan(
        String id,
        Instant created,
        Instant expires,
        PlanOrigin origin,
        Impact.Level accepted,
        ResourceGraph graph,
        SortedMap<String, SortedMap<Integer, String>> lines,
        SortedSet<Address> replaced,
        SortedMap<Address, Touched> touched,
        JsonNode shown) {

    /**
     * A thing that a plan does something to, as it was.
     *
     * @param live a fingerprint of what AWS had; empty when AWS was not asked
     * @param recorded a fingerprint of what the state had
     */
    public record Touched(String live, String recorded) {}

    public SavedPlan {
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
        replaced = Collections.unmodifiableSortedSet(new TreeSet<>(replaced));
        touched = Collections.unmodifiableSortedMap(new TreeMap<>(touched));
    }

    /** What a plan touches, as it is now. */
    public static SortedMap<Address, Touched> touched(
            Plan plan, State state, Observations observations, Catalog catalog, boolean asked) {
        return touched(plan.touched().stream().map(Change::address).toList(), state, observations, catalog, asked);
    }

    private static SortedMap<Address, Touched> touched(
            Collection<Address> addresses, State state, Observations observations, Catalog catalog, boolean asked) {
        ResourceFingerprints prints = new ResourceFingerprints(catalog, state.lineage());
        SortedMap<Address, Touched> touched = new TreeMap<>();
        for (Address address : addresses) {
            String live = asked ? prints.live(observations, address) : "";
            touched.put(address, new Touched(live, prints.recorded(state, address)));
        }
        return touched;
    }

    /** How each thing that the plan touches moved since it was made, in words; empty when none did. */
    public SortedMap<Address, String> moved(State state, Observations observations, Catalog catalog) {
        SortedMap<Address, String> moved = new TreeMap<>();
        touched(touched.keySet(), state, observations, catalog, true).forEach((address, now) -> {
            Touched then = touched.get(address);
            if (then != null && !then.live().isEmpty() && !then.live().equals(now.live())) {
                moved.put(address, live(then, now));
            } else if (then != null && !then.recorded().equals(now.recorded())) {
                moved.put(address, "another run applied it");
            }
        });
        return moved;
    }

    private static String live(Touched then, Touched now) {
        if (now.live().equals(ResourceFingerprints.NOTHING)) {
            return "it is gone from AWS";
        }
        return then.live().equals(ResourceFingerprints.NOTHING) ? "AWS has it now" : "AWS has it otherwise now";
    }

    /** Every secret of what the plan touches, each source once. */
    public Collection<Value.Secret> secrets() {
        Set<Value.Secret> secrets = new LinkedHashSet<>();
        for (Resource resource : graph.resources()) {
            if (touched.containsKey(resource.address())) {
                resource.inputs().map(leaf -> {
                    if (leaf instanceof Value.Secret secret) {
                        secrets.add(secret);
                    }
                    return leaf;
                });
            }
        }
        return secrets;
    }

    /** The part of a new plan of the same graph that this one is about; what else has come up meanwhile is left out. */
    public Plan about(Plan now) {
        Set<String> planned = names(shown.path("changes"));
        Set<Address> chosen = now.changes().stream()
                .filter(change -> planned.contains(change.address().toString()))
                .filter(change -> touched.containsKey(change.address()) || change instanceof Change.NoOp)
                .map(Change::address)
                .collect(Collectors.toSet());
        Set<String> given = Stream.of("outputs", "outputsBefore")
                .flatMap(member -> shown.path(member).properties().stream())
                .map(each -> each.getKey())
                .collect(Collectors.toSet());
        return now.about(chosen, given);
    }

    private static Set<String> names(JsonNode changes) {
        Set<String> names = new HashSet<>();
        changes.forEach(change -> names.add(change.path("address").asText()));
        return names;
    }

    /** Its graph, with these secrets in place of those of which only the fingerprint was kept. */
    public ResourceGraph graphWith(Map<Value.Secret, Value.Secret> read) {
        return GraphJson.withSecrets(graph, secret -> read.getOrDefault(secret, secret));
    }

    /** What a plan of the same graph does otherwise than this one said, by name; nothing when it is the same plan. */
    public List<String> otherwise(Plan now) {
        JsonNode shownNow = new PlanJson(origin.lineage()).of(now);
        Map<String, String> before = deeds(shown);
        Map<String, String> after = deeds(shownNow);
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .toList();
    }

    /** What a plan does to resources, all but what it keeps, and to whoever uses its outputs. */
    private static Map<String, String> deeds(JsonNode plan) {
        Map<String, String> deeds = new HashMap<>();
        plan.path("changes").forEach(change -> {
            if (!change.path("action").asText().equals("keep")) {
                deeds.put(change.path("address").asText(), withoutReasons(change));
            }
        });
        plan.path("outputs")
                .properties()
                .forEach(each -> deeds.put(each.getKey(), CanonicalJson.text(each.getValue())));
        deeds.put("what viewers notice", withoutReasons(plan.path("impact")));
        return deeds;
    }

    /** Reasons are words for a person, and another version may put the same deed into others. */
    private static String withoutReasons(JsonNode shown) {
        JsonNode deed = shown.deepCopy();
        deed.findParents("reason").forEach(parent -> ((ObjectNode) parent).remove("reason"));
        return CanonicalJson.text(deed);
    }
}
