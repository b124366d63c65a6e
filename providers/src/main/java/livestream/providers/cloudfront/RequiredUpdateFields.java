package livestream.providers.cloudfront;

import java.util.List;
import java.util.function.UnaryOperator;
import livestream.schema.Value;

/**
 * What an update of a distribution must say even where nothing is wanted: the members that AWS does not let an update leave
 * out, each with the value that a distribution has which never said anything about it.
 *
 * <p>Source: CloudFront developer guide, "Required fields for creating and updating distributions"; the defaults are those of
 * the API reference.
 */
final class RequiredUpdateFields {
    private static final Value.Items NONE = Value.items(List.of());
    private static final Value.Items GET_AND_HEAD = Value.texts(List.of("HEAD", "GET"));

    private static final Value.Fields NO_LOGGING =
            Value.fields("Enabled", false, "IncludeCookies", false, "Bucket", "", "Prefix", "");
    private static final Value.Fields CONFIG = Value.fields(
            "Comment",
            "",
            "Aliases",
            NONE,
            "DefaultRootObject",
            "",
            "CacheBehaviors",
            NONE,
            "CustomErrorResponses",
            NONE,
            "Logging",
            NO_LOGGING,
            "PriceClass",
            "PriceClass_All",
            "ViewerCertificate",
            Value.fields("CloudFrontDefaultCertificate", true),
            "Restrictions",
            Value.fields("GeoRestriction", Value.fields("RestrictionType", "none")),
            "WebACLId",
            "",
            "HttpVersion",
            "http2");
    private static final Value.Fields BEHAVIOR = Value.fields(
            "AllowedMethods",
            Value.fields("Items", GET_AND_HEAD, "CachedMethods", GET_AND_HEAD),
            "SmoothStreaming",
            false,
            "Compress",
            false,
            "LambdaFunctionAssociations",
            NONE,
            "FieldLevelEncryptionId",
            "");
    private static final Value.Fields CUSTOM_ORIGIN = Value.fields(
            "OriginSslProtocols", Value.texts(List.of("TLSv1", "TLSv1.1", "TLSv1.2")),
            "OriginReadTimeout", 30,
            "OriginKeepaliveTimeout", 5);

    private RequiredUpdateFields() {}

    /** A configuration with all of them. */
    static Value.Fields in(Value.Fields config) {
        Value.Fields all = CONFIG.and(config);
        all = changed(all, "Logging", logging -> NO_LOGGING.and(logging));
        all = changed(all, "ViewerCertificate", RequiredUpdateFields::certificate);
        all = changed(all, "DefaultCacheBehavior", behavior -> BEHAVIOR.and(behavior));
        all = changedItems(all, "CacheBehaviors", behavior -> BEHAVIOR.and(behavior));
        return changedItems(all, "Origins", RequiredUpdateFields::origin);
    }

    private static Value.Fields origin(Value.Fields origin) {
        Value.Fields all = Value.fields("CustomHeaders", NONE).and(origin);
        return changed(all, "CustomOriginConfig", custom -> CUSTOM_ORIGIN.and(custom));
    }

    /** AWS answers the certificate a second time in two deprecated members, which would contradict another one. */
    private static Value.Fields certificate(Value.Fields certificate) {
        return certificate.without("Certificate").without("CertificateSource");
    }

    private static Value.Fields changed(Value.Fields tree, String member, UnaryOperator<Value.Fields> change) {
        return tree.get(member) instanceof Value.Fields there ? tree.with(member, change.apply(there)) : tree;
    }

    private static Value.Fields changedItems(Value.Fields tree, String list, UnaryOperator<Value.Fields> change) {
        if (!(tree.get(list) instanceof Value.Items there)) {
            return tree;
        }
        return tree.with(
                list,
                Value.items(there.items().stream()
                        .map(item -> change.apply((Value.Fields) item))
                        .toList()));
    }
}
