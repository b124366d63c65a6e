package livestream.providers.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What AWS always says and this tool goes by, for each operation of whose answer it reads more than that it came.
 *
 * <p>A line is a path of members as the API calls them, with {@code []} for every item of a list. Its end must be there and not
 * be empty, and all on the way to it but what is marked with {@code ?}. {@code A|B}: one of them. {@code A=B}: it is what the
 * request's member {@code B} asked for.
 *
 * <p>Source: the API references, of what they describe as required or without an "if"; the SDK keeps nothing of that.
 */
final class ExpectedMembers {
    private static final List<String> DISTRIBUTION_CONFIG = List.of(
            "CallerReference",
            "Enabled",
            "Origins.Items[].Id",
            "Origins.Items[].DomainName",
            "Origins.Items[].CustomHeaders?.Items?[].HeaderName",
            "DefaultCacheBehavior.TargetOriginId",
            "DefaultCacheBehavior.FunctionAssociations?.Items?[].EventType",
            "CacheBehaviors?.Items?[].PathPattern",
            "CacheBehaviors?.Items?[].TargetOriginId",
            "CacheBehaviors?.Items?[].FunctionAssociations?.Items?[].EventType",
            "CustomErrorResponses?.Items?[].ErrorCode");
    private static final List<String> DISTRIBUTION = and(
            under("Distribution.DistributionConfig.", DISTRIBUTION_CONFIG),
            "Distribution.Id=Id",
            "Distribution.ARN",
            "Distribution.DomainName",
            "Distribution.Status");
    private static final List<String> CACHE_POLICY = List.of(
            "ETag", "CachePolicy.Id=Id", "CachePolicy.CachePolicyConfig.Name", "CachePolicy.CachePolicyConfig.MinTTL");
    private static final List<String> HEADERS_POLICY =
            List.of("ETag", "ResponseHeadersPolicy.Id=Id", "ResponseHeadersPolicy.ResponseHeadersPolicyConfig.Name");
    private static final List<String> ACCESS_CONTROL =
            List.of("ETag", "OriginAccessControl.Id=Id", "OriginAccessControl.OriginAccessControlConfig.Name");
    private static final List<String> KEY_GROUP =
            List.of("ETag", "KeyGroup.Id=Id", "KeyGroup.KeyGroupConfig.Name", "KeyGroup.KeyGroupConfig.Items");
    private static final List<String> PUBLIC_KEY = List.of(
            "ETag",
            "PublicKey.Id=Id",
            "PublicKey.PublicKeyConfig.CallerReference",
            "PublicKey.PublicKeyConfig.Name",
            "PublicKey.PublicKeyConfig.EncodedKey");
    private static final List<String> CHANNEL = List.of("Id=Id", "Arn", "HlsIngest.IngestEndpoints[].Url");
    private static final List<String> ENDPOINT = List.of(
            "Id=Id",
            "Arn",
            "ChannelId",
            "Url|CmafPackage",
            "HlsPackage|DashPackage|MssPackage|CmafPackage",
            "CmafPackage?.HlsManifests[].Url");
    private static final List<String> CONTAINER =
            List.of("Container.Name=ContainerName", "Container.ARN", "Container.Status");
    private static final List<String> ROLE =
            List.of("Role.RoleName=RoleName", "Role.Arn", "Role.AssumeRolePolicyDocument");

    private static final Map<String, List<String>> BY_OPERATION = Map.ofEntries(
            Map.entry("CloudFront GetDistribution", DISTRIBUTION),
            Map.entry("CloudFront UpdateDistribution", DISTRIBUTION),
            Map.entry(
                    "CloudFront CreateDistributionWithTags",
                    and(
                            DISTRIBUTION,
                            "Distribution.DistributionConfig.CallerReference"
                                    + "=DistributionConfigWithTags.DistributionConfig.CallerReference")),
            Map.entry(
                    "CloudFront GetDistributionConfig", and(under("DistributionConfig.", DISTRIBUTION_CONFIG), "ETag")),
            Map.entry("CloudFront ListDistributions", List.of("DistributionList.Items?[].Id")),
            Map.entry("CloudFront ListTagsForResource", List.of("Tags.Items?[].Key")),
            Map.entry("CloudFront GetCachePolicy", CACHE_POLICY),
            Map.entry("CloudFront CreateCachePolicy", CACHE_POLICY),
            Map.entry("CloudFront UpdateCachePolicy", CACHE_POLICY),
            Map.entry(
                    "CloudFront ListCachePolicies",
                    List.of(
                            "CachePolicyList.Items?[].CachePolicy.Id",
                            "CachePolicyList.Items?[].CachePolicy.CachePolicyConfig.Name",
                            "CachePolicyList.Items?[].CachePolicy.CachePolicyConfig.MinTTL")),
            Map.entry("CloudFront GetResponseHeadersPolicy", HEADERS_POLICY),
            Map.entry("CloudFront CreateResponseHeadersPolicy", HEADERS_POLICY),
            Map.entry("CloudFront UpdateResponseHeadersPolicy", HEADERS_POLICY),
            Map.entry(
                    "CloudFront ListResponseHeadersPolicies",
                    List.of(
                            "ResponseHeadersPolicyList.Items?[].ResponseHeadersPolicy.Id",
                            "ResponseHeadersPolicyList.Items?[].ResponseHeadersPolicy.ResponseHeadersPolicyConfig.Name")),
            Map.entry(
                    "CloudFront GetOriginRequestPolicy",
                    List.of("OriginRequestPolicy.Id=Id", "OriginRequestPolicy.OriginRequestPolicyConfig.Name")),
            Map.entry("CloudFront GetOriginAccessControl", ACCESS_CONTROL),
            Map.entry("CloudFront CreateOriginAccessControl", ACCESS_CONTROL),
            Map.entry("CloudFront UpdateOriginAccessControl", ACCESS_CONTROL),
            Map.entry(
                    "CloudFront ListOriginAccessControls",
                    List.of("OriginAccessControlList.Items?[].Id", "OriginAccessControlList.Items?[].Name")),
            Map.entry("CloudFront GetKeyGroup", KEY_GROUP),
            Map.entry("CloudFront CreateKeyGroup", KEY_GROUP),
            Map.entry("CloudFront UpdateKeyGroup", KEY_GROUP),
            Map.entry(
                    "CloudFront ListKeyGroups",
                    List.of("KeyGroupList.Items?[].KeyGroup.Id", "KeyGroupList.Items?[].KeyGroup.KeyGroupConfig.Name")),
            Map.entry("CloudFront GetPublicKey", PUBLIC_KEY),
            Map.entry("CloudFront UpdatePublicKey", PUBLIC_KEY),
            Map.entry(
                    "CloudFront CreatePublicKey",
                    and(PUBLIC_KEY, "PublicKey.PublicKeyConfig.CallerReference=PublicKeyConfig.CallerReference")),
            Map.entry("CloudFront ListPublicKeys", List.of("PublicKeyList.Items?[].Id", "PublicKeyList.Items?[].Name")),
            Map.entry("CloudFront CreateFunction", List.of("ETag", "FunctionSummary.Name=Name")),
            Map.entry("CloudFront PublishFunction", List.of("FunctionSummary.Name=Name")),
            Map.entry(
                    "CloudFront DescribeFunction",
                    List.of(
                            "ETag",
                            "FunctionSummary.Name=Name",
                            "FunctionSummary.FunctionConfig.Runtime",
                            "FunctionSummary.FunctionMetadata.FunctionARN")),
            Map.entry("CloudFront GetFunction", List.of("FunctionCode")),
            Map.entry("CloudFront ListFunctions", List.of("FunctionList.Items?[].Name")),
            Map.entry("CloudFront GetCloudFrontOriginAccessIdentity", List.of("CloudFrontOriginAccessIdentity.Id=Id")),
            Map.entry("CloudFront ListDistributionsByCachePolicyId", List.of("DistributionIdList")),
            Map.entry("CloudFront ListDistributionsByResponseHeadersPolicyId", List.of("DistributionIdList")),
            Map.entry("CloudFront ListDistributionsByKeyGroup", List.of("DistributionIdList")),
            Map.entry("MediaPackage DescribeChannel", CHANNEL),
            Map.entry("MediaPackage CreateChannel", CHANNEL),
            Map.entry("MediaPackage UpdateChannel", CHANNEL),
            Map.entry("MediaPackage ConfigureLogs", CHANNEL),
            Map.entry("MediaPackage ListChannels", ofEach("Channels", CHANNEL)),
            Map.entry("MediaPackage DescribeOriginEndpoint", ENDPOINT),
            Map.entry("MediaPackage CreateOriginEndpoint", and(ENDPOINT, "ChannelId=ChannelId")),
            Map.entry("MediaPackage UpdateOriginEndpoint", ENDPOINT),
            Map.entry("MediaPackage ListOriginEndpoints", ofEach("OriginEndpoints", ENDPOINT)),
            Map.entry("MediaStore DescribeContainer", CONTAINER),
            Map.entry("MediaStore CreateContainer", CONTAINER),
            Map.entry("MediaStore ListContainers", List.of("Containers[].Name")),
            Map.entry("MediaStore ListTagsForResource", List.of("Tags[].Key")),
            Map.entry("MediaStore GetContainerPolicy", List.of("Policy")),
            Map.entry("MediaStore GetCorsPolicy", List.of("CorsPolicy")),
            Map.entry("MediaStore GetLifecyclePolicy", List.of("LifecyclePolicy")),
            Map.entry("MediaStore GetMetricPolicy", List.of("MetricPolicy.MetricPolicyRules?[].ObjectGroupName")),
            Map.entry("S3 GetObject", List.of("ETag", "LastModified")),
            Map.entry("S3 PutObject", List.of("ETag")),
            Map.entry("S3 ListBuckets", List.of("Buckets[].Name")),
            Map.entry("S3 GetBucketPolicy", List.of("Policy")),
            Map.entry("S3 GetBucketCors", List.of("CORSRules[].AllowedMethods", "CORSRules[].AllowedOrigins")),
            Map.entry("S3 GetBucketLifecycleConfiguration", List.of("Rules[].Status")),
            Map.entry("S3 GetBucketTagging", List.of("TagSet[].Key")),
            Map.entry("S3 GetBucketOwnershipControls", List.of("OwnershipControls")),
            Map.entry("S3 GetPublicAccessBlock", List.of("PublicAccessBlockConfiguration")),
            Map.entry("Iam GetRole", ROLE),
            Map.entry("Iam CreateRole", ROLE),
            Map.entry("Iam ListRolePolicies", List.of("PolicyNames")),
            Map.entry("Iam ListAttachedRolePolicies", List.of("AttachedPolicies[].PolicyName")),
            Map.entry("Iam ListInstanceProfilesForRole", List.of("InstanceProfiles[].InstanceProfileName")),
            Map.entry("Iam GetAccountSummary", List.of("SummaryMap")),
            Map.entry("Iam GetRolePolicy", List.of("RoleName=RoleName", "PolicyName=PolicyName", "PolicyDocument")),
            Map.entry("SecretsManager CreateSecret", List.of("ARN", "Name=Name")),
            Map.entry("SecretsManager DescribeSecret", List.of("ARN", "Name", "ARN|Name=SecretId")),
            Map.entry("SecretsManager UpdateSecret", List.of("ARN")),
            // Of a secret that is not there any more, a forced delete need not say an ARN.
            Map.entry("SecretsManager DeleteSecret", List.of()),
            Map.entry("SecretsManager GetSecretValue", List.of("ARN", "SecretString|SecretBinary")),
            Map.entry("Ssm GetParameter", List.of("Parameter.Value")),
            Map.entry("Kms GenerateDataKey", List.of("KeyId", "Plaintext", "CiphertextBlob")),
            Map.entry("Kms Decrypt", List.of("Plaintext")),
            Map.entry("Acm DescribeCertificate", List.of("Certificate.CertificateArn", "Certificate.Status")),
            Map.entry(
                    "Acm ListCertificates",
                    List.of(
                            "CertificateSummaryList[].CertificateArn",
                            "CertificateSummaryList[].DomainName",
                            "CertificateSummaryList[].Status")),
            // Whose account it is stands in a message of its own: see AwsClients.
            Map.entry("Sts GetCallerIdentity", List.of()));

    private ExpectedMembers() {}

    /**
     * The lines of an operation; empty when nothing is read of its answer.
     *
     * @param operation service and operation as the SDK calls them
     */
    static Optional<List<String>> of(String operation) {
        return Optional.ofNullable(BY_OPERATION.get(operation));
    }

    private static List<String> and(List<String> lines, String... more) {
        return Stream.concat(lines.stream(), Stream.of(more)).toList();
    }

    private static List<String> under(String path, List<String> lines) {
        return lines.stream().map(line -> path + line).toList();
    }

    /** The same of every item of a list; nobody asked for one of them. */
    private static List<String> ofEach(String list, List<String> lines) {
        return under(
                list + "[].",
                lines.stream().map(line -> line.replaceFirst("=.*", "")).toList());
    }
}
