package livestream.providers.life;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import livestream.providers.aws.AwsClients;
import software.amazon.awssdk.services.mediastore.model.PolicyNotFoundException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The statements of a policy as AWS has them, one a line. */
final class Statements {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String REGION = "us-west-2";
    private static final String NONE = "no policy\n";

    private Statements() {}

    /** Of a {@code container} or a {@code bucket}; a secret in it shows as one. */
    static String of(String kind, String name, AwsClients clients) throws IOException {
        return kind.equals("container") ? ofContainer(name, clients) : ofBucket(name, clients);
    }

    private static String ofContainer(String name, AwsClients clients) throws IOException {
        try {
            return lines(clients.mediaStore(REGION)
                    .getContainerPolicy(request -> request.containerName(name))
                    .policy());
        } catch (PolicyNotFoundException none) {
            return NONE;
        }
    }

    private static String ofBucket(String name, AwsClients clients) throws IOException {
        try {
            return lines(clients.s3(REGION)
                    .getBucketPolicy(request -> request.bucket(name))
                    .policy());
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return NONE;
            }
            throw e;
        }
    }

    private static String lines(String policy) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (JsonNode statement : MAPPER.readTree(policy).path("Statement")) {
            lines.append(statement).append('\n');
        }
        return lines.toString().replaceAll("\"aws:Referer\":\"[^\"]*\"", "\"aws:Referer\":\"(secret)\"");
    }
}
