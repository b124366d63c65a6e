package livestream.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one kind of resource beside its verbs. Paths name members, with {@code []} for the items of a list, as
 * in {@code Origins[].DomainName}.
 *
 * @param label what a reader calls it, as in {@code CloudFront distribution}
 * @param traits which members are special, and how
 * @param keyed lists whose items are told apart by a member
 * @param exclusions which members AWS does not take together, by the path of their structure
 * @param deadline how long it may take to settle
 * @param consistency for how long after a change AWS may still answer as if it had not been made
 * @param impacts what viewers notice of changes
 */
public record Facts(
        String label,
        Map<Trait, Set<String>> traits,
        Map<String, Keyed> keyed,
        Map<String, List<Exclusion>> exclusions,
        Duration deadline,
        Duration consistency,
        Impacts impacts) {

    /** In what way a member may be special. */
    public enum Trait {
        IMMUTABLE,
        UNORDERED,
        CASELESS,
        SECRET,
        WRITE_ONLY,
        TIGHTENING,
        ADMITTING,
        AFTERWARDS,
        LEFT_ALONE
    }

    /**
     * How the items of a list are told apart.
     *
     * @param member the member that names an item
     * @param noun what a reader calls an item, as in {@code behavior}
     * @param ordered whether the order of the list means something
     */
    public record Keyed(String member, String noun, boolean ordered) {

        /**
         * The items of a list by their key, in the list's order; none when it is no list. One that has no key, which AWS may answer
         * where the member is optional, is known by what it is.
         */
        public Map<String, Value> index(@Nullable Value list) {
            Map<String, Value> byKey = new LinkedHashMap<>();
            if (list instanceof Value.Items items) {
                for (Value item : items.items()) {
                    Value key = item instanceof Value.Fields fields ? fields.get(member) : null;
                    byKey.put(key == null ? "without " + member + ": " + item : key.toString(), item);
                }
            }
            return byKey;
        }
    }

    public Facts {
        traits = Map.copyOf(traits);
        keyed = Map.copyOf(keyed);
        exclusions = Map.copyOf(exclusions);
    }

    /** A kind of which nothing special is known yet; five minutes to settle, two minutes to be known everywhere. */
    public static Facts of(String label) {
        return new Facts(
                label, Map.of(), Map.of(), Map.of(), Duration.ofMinutes(5), Duration.ofMinutes(2), Impacts.unknown());
    }

    /** Members that no update can change. */
    public Set<String> immutable() {
        return having(Trait.IMMUTABLE);
    }

    public Facts immutable(String... paths) {
        return with(Trait.IMMUTABLE, paths);
    }

    /** Lists whose order means nothing and may be changed by AWS. */
    public Set<String> unordered() {
        return having(Trait.UNORDERED);
    }

    public Facts unordered(String... paths) {
        return with(Trait.UNORDERED, paths);
    }

    /** Texts, and lists of texts, that mean the same in upper and lower case, such as names of headers. */
    public Set<String> caseless() {
        return having(Trait.CASELESS);
    }

    public Facts caseless(String... paths) {
        return with(Trait.CASELESS, paths);
    }

    /** Members that nobody may read. */
    public Set<String> secret() {
        return having(Trait.SECRET);
    }

    public Facts secret(String... paths) {
        return with(Trait.SECRET, paths);
    }

    /** Members that AWS never answers; they are compared with what was applied last. */
    public Set<String> writeOnly() {
        return having(Trait.WRITE_ONLY);
    }

    public Facts writeOnly(String... paths) {
        return with(Trait.WRITE_ONLY, paths);
    }

    /**
     * Members that, once set, turn away whoever has not heard of it; they are set after everything that refers to the resource
     * has changed and settled.
     */
    public Set<String> tightening() {
        return having(Trait.TIGHTENING);
    }

    public Facts tightening(String... paths) {
        return with(Trait.TIGHTENING, paths);
    }

    /**
     * Kinds that the resource lets in where it refers to them, as in {@code cloudfront_distribution}. It is made before a change of
     * such a one, which may need it at once, and goes after that change has settled.
     */
    public Set<String> admitting() {
        return having(Trait.ADMITTING);
    }

    public Facts admitting(String... kinds) {
        return with(Trait.ADMITTING, kinds);
    }

    /**
     * Members that AWS takes only of a thing that has settled: a create leaves them to an update that comes then, and every
     * update of the kind waits for it.
     */
    public Set<String> afterwards() {
        return having(Trait.AFTERWARDS);
    }

    public Facts afterwards(String... members) {
        return with(Trait.AFTERWARDS, members);
    }

    /**
     * Members by which others too decide who is served, as by a web ACL. Where the inputs do not name one it stays as it is, and a
     * comparison with what was applied tells what it is.
     */
    public Set<String> leftAlone() {
        return having(Trait.LEFT_ALONE);
    }

    public Facts leftAlone(String... paths) {
        return with(Trait.LEFT_ALONE, paths);
    }

    public Facts keyed(Map<String, Keyed> lists) {
        return new Facts(label, traits, lists, exclusions, deadline, consistency, impacts);
    }

    /** Members that AWS does not take together. */
    public Facts exclusions(Collection<Exclusion> all) {
        Map<String, List<Exclusion>> byStructure = all.stream().collect(Collectors.groupingBy(Exclusion::structure));
        return new Facts(label, traits, keyed, byStructure, deadline, consistency, impacts);
    }

    /**
     * What a structure loses when what is desired becomes of it, apart from what is desired itself.
     *
     * @param structure its path
     * @param before what it was; null when it was not there
     */
    public Set<String> givenUp(String structure, Value.@Nullable Fields before, Value.Fields desired) {
        Set<String> lost = new LinkedHashSet<>();
        for (Exclusion exclusion : exclusions.getOrDefault(structure, List.of())) {
            if (exclusion.isBroughtAbout(before, desired)) {
                lost.addAll(exclusion.others());
            }
        }
        lost.removeAll(desired.fields().keySet());
        return lost;
    }

    public Facts deadline(Duration longest) {
        return new Facts(label, traits, keyed, exclusions, longest, consistency, impacts);
    }

    public Facts consistency(Duration longest) {
        return new Facts(label, traits, keyed, exclusions, deadline, longest, impacts);
    }

    public Facts impacts(Impacts noticed) {
        return new Facts(label, traits, keyed, exclusions, deadline, consistency, noticed);
    }

    private Set<String> having(Trait trait) {
        return traits.getOrDefault(trait, Set.of());
    }

    private Facts with(Trait trait, String... paths) {
        Map<Trait, Set<String>> more = new EnumMap<>(Trait.class);
        more.putAll(traits);
        more.put(trait, Set.of(paths));
        return new Facts(label, more, keyed, exclusions, deadline, consistency, impacts);
    }

    /**
     * A list's items by their key, each key that means the same as one of another list spelled as it is there.
     *
     * @param path of the list, which {@link #keyed} has
     */
    public Map<String, Value> index(String path, @Nullable Value list, Map<String, Value> other) {
        Keyed by = keyed.get(path);
        if (by == null) {
            throw new IllegalArgumentException("the items of " + path + " have no keys");
        }
        Map<String, Value> index = by.index(list);
        if (!caseless().contains(path + "[]." + by.member())) {
            return index;
        }
        Map<String, Value> spelled = new LinkedHashMap<>();
        index.forEach((key, item) -> spelled.put(
                other.keySet().stream()
                        .filter(key::equalsIgnoreCase)
                        .findFirst()
                        .orElse(key),
                item));
        return spelled;
    }
}
