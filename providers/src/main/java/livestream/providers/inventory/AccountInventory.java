package livestream.providers.inventory;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import livestream.engine.ProviderException;
import livestream.providers.aws.AwsClients;
import livestream.providers.aws.ErrorTranslatingType;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.editor.Inventory;
import livestream.schema.editor.Inventory.Kind;
import livestream.schema.editor.Inventory.Thing;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;

/** Looks what an account has in a region, with calls that only list. */
public final class AccountInventory {
    private final AwsClients aws;
    private final String region;
    private final Diagnostics diagnostics;
    private final Map<Kind, List<Thing>> found = new EnumMap<>(Kind.class);

    private AccountInventory(AwsClients aws, String region, Diagnostics diagnostics) {
        this.aws = aws;
        this.region = region;
        this.diagnostics = diagnostics;
    }

    /**
     * All that a file may name.
     *
     * @param diagnostics told of what may not be listed, which is left out
     */
    public static Inventory of(AwsClients aws, String region, Diagnostics diagnostics) {
        AccountInventory inventory = new AccountInventory(aws, region, diagnostics);
        inventory.look(Kind.CHANNEL, "MediaPackage", inventory::channels);
        inventory.look(Kind.ENDPOINT, "MediaPackage", inventory::endpoints);
        inventory.look(Kind.CONTAINER, "MediaStore", inventory::containers);
        inventory.look(Kind.BUCKET, "S3", inventory::buckets);
        inventory.look(Kind.CERTIFICATE, "Certificate Manager", inventory::certificates);
        inventory.look(Kind.KEY_GROUP, "CloudFront", inventory::keyGroups);
        return new Inventory(inventory.found);
    }

    private void look(Kind kind, String service, Supplier<Stream<Thing>> list) {
        try {
            found.put(kind, ErrorTranslatingType.translated(() -> list.get()
                    .sorted(Comparator.comparing(Thing::name))
                    .toList()));
        } catch (ProviderException refused) {
            diagnostics.add(
                    Diagnostic.warning("not-listed", service + " does not say what there is of `" + kind.key() + "`.")
                            .note("aws", String.valueOf(refused.getMessage()))
                            .help("the schema offers none of these; it is whole otherwise."));
        }
    }

    private Stream<Thing> channels() {
        return aws.mediaPackage(region).listChannelsPaginator().channels().stream()
                .map(channel -> new Thing(channel.id(), words(channel.description())));
    }

    private Stream<Thing> endpoints() {
        return aws.mediaPackage(region).listOriginEndpointsPaginator().originEndpoints().stream()
                .map(endpoint -> new Thing(endpoint.id(), "of " + endpoint.channelId()));
    }

    private Stream<Thing> containers() {
        return aws.mediaStore(region).listContainersPaginator().stream()
                .flatMap(page -> page.containers().stream())
                .map(container -> new Thing(container.name(), ""));
    }

    private Stream<Thing> buckets() {
        return aws.s3(region).listBucketsPaginator(asked -> asked.bucketRegion(region)).buckets().stream()
                .map(bucket -> new Thing(bucket.name(), ""));
    }

    /** Left to itself, the service lists RSA keys of 2048 bits alone. */
    private Stream<Thing> certificates() {
        return aws
                .acm()
                .listCertificatesPaginator(
                        asked -> asked.includes(filter -> filter.keyTypes(KeyAlgorithm.knownValues())))
                .certificateSummaryList()
                .stream()
                .map(found -> new Thing(
                        found.certificateArn(),
                        found.domainName() + ", "
                                + found.statusAsString()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ')));
    }

    /** CloudFront has no paginator for these. */
    private Stream<Thing> keyGroups() {
        CloudFrontClient cloudFront = aws.cloudFront();
        return Stream.iterate(
                        cloudFront.listKeyGroups(first -> {}).keyGroupList(),
                        page -> page != null,
                        page -> page.nextMarker() == null
                                ? null
                                : cloudFront
                                        .listKeyGroups(next -> next.marker(page.nextMarker()))
                                        .keyGroupList())
                .flatMap(page -> page.items().stream())
                .map(summary -> summary.keyGroup())
                .map(group -> new Thing(group.id(), group.keyGroupConfig().name()));
    }

    private static String words(String description) {
        return description == null ? "" : description;
    }
}
