package livestream.providers.route;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import livestream.providers.expand.Expansion;
import livestream.schema.Address;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a file took off the air.
 *
 * @param endpoints those of MediaPackage that deny, as in {@code news/hls}
 * @param functions by what behaviors name the function that refuses: a reference to it, or its ARN
 */
record Takedowns(Set<String> endpoints, Set<Value> functions) {
    private static final String ENDPOINT = "mediapackage_origin_endpoint";
    private static final String ARN = "Arn";

    /**
     * Of these resources.
     *
     * @param function the ARN of the function that refuses; null where AWS has not given it
     */
    static Takedowns of(Map<Address, Value.Fields> inputs, @Nullable Value function) {
        Set<String> endpoints = inputs.entrySet().stream()
                .filter(resource -> resource.getKey().type().equals(ENDPOINT))
                .filter(resource ->
                        Value.text("DENY").equals(resource.getValue().get("Origination")))
                .map(resource -> resource.getKey().key())
                .collect(Collectors.toSet());
        Set<Value> functions = new HashSet<>(Set.of(new Value.Reference(Expansion.TAKEDOWN, ARN)));
        if (function != null) {
            functions.add(function);
        }
        return new Takedowns(endpoints, functions);
    }

    /** Where nothing is known of them. */
    static Takedowns none() {
        return new Takedowns(Set.of(), Set.of());
    }

    /**
     * Where a request is refused.
     *
     * @param endpoint whose object is asked for; null when that is not known
     */
    Takedown where(@Nullable String endpoint, Value.Fields behavior) {
        boolean atEdge = ApiMembers.structures(behavior, "FunctionAssociations").stream()
                .anyMatch(association -> functions.contains(association.get("FunctionARN")));
        return atEdge
                ? Takedown.AT_EDGE
                : endpoint != null && endpoints.contains(endpoint) ? Takedown.AT_ORIGIN : Takedown.NONE;
    }
}
