package livestream.providers.aws;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import livestream.engine.apply.Waiter;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediastore.MediaStoreClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * The AWS clients of one run: each made when it is first needed and kept until {@link #close()}.
 *
 * <p>Credentials, profile and endpoint come from where every AWS tool takes them (environment, shared configuration files,
 * instance roles; {@code AWS_ENDPOINT_URL}), except against the simulator, which is told its endpoint and takes any
 * credentials.
 */
public final class AwsClients implements AutoCloseable {
    /** Services without a region are signed for this one, as AWS documents for CloudFront and IAM. */
    private static final Region GLOBAL = Region.AWS_GLOBAL;

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    private final @Nullable URI simulator;
    private final @Nullable AwsCredentialsProvider credentials;
    private final Map<String, SdkClient> made = new HashMap<>();
    private final OverwriteGuard unknown = new OverwriteGuard();
    private final CallCounter counter = new CallCounter();
    private final ReadThrottling reads = new ReadThrottling();
    private final SdkHttpClient http;
    private final Map<Class<?>, SdkHttpClient> limited = new HashMap<>();
    private final Runnable networkCheck;
    private @Nullable ClientSettings settings;

    /**
     * @param credentials asked before every call, as the SDK's own are, so that a run may outlive a session; null for those
     *     of the environment
     */
    AwsClients(@Nullable URI simulator, @Nullable AwsCredentialsProvider credentials) {
        this(simulator, credentials, new DefaultHttpClient(() -> NetworkSettings.LOCAL));
    }

    private AwsClients(
            @Nullable URI simulator,
            @Nullable AwsCredentialsProvider credentials,
            DefaultHttpClient defaultHttpClient) {
        this(simulator, credentials, new UncheckedIoAdapter(defaultHttpClient), defaultHttpClient::settings);
    }

    AwsClients(@Nullable URI simulator, @Nullable AwsCredentialsProvider credentials, SdkHttpClient http) {
        this(simulator, credentials, http, () -> {});
    }

    /**
     * @param networkCheck throws {@link InvalidSettingException} when the network cannot be used as it is set
     */
    private AwsClients(
            @Nullable URI simulator,
            @Nullable AwsCredentialsProvider credentials,
            SdkHttpClient http,
            Runnable networkCheck) {
        this.simulator = simulator;
        this.credentials = credentials;
        this.http = http;
        this.networkCheck = networkCheck;
    }

    /**
     * Clients of AWS itself, or of whatever the environment names as its endpoint, through the network that it describes. Making one
     * throws {@link InvalidSettingException} when a setting cannot be used.
     */
    public static AwsClients real() {
        return real(System.getenv());
    }

    /**
     * The same.
     *
     * @param environment where proxies and certificate authorities are named; the rest is read from the process
     */
    public static AwsClients real(Map<String, String> environment) {
        return of(null, environment);
    }

    /**
     * The same by other credentials.
     *
     * @param profile whose credentials count; null for those of the environment
     * @param role ARN of a role that they assume; null for none
     * @param region where the role is assumed
     */
    public static AwsClients as(
            @Nullable String profile, @Nullable String role, String region, Map<String, String> environment) {
        AwsCredentialsProvider own = profile == null
                ? null
                : ProfileCredentialsProvider.builder().profileName(profile).build();
        AwsClients clients = of(own, environment);
        return role == null
                ? clients
                : of(
                        StsAssumeRoleCredentialsProvider.builder()
                                .stsClient(clients.sts(region))
                                .refreshRequest(request -> request.roleArn(role).roleSessionName("livestream"))
                                .build(),
                        environment);
    }

    private static AwsClients of(@Nullable AwsCredentialsProvider credentials, Map<String, String> environment) {
        return new AwsClients(null, credentials, new DefaultHttpClient(() -> NetworkSettings.of(environment)));
    }

    /** Clients of a simulator on this machine. */
    public static AwsClients simulated(URI endpoint) {
        return new AwsClients(
                endpoint, StaticCredentialsProvider.create(AwsBasicCredentials.create("simulator", "simulator")));
    }

    /** From now on, an update may erase what AWS has and this SDK does not know. */
    public void dropUnknown() {
        unknown.drop();
    }

    /**
     * From now on, a call that AWS throttles waits for minutes, as a run does that only looks.
     *
     * @param listener told that it waits, from any thread
     */
    public void waitWhileThrottled(Waiter waiter, Consumer<String> listener) {
        reads.patient(waiter, listener);
    }

    /** From now on, whoever calls knows best how long to wait. */
    public void waitNoMore() {
        reads.patient(Waiter.real(), null);
    }

    /** What was sent to AWS so far, by service and operation. */
    public Collection<CallCount> calls() {
        return counter.counts();
    }

    /** CloudFront, which has no region. */
    public CloudFrontClient cloudFront() {
        return client(
                "cloudfront", CloudFrontClient.class, () -> with(CloudFrontClient.builder(), GLOBAL, "cloudfront"));
    }

    /** MediaPackage in a region, as in {@code us-west-2}. */
    public MediaPackageClient mediaPackage(String region) {
        return client(
                "mediapackage/" + region,
                MediaPackageClient.class,
                () -> with(MediaPackageClient.builder(), Region.of(region), "mediapackage"));
    }

    /** MediaStore in a region: its containers, not what is in them. */
    public MediaStoreClient mediaStore(String region) {
        return client(
                "mediastore/" + region,
                MediaStoreClient.class,
                () -> with(MediaStoreClient.builder(), Region.of(region), "mediastore"));
    }

    /** Secrets Manager in a region. */
    public SecretsManagerClient secretsManager(String region) {
        return client(
                "secretsmanager/" + region,
                SecretsManagerClient.class,
                () -> with(SecretsManagerClient.builder(), Region.of(region), "secrets_manager"));
    }

    /**
     * S3 in a region. Buckets of other regions are not followed there: a bucket is where the file says, or it is refused. A
     * custom endpoint is asked by paths, because no name leads to it that begins with a bucket's.
     */
    public S3Client s3(String region) {
        return client(
                "s3/" + region,
                S3Client.class,
                () -> with(
                        S3Client.builder()
                                .crossRegionAccessEnabled(false)
                                .forcePathStyle(simulator != null || hasCustomEndpoint("s3")),
                        Region.of(region),
                        "s3"));
    }

    /** Whether calls to MediaStore go to AWS itself and not to what stands in for it. */
    public boolean reachesMediaStoreOfAws() {
        return simulator == null && !hasCustomEndpoint("mediastore");
    }

    private boolean hasCustomEndpoint(String service) {
        return settings().endpoints().containsKey(service);
    }

    /** Systems Manager, whose Parameter Store holds secrets, in a region. */
    public SsmClient ssm(String region) {
        return client("ssm/" + region, SsmClient.class, () -> with(SsmClient.builder(), Region.of(region), "ssm"));
    }

    /** Certificate Manager where CloudFront looks for certificates, which is us-east-1 alone. */
    public AcmClient acm() {
        return client("acm", AcmClient.class, () -> with(AcmClient.builder(), Region.US_EAST_1, "acm"));
    }

    /** Key Management Service in a region. */
    public KmsClient kms(String region) {
        return client("kms/" + region, KmsClient.class, () -> with(KmsClient.builder(), Region.of(region), "kms"));
    }

    /** IAM, which has no region. */
    public IamClient iam() {
        return client("iam", IamClient.class, () -> with(IamClient.builder(), GLOBAL, "iam"));
    }

    /**
     * The endpoint that stands in for all of AWS's own, as the environment or the profile names it; null when there is none, and
     * for the simulator of this process.
     */
    public @Nullable String endpoint() {
        URI endpoint = settings().endpoints().get("sts");
        return endpoint == null ? null : endpoint.toString();
    }

    private StsClient sts(String region) {
        return client("sts/" + region, StsClient.class, () -> with(StsClient.builder(), Region.of(region), "sts"));
    }

    /** The account whose credentials these are: 12 digits. STS answers the same in every region. */
    public String account(String region) {
        String account = ErrorTranslatingType.translated(
                () -> sts(region).getCallerIdentity().account());
        if (account == null || !ACCOUNT.matcher(account).matches()) {
            throw ErrorTranslatingType.unreadable("AWS did not say which account these credentials are of.");
        }
        return account;
    }

    /** Read when the first client is made; throws {@link InvalidSettingException} when one cannot be used. */
    private synchronized ClientSettings settings() {
        ClientSettings known = settings;
        if (known == null) {
            known = simulator == null ? ClientSettings.real() : ClientSettings.simulated();
            networkCheck.run();
            DefaultHttpClientService.register();
            settings = known;
        }
        return known;
    }

    private synchronized <C extends SdkClient> C client(String key, Class<C> kind, Supplier<C> make) {
        settings();
        return kind.cast(made.computeIfAbsent(key, unused -> make.get()));
    }

    /** A service's own limit, in all of its regions. */
    private SdkHttpClient limited(Class<?> service) {
        return limited.computeIfAbsent(service, any -> new ConcurrencyLimit(http));
    }

    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C with(
            B builder, Region region, String service) {
        builder.region(region).httpClient(limited(builder.getClass())).overrideConfiguration(configuration -> {
            configuration
                    .retryStrategy(new RetryPolicy(retries(), reads))
                    .addExecutionInterceptor(new ResponseCheck())
                    .addExecutionInterceptor(unknown)
                    .addExecutionInterceptor(new NoRetryOnUnknownOutcome())
                    .addExecutionInterceptor(new NoExpectContinue())
                    .addExecutionInterceptor(counter)
                    .addExecutionInterceptor(new CheckedBodies());
            if (settings().endpointsIgnored()) {
                configuration.addExecutionInterceptor(new IgnoredEndpoints());
            }
        });
        if (credentials != null) {
            builder.credentialsProvider(credentials);
        }
        if (simulator != null) {
            builder.endpointOverride(simulator);
            // What the environment says of AWS's own endpoints is not about this one.
            builder.fipsEnabled(false).dualstackEnabled(false);
        } else if (hasCustomEndpoint(service)) {
            builder.endpointOverride(settings().endpoints().get(service));
        }
        return builder.build();
    }

    /**
     * Three attempts, no more, unless the environment says otherwise: the long waiting is the applier's, which shows it, can be stopped, and waits by a clock of its
     * own. AWS's adaptive mode is a budget of each client, of which there is one a service and region: once AWS throttles,
     * everything that asks the same service slows down. Its rate falls to one call in two seconds and waits by the wall clock,
     * so against the simulator, whose clock moves only when the applier waits, calls are repeated at once.
     */
    private RetryStrategy retries() {
        if (simulator == null) {
            return settings().retries().strategy();
        }
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                .circuitBreakerEnabled(false)
                .build();
    }

    @Override
    public synchronized void close() {
        made.values().forEach(SdkClient::close);
        http.close();
    }
}
