package livestream.providers.cloudfront;

import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import livestream.engine.Facts;
import livestream.engine.Impact;
import livestream.engine.Impacts;
import livestream.engine.Observation;
import livestream.engine.Observation.Present;
import livestream.engine.Observation.Readiness;
import livestream.engine.ReplaceMerge;
import livestream.engine.ResourceType;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.providers.aws.SdkTree;
import livestream.schema.Value;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.DescribeFunctionResponse;
import software.amazon.awssdk.services.cloudfront.model.FunctionConfig;
import software.amazon.awssdk.services.cloudfront.model.FunctionList;
import software.amazon.awssdk.services.cloudfront.model.FunctionStage;
import software.amazon.awssdk.services.cloudfront.model.FunctionSummary;
import software.amazon.awssdk.services.cloudfront.model.NoSuchFunctionExistsException;

/**
 * Code that CloudFront runs on the requests or answers of viewers: what is written is published at once.
 *
 * <p>{@code FunctionCode} is text, at most 10 KB of it. What a read shows is what viewers get, the stage LIVE; a function
 * that was written and never published shows its name alone, so that the next run publishes it.
 */
public final class CloudFrontFunction implements ResourceType {
    private static final String NAME = "Name";
    private static final String CONFIG = "FunctionConfig";
    private static final String CODE = "FunctionCode";

    private final Supplier<CloudFrontClient> client;
    private final Facts facts = Facts.of("CloudFront function")
            .immutable(NAME)
            .impacts(Impacts.whenGone(Impact.NONE)
                    .whenReplaced(Impact.interruption("requests are not rewritten until the new one is there"))
                    .never("FunctionConfig.Comment")
                    .always(Impact.urlChange("URLs may be rewritten otherwise"), "FunctionCode"));
    private final SdkTree tree = SdkTree.quantified(facts.secret());

    public CloudFrontFunction(Supplier<CloudFrontClient> client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "cloudfront_function";
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public String identity(Value.Fields inputs, String token) {
        return inputs.text(NAME);
    }

    @Override
    public Optional<String> find(String identity) {
        return observe(identity) instanceof Present ? Optional.of(identity) : Optional.empty();
    }

    @Override
    public Map<String, Observation> observe(Collection<String> ids) {
        Map<String, Observation> seen = new HashMap<>();
        ids.forEach(id -> seen.put(id, observe(id)));
        return seen;
    }

    /**
     * Whether there is a function of this ARN that viewers can get: a behaviour takes no other (CloudFront developer guide,
     * Restrictions on CloudFront Functions).
     */
    public boolean isPublished(String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        try {
            return client.get()
                    .describeFunction(request -> request.name(name).stage(FunctionStage.LIVE))
                    .functionSummary()
                    .functionMetadata()
                    .functionARN()
                    .equals(arn);
        } catch (NoSuchFunctionExistsException none) {
            return false;
        }
    }

    private Observation observe(String id) {
        try {
            return present(id);
        } catch (CloudFrontException e) {
            return CloudFrontNamedKind.absentOr(e);
        }
    }

    /**
     * A function whose publish is refused exists nevertheless: it is found by its name, and published.
     */
    @Override
    public Present create(String identity, Value.Fields inputs) {
        String etag = client.get()
                .createFunction(request ->
                        request.name(identity).functionConfig(config(inputs)).functionCode(code(inputs)))
                .eTag();
        return ErrorTranslatingType.afterMaking(() -> {
            client.get().publishFunction(request -> request.name(identity).ifMatch(etag));
            return present(identity);
        });
    }

    /** The ETag is read again between the calls, because AWS spells its header differently in the answer to an update. */
    @Override
    public Present update(String id, Value.Fields applied, Value.Fields inputs) {
        DescribeFunctionResponse before = written(id);
        Value.Fields live =
                Value.fields(CONFIG, tree.read(before.functionSummary().functionConfig()));
        Value.Fields laid = ReplaceMerge.of(facts, live, applied, inputs);
        client.get().updateFunction(request -> request.name(id)
                .ifMatch(before.eTag())
                .functionConfig(config(laid))
                .functionCode(code(laid)));
        String after = written(id).eTag();
        client.get().publishFunction(request -> request.name(id).ifMatch(after));
        return present(id);
    }

    @Override
    public void delete(String id) {
        try {
            String etag = written(id).eTag();
            client.get().deleteFunction(request -> request.name(id).ifMatch(etag));
        } catch (CloudFrontException e) {
            CloudFrontNamedKind.absentOr(e);
        }
    }

    /** A behaviour names it by its ARN, whose end is the name. */
    @Override
    public List<String> users(String id) {
        return DistributionListing.byBehavior(
                client.get(), behavior -> DistributionListing.fields(behavior.get("FunctionAssociations"))
                        .anyMatch(function -> function.text("FunctionARN").endsWith("/" + id)));
    }

    /** All that the account has, written or published. */
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        String marker = "";
        do {
            String from = marker.isEmpty() ? null : marker;
            FunctionList page =
                    client.get().listFunctions(request -> request.marker(from)).functionList();
            page.items().forEach(function -> names.add(function.name()));
            marker = page.nextMarker() == null ? "" : page.nextMarker();
        } while (!marker.isEmpty());
        return names;
    }

    /** What viewers get, or what there is of a function that they never got. */
    private Present present(String id) {
        try {
            DescribeFunctionResponse live =
                    client.get().describeFunction(request -> request.name(id).stage(FunctionStage.LIVE));
            SdkBytes code = client.get()
                    .getFunction(request -> request.name(id).stage(FunctionStage.LIVE))
                    .functionCode();
            FunctionSummary summary = live.functionSummary();
            return present(
                    summary, Value.fields(NAME, id, CONFIG, tree.read(summary.functionConfig()), CODE, text(id, code)));
        } catch (NoSuchFunctionExistsException notPublished) {
            return present(written(id).functionSummary(), Value.fields(NAME, id));
        }
    }

    private static String text(String id, SdkBytes code) {
        try {
            return code.asUtf8String();
        } catch (UncheckedIOException notText) {
            throw ErrorTranslatingType.unreadable(
                    "CloudFront answered code of function `" + id + "` that is no UTF-8.");
        }
    }

    private static Present present(FunctionSummary summary, Value.Fields properties) {
        return new Present(
                summary.name(),
                properties,
                Value.fields("Arn", summary.functionMetadata().functionARN()),
                new Readiness.Ready());
    }

    private DescribeFunctionResponse written(String id) {
        return client.get().describeFunction(request -> request.name(id).stage(FunctionStage.DEVELOPMENT));
    }

    /** AWS requires a comment, if only an empty one. */
    private FunctionConfig config(Value.Fields inputs) {
        Value.Fields config = inputs.get(CONFIG) instanceof Value.Fields given ? given : Value.fields();
        return tree.write(Value.fields("Comment", "").and(config), FunctionConfig.builder())
                .build();
    }

    private static SdkBytes code(Value.Fields inputs) {
        return SdkBytes.fromUtf8String(inputs.text(CODE));
    }
}
