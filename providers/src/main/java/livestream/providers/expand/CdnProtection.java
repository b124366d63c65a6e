package livestream.providers.expand;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import livestream.engine.Resource;
import livestream.schema.Address;
import livestream.schema.CdnAuthorization;
import livestream.schema.Channel;
import livestream.schema.MediaPackage;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * CDN authorization: MediaPackage answers only who sends a secret header, and CloudFront sends it (MediaPackage user guide,
 * CDN authorization). What the file has created is one secret and one role a region.
 */
final class CdnProtection {
    /** The header that MediaPackage looks for. */
    static final String HEADER = "X-MediaPackage-CDNIdentifier";

    /** The key under which MediaPackage looks in the secret. */
    static final String SECRET_KEY = "MediaPackageCDNIdentifier";

    private final ExpansionContext context;
    private final ResourceNames resourceNames;
    private final Set<Address> added = new HashSet<>();

    CdnProtection(ExpansionContext context) {
        this.context = context;
        this.resourceNames = context.resourceNames();
    }

    /** What an endpoint of ours is told; null when it answers everybody. */
    Value.@Nullable Fields authorization(MediaPackage mediapackage) {
        if (mediapackage.cdnAuthorization() instanceof CdnAuthorization.Existing existing) {
            return Value.fields("CdnIdentifierSecret", existing.secret(), "SecretsRoleArn", existing.role());
        } else if (mediapackage.cdnAuthorization() instanceof CdnAuthorization.Create) {
            return Value.fields(
                    "CdnIdentifierSecret", new Value.Reference(secret(mediapackage), "Arn"),
                    "SecretsRoleArn", new Value.Reference(role(mediapackage), "Arn"));
        }
        return null;
    }

    /** What CloudFront sends along; null for nothing. */
    @Nullable
    Value header(MediaPackage mediapackage) {
        CdnAuthorization authorization = mediapackage.cdnAuthorization();
        if (authorization instanceof CdnAuthorization.Agreed agreed) {
            return new Secrets(context)
                    .value(agreed.value(), mediapackage.place().of("cdnAuthorization"));
        } else if (authorization instanceof CdnAuthorization.Existing existing) {
            return context.existing().secrets().get(existing.secret());
        } else if (authorization instanceof CdnAuthorization.Create) {
            return new Value.Reference(secret(mediapackage), "Value");
        }
        return null;
    }

    private Address secret(MediaPackage mediapackage) {
        String region = region(mediapackage);
        Address address = new Address("secretsmanager_secret", key(region));
        if (added.add(address)) {
            Value.Fields inputs = Value.fields(
                    "Name",
                    "MediaPackage/" + resourceNames.policy("cdn"),
                    "Description",
                    "Header by which MediaPackage knows the CDN of "
                            + context.livestream().name(),
                    "GenerateSecretString",
                    Value.fields("GenerateStringKey", SECRET_KEY),
                    "Tags",
                    resourceNames.tags(address));
            context.graph()
                    .add(Resource.of(address, inputs, mediapackage.place().of("cdnAuthorization")));
        }
        return address;
    }

    private Address role(MediaPackage mediapackage) {
        Address address = new Address("iam_role", key(region(mediapackage)));
        if (added.add(address)) {
            Value secretArn = new Value.Reference(secret(mediapackage), "Arn");
            Value trust = policy(statement(
                    List.of("sts:AssumeRole"), "Principal", Value.fields("Service", "mediapackage.amazonaws.com")));
            // ListSecrets knows no resource-level permission (IAM service authorization reference).
            Value permissions = policy(
                    statement(
                            List.of(
                                    "secretsmanager:GetSecretValue",
                                    "secretsmanager:DescribeSecret",
                                    "secretsmanager:ListSecretVersionIds"),
                            "Resource",
                            secretArn),
                    statement(List.of("secretsmanager:ListSecrets"), "Resource", Value.text("*")));
            Value.Fields inputs = Value.fields(
                    "RoleName", ResourceNames.limited(resourceNames.policy("cdn"), 64),
                    "Description",
                            "Lets MediaPackage read the CDN secret of "
                                    + context.livestream().name(),
                    "AssumeRolePolicyDocument", trust,
                    "Policies",
                            Value.items(List.of(
                                    Value.fields("PolicyName", "read-cdn-secret", "PolicyDocument", permissions))),
                    "Tags", resourceNames.tags(address));
            context.graph()
                    .add(Resource.of(address, inputs, mediapackage.place().of("cdnAuthorization")));
        }
        return address;
    }

    private static Value policy(Value... statements) {
        return Value.fields("Version", "2012-10-17", "Statement", Value.items(List.of(statements)));
    }

    private static Value statement(List<String> actions, String member, Value value) {
        return Value.fields("Effect", "Allow", "Action", Value.texts(actions), member, value);
    }

    private String region(MediaPackage mediapackage) {
        String region = ExistingResources.region(context.livestream(), mediapackage);
        if (region == null) {
            throw new IllegalStateException("a managed channel has a region");
        }
        return region;
    }

    private String key(String region) {
        return region.equals(context.livestream().region()) ? "cdn" : "cdn-" + region;
    }

    /** The endpoint as an origin, with the header by which MediaPackage knows the CDN. */
    OriginSpec origin(String name, Channel channel, MediaPackage mediapackage, String host, Value domain, Value path) {
        Value header = header(mediapackage);
        OriginSpec origin = OriginSpec.server(
                name, host, domain, path, channel.segmentDuration().toSeconds());
        return header == null ? origin : origin.sending(List.of(OriginSpec.header(CdnProtection.HEADER, header)));
    }
}
