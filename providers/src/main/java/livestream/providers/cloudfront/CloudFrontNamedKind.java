package livestream.providers.cloudfront;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import livestream.engine.Facts;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.ReplaceMerge;
import livestream.engine.ResourceType;
import livestream.providers.aws.ListThreshold;
import livestream.providers.aws.SdkTree;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.DistributionIdList;

/**
 * What CloudFront's policies have in common, and key groups and access controls with them: a name that is theirs alone
 * within the account, an id, an ETag that every change must carry, a listing of whole objects, and no tags.
 */
public abstract class CloudFrontNamedKind implements ResourceType {
    private final String name;
    private final Facts facts;
    final SdkTree tree;

    CloudFrontNamedKind(String name, Facts facts) {
        this.name = name;
        this.facts = facts;
        this.tree = SdkTree.quantified(facts.secret());
    }

    /** A policy as AWS answers it; the ETag is null in a listing. */
    record Seen(
            String id, Value.Fields properties, @Nullable String etag) {}

    abstract Seen get(String id);

    /** All policies of this kind that are not AWS's own. */
    abstract Collection<Seen> list();

    abstract Seen make(Value.Fields config);

    abstract Seen put(String id, String etag, Value.Fields config);

    abstract void remove(String id, String etag);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Facts facts() {
        return facts;
    }

    @Override
    public final String identity(Value.Fields inputs, String token) {
        return inputs.text("Name");
    }

    /** All that the account has, without AWS's own. */
    public final Map<String, String> idsByName() {
        return list().stream()
                .collect(Collectors.toUnmodifiableMap(seen -> seen.properties().text("Name"), Seen::id));
    }

    @Override
    public final Optional<String> find(String identity) {
        return list().stream()
                .filter(seen -> seen.properties().text("Name").equals(identity))
                .map(Seen::id)
                .findFirst();
    }

    @Override
    public final Map<String, Observation> observe(Collection<String> ids) {
        Map<String, Observation> seen = new HashMap<>();
        if (ListThreshold.pays(ids.size())) {
            ids.forEach(id -> seen.put(id, new Observation.Absent()));
            list().stream().filter(each -> ids.contains(each.id())).forEach(each -> seen.put(each.id(), present(each)));
            return seen;
        }
        for (String id : ids) {
            try {
                seen.put(id, present(get(id)));
            } catch (CloudFrontException e) {
                seen.put(id, absentOr(e));
            }
        }
        return seen;
    }

    @Override
    public final Present create(String identity, Value.Fields inputs) {
        return present(make(inputs));
    }

    @Override
    public final Present update(String id, Value.Fields applied, Value.Fields inputs) {
        Seen live = get(id);
        return present(put(id, etag(live), ReplaceMerge.of(facts, live.properties(), applied, inputs)));
    }

    @Override
    public final void delete(String id) {
        try {
            remove(id, etag(get(id)));
        } catch (CloudFrontException e) {
            absentOr(e);
        }
    }

    /** For a reader. One page: whoever must let go looks again. */
    static List<String> distributions(DistributionIdList found) {
        return found.items().stream()
                .map(id -> "CloudFront distribution `" + id + "`")
                .toList();
    }

    private static String etag(Seen seen) {
        if (seen.etag() == null) {
            throw new IllegalStateException("CloudFront answered " + seen.id() + " without an ETag");
        }
        return seen.etag();
    }

    private static Present present(Seen seen) {
        return new Present(seen.id(), seen.properties(), Value.fields("Id", seen.id()), new Readiness.Ready());
    }

    /** Absent when that is what the error says; anything else goes on its way. */
    static Observation absentOr(CloudFrontException e) {
        if (e.statusCode() == 404) {
            return new Observation.Absent();
        }
        throw e;
    }
}
