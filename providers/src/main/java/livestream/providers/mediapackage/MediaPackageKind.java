package livestream.providers.mediapackage;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import livestream.engine.Facts;
import livestream.engine.Observation;
import livestream.engine.Observation.Absent;
import livestream.engine.Observation.Present;
import livestream.engine.ProviderException.ErrorKind;
import livestream.engine.ResourceType;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.providers.aws.ListThreshold;
import livestream.providers.aws.SdkTree;
import livestream.providers.aws.Tags;
import livestream.schema.Value;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.model.NotFoundException;
import software.amazon.awssdk.services.mediapackage.model.UnprocessableEntityException;

/**
 * What MediaPackage's kinds have in common: an id that the caller chooses, which cannot be changed, a listing of whole
 * objects, and tags by ARN.
 */
abstract class MediaPackageKind implements ResourceType {
    private final String name;
    private final Facts facts;
    private final Supplier<MediaPackageClient> client;
    final SdkTree tree;

    MediaPackageKind(String name, Facts facts, Supplier<MediaPackageClient> client) {
        this.name = name;
        this.facts = facts;
        this.client = client;
        this.tree = SdkTree.plain(facts.secret());
    }

    /** What AWS has under this id; throws {@link NotFoundException} when it has nothing. */
    abstract SdkPojo describe(String id);

    /** Everything of this kind. */
    abstract Stream<? extends SdkPojo> list();

    /** Makes it; throws {@link UnprocessableEntityException} for bad inputs and for an id that is taken alike. */
    abstract SdkPojo make(Value.Fields inputs);

    /** Asks for the deletion, which AWS accepts and carries out later; throws {@link NotFoundException} as well. */
    abstract void remove(String id);

    /** A described thing in the shape of its inputs. */
    abstract Present present(Value.Fields described);

    final MediaPackageClient client() {
        return client.get();
    }

    final Present present(SdkPojo described) {
        return present(tree.read(described));
    }

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
        return inputs.text("Id");
    }

    @Override
    public final Optional<String> find(String identity) {
        return observe(identity) instanceof Present ? Optional.of(identity) : Optional.empty();
    }

    @Override
    public final Map<String, Observation> observe(Collection<String> ids) {
        Map<String, Observation> seen = new HashMap<>();
        if (ListThreshold.pays(ids.size())) {
            ids.forEach(id -> seen.put(id, new Absent()));
            list().map(this::present)
                    .filter(present -> ids.contains(present.id()))
                    .forEach(present -> seen.put(present.id(), present));
        } else {
            ids.forEach(id -> seen.put(id, observe(id)));
        }
        return seen;
    }

    private Observation observe(String id) {
        try {
            return present(describe(id));
        } catch (NotFoundException gone) {
            return new Absent();
        }
    }

    /** AWS has one error for bad inputs and for an id that is taken (API reference), so it is asked which of the two it is. */
    @Override
    public Present create(String identity, Value.Fields inputs) {
        try {
            return present(make(inputs));
        } catch (UnprocessableEntityException e) {
            throw observe(identity) instanceof Present ? ErrorTranslatingType.refused(ErrorKind.EXISTS, e) : e;
        }
    }

    @Override
    public final void delete(String id) {
        try {
            remove(id);
        } catch (NotFoundException gone) {
            return;
        }
    }

    /** Puts tags on and takes them off, as far as that is needed; says whether it was. */
    final boolean retag(Present live, Value.Fields applied, Value.Fields inputs) {
        String arn = live.outputs().text("Arn");
        Tags.Change change = Tags.change(Tags.of(live.properties()), Tags.of(applied), Tags.of(inputs));
        if (!change.gone().isEmpty()) {
            client().untagResource(request -> request.resourceArn(arn).tagKeys(change.gone()));
        }
        if (!change.set().fields().isEmpty()) {
            client().tagResource(request -> request.resourceArn(arn).tags(Tags.map(change.set())));
        }
        return !change.isEmpty();
    }
}
