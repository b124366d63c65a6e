package livestream.providers.lint.rules;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import livestream.providers.aws.Quotas;
import livestream.schema.Value;

/**
 * What AWS takes for a member of its API, beyond the member's type. A member that is not here takes anything, or nobody knows.
 *
 * <p>Sources: CloudFront developer guide, "Origin settings", "Cache behavior settings", "Distribution settings", "Optimizing high
 * availability with origin failover" and "Quotas"; MediaPackage user guide, "Endpoint settings"; MediaStore API reference,
 * CorsRule and MetricPolicyRule; S3 API reference, CORSRule.
 *
 * @param words what it takes, for a reader
 */
record MemberLimit(Predicate<Value> fits, String words) {
    /** A text that is longer is told by its length. */
    static final int SHORT = 60;

    private static final MemberLimit WINDOW = range(1, Quotas.of("mediapackage.manifest.seconds"));
    private static final MemberLimit SEGMENT =
            new MemberLimit(value -> isWithin(value, 1, Integer.MAX_VALUE), "1 second or more");
    private static final MemberLimit COMMENT = longest(128);

    private static final Map<String, MemberLimit> ORIGIN = Map.of(
            "ConnectionAttempts", range(1, 3),
            "ConnectionTimeout", range(1, 10),
            "CustomOriginConfig.OriginReadTimeout", range(1, 120),
            "CustomOriginConfig.OriginKeepaliveTimeout", range(1, 120),
            "OriginPath",
                    form(
                            "(/.{0,253}[^/])?",
                            "a path that begins with a slash and does not end with one, of up to 255 characters"),
            "CustomHeaders", items(Quotas.of("cloudfront.custom.headers.per.origin")));

    private static final Map<String, MemberLimit> BEHAVIOR = Map.of(
            "TrustedKeyGroups.Items", items(Quotas.of("cloudfront.key.groups.per.behavior")),
            "FunctionAssociations[].EventType",
                    form("viewer-(request|response)", "`viewer-request` or `viewer-response`"),
            "LambdaFunctionAssociations[].LambdaFunctionARN",
                    form(
                            "arn:aws:lambda:us-east-1:[0-9]{12}:function:[A-Za-z0-9_-]+:[0-9]+",
                            "the ARN of a version of a Lambda function in us-east-1"));

    private static final Map<String, MemberLimit> DISTRIBUTION = Map.of(
            "Comment", COMMENT,
            "DefaultRootObject", longest(255),
            "Aliases", items(Quotas.of("cloudfront.aliases.per.distribution")),
            "OriginGroups", items(Quotas.of("cloudfront.origin.groups.per.distribution")),
            "OriginGroups[].Members",
                    new MemberLimit(
                            value -> !(value instanceof Value.Items list)
                                    || list.items().size() == 2,
                            "2 items"),
            "OriginGroups[].FailoverCriteria.StatusCodes[]", status(400, 403, 404, 416, 429, 500, 502, 503, 504),
            "CustomErrorResponses[].ErrorCode", status(400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504),
            "CustomErrorResponses[].ResponseCode", status(200, 400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504),
            "Logging.Prefix", longest(256),
            "Restrictions.GeoRestriction.Items[]",
                    new MemberLimit(
                            value -> Set.of(Locale.getISOCountries()).contains(value.toString()),
                            "the code of a country in two capital letters"));

    private static final Map<String, MemberLimit> CACHE_POLICY = Map.of(
            "Comment",
            COMMENT,
            "ParametersInCacheKeyAndForwardedToOrigin.HeadersConfig.Headers",
            items(Quotas.of("cloudfront.headers.per.policy")),
            "ParametersInCacheKeyAndForwardedToOrigin.CookiesConfig.Cookies",
            items(Quotas.of("cloudfront.cookies.per.policy")));

    private static final Map<String, MemberLimit> RESPONSE_HEADERS_POLICY = Map.of(
            "Comment", COMMENT,
            "CustomHeadersConfig", items(Quotas.of("cloudfront.headers.per.response.headers.policy")),
            "RemoveHeadersConfig", items(Quotas.of("cloudfront.headers.per.response.headers.policy")),
            "ServerTimingHeadersConfig.SamplingRate", range(0, 100),
            "SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy", longest(1783));

    private static final Map<String, MemberLimit> ENDPOINT = Map.ofEntries(
            Map.entry("StartoverWindowSeconds", range(0, 1_209_600)),
            Map.entry(
                    "TimeDelaySeconds",
                    new MemberLimit(
                            value -> value.isNeutral() || isWithin(value, 5, 86_400),
                            "5 to 86400 seconds, or 0 for none")),
            Map.entry(
                    "Whitelist[]",
                    form(
                            "((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])[./]){4}(3[0-2]|[12]?[0-9])",
                            "an IPv4 CIDR block such as `203.0.113.0/24`")),
            Map.entry("HlsPackage.PlaylistWindowSeconds", WINDOW),
            Map.entry("HlsPackage.SegmentDurationSeconds", SEGMENT),
            Map.entry("DashPackage.ManifestWindowSeconds", WINDOW),
            Map.entry("DashPackage.SegmentDurationSeconds", SEGMENT),
            Map.entry("MssPackage.ManifestWindowSeconds", WINDOW),
            Map.entry("MssPackage.SegmentDurationSeconds", SEGMENT),
            Map.entry("CmafPackage.HlsManifests[].PlaylistWindowSeconds", WINDOW),
            Map.entry("CmafPackage.SegmentDurationSeconds", SEGMENT));

    private static final Map<String, MemberLimit> CONTAINER = Map.ofEntries(
            Map.entry("CorsPolicy", items(1, 100)),
            Map.entry("CorsPolicy[]", having("AllowedOrigins", "AllowedHeaders")),
            Map.entry("CorsPolicy[].AllowedOrigins", items(1, 100)),
            Map.entry("CorsPolicy[].AllowedOrigins[]", form(".{1,2048}", "an origin of up to 2,048 characters")),
            Map.entry("CorsPolicy[].AllowedHeaders", items(100)),
            Map.entry("CorsPolicy[].ExposeHeaders", items(100)),
            Map.entry("CorsPolicy[].AllowedMethods", items(1, 4)),
            Map.entry("CorsPolicy[].AllowedMethods[]", form("PUT|GET|DELETE|HEAD", "PUT, GET, DELETE or HEAD")),
            Map.entry("CorsPolicy[].MaxAgeSeconds", range(0, Integer.MAX_VALUE)),
            Map.entry("MetricPolicy.MetricPolicyRules", items(1, 5)),
            Map.entry("MetricPolicy.MetricPolicyRules[]", having("ObjectGroup", "ObjectGroupName")),
            Map.entry(
                    "MetricPolicy.MetricPolicyRules[].ObjectGroup",
                    form(
                            "(?=.{1,900}$)/?(?:[A-Za-z0-9_=:.\\-~*]+/){0,10}(?:[A-Za-z0-9_=:.\\-~*]+)?/?",
                            "a path of up to 900 characters in at most ten folders, in which `*` stands for any")),
            Map.entry(
                    "MetricPolicy.MetricPolicyRules[].ObjectGroupName",
                    form("[a-zA-Z0-9_]{1,30}", "1 to 30 letters, digits and underscores")));

    private static final MemberLimit ONE_STAR = form("[^*]*\\*?[^*]*", "a text with at most one star");
    private static final MemberLimit RULE_ID = longest(255);
    private static final MemberLimit DAYS =
            new MemberLimit(value -> isWithin(value, 1, Integer.MAX_VALUE), "1 day or more");

    private static final Map<String, MemberLimit> BUCKET = Map.ofEntries(
            Map.entry("Cors", items(100)),
            Map.entry("Cors[]", having("AllowedMethods", "AllowedOrigins")),
            Map.entry("Cors[].ID", RULE_ID),
            Map.entry("Cors[].AllowedMethods[]", form("GET|PUT|POST|DELETE|HEAD", "GET, PUT, POST, DELETE or HEAD")),
            Map.entry("Cors[].AllowedOrigins[]", ONE_STAR),
            Map.entry("Cors[].AllowedHeaders[]", ONE_STAR),
            Map.entry("Cors[].ExposeHeaders[]", form("[^*]*", "the name of a header without a star")),
            Map.entry("Lifecycle", items(1000)),
            Map.entry("Lifecycle[]", LifecycleLimit.OF_RULE),
            Map.entry("Lifecycle[].ID", RULE_ID),
            Map.entry("Lifecycle[].Status", form("Enabled|Disabled", "`Enabled` or `Disabled`")),
            Map.entry("Lifecycle[].Filter", LifecycleLimit.OF_FILTER),
            Map.entry("Lifecycle[].Expiration", LifecycleLimit.OF_EXPIRATION),
            Map.entry("Lifecycle[].Expiration.Days", DAYS),
            Map.entry("Lifecycle[].NoncurrentVersionExpiration.NoncurrentDays", DAYS),
            Map.entry("Lifecycle[].AbortIncompleteMultipartUpload.DaysAfterInitiation", DAYS));

    private static final Map<String, Map<String, MemberLimit>> BY_KIND = Map.of(
            "distribution", wholeDistribution(),
            "origins", ORIGIN,
            "behaviors", BEHAVIOR,
            "cachePolicies", CACHE_POLICY,
            "responseHeadersPolicies", RESPONSE_HEADERS_POLICY,
            "endpoints", ENDPOINT,
            "container", CONTAINER,
            "bucket", BUCKET);

    /** The members of a kind of override that have a limit, by path as in {@code Origins[].OriginPath}. */
    static Map<String, MemberLimit> of(String kind) {
        return BY_KIND.getOrDefault(kind, Map.of());
    }

    private static Map<String, MemberLimit> wholeDistribution() {
        Map<String, MemberLimit> limits = new LinkedHashMap<>(DISTRIBUTION);
        ORIGIN.forEach((path, limit) -> limits.put("Origins[]." + path, limit));
        BEHAVIOR.forEach((path, limit) -> {
            limits.put("CacheBehaviors[]." + path, limit);
            limits.put("DefaultCacheBehavior." + path, limit);
        });
        return limits;
    }

    private static MemberLimit range(long least, long most) {
        return new MemberLimit(value -> isWithin(value, least, most), least + " to " + most);
    }

    private static boolean isWithin(Value value, long least, long most) {
        return !(value instanceof Value.Num num)
                || num.number().compareTo(BigDecimal.valueOf(least)) >= 0
                        && num.number().compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private static MemberLimit items(int most) {
        return new MemberLimit(
                value -> !(value instanceof Value.Items list) || list.items().size() <= most,
                "at most " + most + " items");
    }

    private static MemberLimit items(int least, int most) {
        return new MemberLimit(
                value -> !(value instanceof Value.Items list)
                        || list.items().size() >= least && list.items().size() <= most,
                least + " to " + most + " items");
    }

    private static MemberLimit having(String... members) {
        return new MemberLimit(
                value -> !(value instanceof Value.Fields fields)
                        || Stream.of(members).allMatch(member -> fields.get(member) != null),
                "a rule that has " + String.join(" and ", members));
    }

    private static MemberLimit longest(int characters) {
        return new MemberLimit(
                value -> !(value instanceof Value.Text text) || text.text().length() <= characters,
                "at most " + characters + " characters");
    }

    private static MemberLimit form(String pattern, String words) {
        Pattern form = Pattern.compile(pattern);
        return new MemberLimit(
                value -> !(value instanceof Value.Text text)
                        || form.matcher(text.text()).matches(),
                words);
    }

    private static MemberLimit status(int... codes) {
        StringBuilder words = new StringBuilder();
        for (int code : codes) {
            words.append(words.isEmpty() ? "" : ", ").append(code);
        }
        String all = words.toString();
        return new MemberLimit(value -> Set.of(all.split(", ")).contains(value.toString()), "one of " + all);
    }
}
