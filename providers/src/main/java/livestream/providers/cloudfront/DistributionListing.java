package livestream.providers.cloudfront;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import livestream.providers.aws.SdkTree;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.DistributionList;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;

/**
 * Every distribution of an account. A summary has the origins and the behaviors, and so tells all that a distribution uses (CloudFront
 * API reference, DistributionSummary).
 */
public final class DistributionListing {
    private static final SdkTree TREE = SdkTree.quantified(Set.of("Origins[].CustomHeaders[].HeaderValue"));

    private DistributionListing() {}

    /** All pages of it. */
    public static List<DistributionSummary> all(CloudFrontClient client) {
        List<DistributionSummary> all = new ArrayList<>();
        String marker = "";
        do {
            String from = marker.isEmpty() ? null : marker;
            DistributionList page =
                    client.listDistributions(request -> request.marker(from)).distributionList();
            all.addAll(page.items());
            marker = page.nextMarker() == null ? "" : page.nextMarker();
        } while (!marker.isEmpty());
        return all;
    }

    /** A summary in the shape of a distribution's inputs. */
    public static Value.Fields read(DistributionSummary summary) {
        return TREE.read(summary);
    }

    /** For a reader, those of which an origin fits. */
    static List<String> byOrigin(CloudFrontClient client, Predicate<Value.Fields> origin) {
        return users(client, summary -> fields(summary.get("Origins")).anyMatch(origin));
    }

    /** For a reader, those of which a behavior fits. */
    static List<String> byBehavior(CloudFrontClient client, Predicate<Value.Fields> behavior) {
        return users(client, summary -> behaviors(summary).anyMatch(behavior));
    }

    private static List<String> users(CloudFrontClient client, Predicate<Value.Fields> uses) {
        return all(client).stream()
                .filter(summary -> uses.test(read(summary)))
                .map(summary -> "CloudFront distribution `" + summary.id() + "`")
                .toList();
    }

    private static Stream<Value.Fields> behaviors(Value.Fields summary) {
        Stream<Value.Fields> first = summary.get("DefaultCacheBehavior") instanceof Value.Fields behavior
                ? Stream.of(behavior)
                : Stream.empty();
        return Stream.concat(first, fields(summary.get("CacheBehaviors")));
    }

    static Stream<Value.Fields> fields(@Nullable Value list) {
        return list instanceof Value.Items items
                ? items.items().stream().map(Value.Fields.class::cast)
                : Stream.empty();
    }
}
