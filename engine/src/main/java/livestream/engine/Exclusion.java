package livestream.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * A member that AWS does not take together with others of the same structure. An update that sets it gives the others up,
 * whoever set them: a distribution that gets a certificate loses CloudFront's own, which no file ever named.
 *
 * @param structure the path of the structure, as in {@link Facts}; empty for the resource itself
 * @param member what excludes the others
 * @param values the values with which it does; with none here, every value that says more than being absent does
 * @param others what it excludes
 */
public record Exclusion(String structure, String member, Set<Value> values, Set<String> others) {

    public Exclusion {
        values = Set.copyOf(values);
        others = Set.copyOf(others);
    }

    /** Of these sets of members, AWS takes the members of one. */
    public static List<Exclusion> either(String structure, List<Set<String>> alternatives) {
        List<Exclusion> found = new ArrayList<>();
        for (Set<String> one : alternatives) {
            Set<String> others = alternatives.stream()
                    .filter(other -> other != one)
                    .flatMap(Set::stream)
                    .collect(Collectors.toSet());
            one.forEach(member -> found.add(new Exclusion(structure, member, Set.of(), others)));
        }
        return found;
    }

    /** With this value of a member, AWS takes none of the others. */
    public static Exclusion without(String structure, String member, Value value, String... others) {
        return new Exclusion(structure, member, Set.of(value), Set.of(others));
    }

    /** Of these members, AWS takes one. */
    public static List<Exclusion> either(String structure, String... members) {
        return either(structure, Stream.of(members).map(Set::of).toList());
    }

    /**
     * Whether a change sets the member so. Where it is so already, AWS has accepted whatever stands beside it.
     *
     * @param before what the structure was; null when it was not there
     */
    boolean isBroughtAbout(Value.@Nullable Fields before, Value.Fields desired) {
        Value wanted = desired.get(member);
        Value present = before == null ? null : before.get(member);
        return wanted != null
                && (values.isEmpty() ? isSet(wanted, present) : values.contains(wanted))
                && !Objects.equals(present, wanted);
    }

    /** A structure says something by being there, whatever it holds. */
    private static boolean isSet(Value wanted, @Nullable Value present) {
        return !wanted.isNeutral() || (wanted instanceof Value.Fields && present == null);
    }
}
