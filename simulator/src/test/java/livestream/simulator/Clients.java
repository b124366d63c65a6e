package livestream.simulator;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediastore.MediaStoreClient;
import software.amazon.awssdk.services.mediastoredata.MediaStoreDataClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** A simulator and clients of the AWS SDK that talk to it; they do not retry, so that every refusal is seen once. */
final class Clients implements AutoCloseable {

    private final Simulator simulator;
    private final List<SdkClient> open = new ArrayList<>();

    Clients(Simulator.Settings settings) {
        try {
            simulator = Simulator.start(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Clients inMemory() {
        return new Clients(Simulator.Settings.inMemory());
    }

    Simulator simulator() {
        return simulator;
    }

    CloudFrontClient cloudFront() {
        return build(CloudFrontClient.builder(), Region.AWS_GLOBAL);
    }

    MediaPackageClient mediaPackage() {
        return mediaPackage(Region.US_WEST_2);
    }

    MediaPackageClient mediaPackage(Region region) {
        return build(MediaPackageClient.builder(), region);
    }

    IamClient iam() {
        return build(IamClient.builder(), Region.AWS_GLOBAL);
    }

    SecretsManagerClient secretsManager() {
        return build(SecretsManagerClient.builder(), Region.US_WEST_2);
    }

    MediaStoreClient mediaStore() {
        return build(MediaStoreClient.builder(), Region.US_WEST_2);
    }

    /** A client for the objects of the container with this endpoint, whose host stands at the beginning of each path. */
    MediaStoreDataClient mediaStoreData(String containerEndpoint) {
        URI here = URI.create(simulator.endpoint() + containerEndpoint.substring("https:/".length()));
        return build(MediaStoreDataClient.builder(), Region.US_WEST_2, here);
    }

    S3Client s3() {
        return s3(Region.US_WEST_2);
    }

    S3Client s3(Region region) {
        return build(S3Client.builder().forcePathStyle(true), region);
    }

    SsmClient ssm() {
        return build(SsmClient.builder(), Region.US_WEST_2);
    }

    AcmClient acm() {
        return build(AcmClient.builder(), Region.US_EAST_1);
    }

    KmsClient kms() {
        return build(KmsClient.builder(), Region.US_WEST_2);
    }

    StsClient sts() {
        return build(StsClient.builder(), Region.US_WEST_2);
    }

    /** A client that signs with another access key, as that of a session. */
    StsClient sts(String accessKey) {
        StsClient client = StsClient.builder()
                .endpointOverride(simulator.endpoint())
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "test")))
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
        open.add(client);
        return client;
    }

    /** What a refusal says: code and status. */
    static String refusal(ThrowingCallable call) {
        AwsServiceException refused = catchThrowableOfType(AwsServiceException.class, call);
        return refused == null ? "not refused" : refused.awsErrorDetails().errorCode() + " " + refused.statusCode();
    }

    private <B extends AwsClientBuilder<B, C>, C extends SdkClient> C build(B builder, Region region) {
        return build(builder, region, simulator.endpoint());
    }

    private <B extends AwsClientBuilder<B, C>, C extends SdkClient> C build(B builder, Region region, URI endpoint) {
        C client = builder.endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "test")))
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
        open.add(client);
        return client;
    }

    @Override
    public void close() {
        open.forEach(SdkClient::close);
        simulator.close();
    }
}
