package livestream.providers.cloudfront;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import livestream.engine.Facts;
import livestream.engine.Impact;
import livestream.engine.Impacts;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.ReplaceMerge;
import livestream.engine.ResourceType;
import livestream.providers.aws.AllowList;
import livestream.providers.aws.SdkTree;
import livestream.schema.Value;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.cloudfront.model.PublicKeyConfig;
import software.amazon.awssdk.services.cloudfront.model.PublicKeyList;
import software.amazon.awssdk.services.cloudfront.model.PublicKeySummary;

/**
 * A key with which CloudFront verifies what was signed for a viewer.
 *
 * <p>Name and key are fixed, and AWS takes neither a name twice nor a key out of a group that has it. A key that shall be
 * exchanged while viewers watch is therefore another resource with another name: the group takes it in, and lets the old
 * one go, before that is deleted.
 *
 * <p>AWS answers {@code EncodedKey} with one line break at its end (callers report it), so inputs have it too:
 * {@link #encoded}.
 */
public final class PublicKey implements ResourceType {
    private static final String CALLER_REFERENCE = "CallerReference";

    private final Supplier<CloudFrontClient> client;
    private final Facts facts = Facts.of("CloudFront public key")
            .immutable("Name", "EncodedKey")
            .impacts(Impacts.whenGone(Impact.NONE)
                    .whenReplaced(AllowList.NARROWER)
                    .never("Comment"));
    private final SdkTree tree = SdkTree.quantified(facts.secret());

    public PublicKey(Supplier<CloudFrontClient> client) {
        this.client = client;
    }

    /** A key in PEM as the member {@code EncodedKey} holds it, ended by one line break. */
    public static String encoded(String pem) {
        return pem.strip().replace("\r\n", "\n") + "\n";
    }

    @Override
    public String name() {
        return "cloudfront_public_key";
    }

    @Override
    public Facts facts() {
        return facts;
    }

    /** The token becomes the CallerReference, which AWS never accepts twice. */
    @Override
    public String identity(Value.Fields inputs, String token) {
        return token;
    }

    /** All that the account has. */
    public Map<String, String> idsByName() {
        Map<String, String> ids = new HashMap<>();
        String marker = null;
        do {
            String from = marker;
            PublicKeyList page =
                    client.get().listPublicKeys(request -> request.marker(from)).publicKeyList();
            page.items().forEach(key -> ids.put(key.name(), key.id()));
            marker = page.nextMarker();
        } while (marker != null && !marker.isEmpty());
        return ids;
    }

    /** Asks each key for its CallerReference, because no listing tells it. */
    @Override
    public Optional<String> find(String identity) {
        String marker = null;
        do {
            String from = marker;
            PublicKeyList page =
                    client.get().listPublicKeys(request -> request.marker(from)).publicKeyList();
            for (PublicKeySummary summary : page.items()) {
                if (get(summary.id())
                        .publicKey()
                        .publicKeyConfig()
                        .callerReference()
                        .equals(identity)) {
                    return Optional.of(summary.id());
                }
            }
            marker = page.nextMarker();
        } while (marker != null && !marker.isEmpty());
        return Optional.empty();
    }

    @Override
    public Map<String, Observation> observe(Collection<String> ids) {
        Map<String, Observation> seen = new HashMap<>();
        for (String id : ids) {
            try {
                seen.put(id, present(get(id).publicKey()));
            } catch (CloudFrontException e) {
                seen.put(id, CloudFrontNamedKind.absentOr(e));
            }
        }
        return seen;
    }

    @Override
    public Present create(String identity, Value.Fields inputs) {
        PublicKeyConfig config = write(inputs.with(CALLER_REFERENCE, Value.text(identity)));
        return present(client.get()
                .createPublicKey(request -> request.publicKeyConfig(config))
                .publicKey());
    }

    @Override
    public Present update(String id, Value.Fields applied, Value.Fields inputs) {
        GetPublicKeyResponse live = get(id);
        Value.Fields before = tree.read(live.publicKey().publicKeyConfig());
        PublicKeyConfig after = write(ReplaceMerge.of(facts, before, applied, inputs));
        return present(client.get()
                .updatePublicKey(request -> request.id(id).ifMatch(live.eTag()).publicKeyConfig(after))
                .publicKey());
    }

    @Override
    public void delete(String id) {
        try {
            String etag = get(id).eTag();
            client.get().deletePublicKey(request -> request.id(id).ifMatch(etag));
        } catch (CloudFrontException e) {
            CloudFrontNamedKind.absentOr(e);
        }
    }

    @Override
    public List<String> users(String id) {
        return new KeyGroup(client)
                .list().stream()
                        .filter(group -> group.properties().get("Items") instanceof Value.Items keys
                                && keys.items().contains(Value.text(id)))
                        .map(group -> "key group `" + group.id() + "`")
                        .toList();
    }

    private GetPublicKeyResponse get(String id) {
        return client.get().getPublicKey(request -> request.id(id));
    }

    private PublicKeyConfig write(Value.Fields config) {
        return tree.write(config, PublicKeyConfig.builder()).build();
    }

    private Present present(software.amazon.awssdk.services.cloudfront.model.PublicKey key) {
        Value.Fields properties = tree.read(key.publicKeyConfig()).without(CALLER_REFERENCE);
        return new Present(key.id(), properties, Value.fields("Id", key.id()), new Readiness.Ready());
    }
}
