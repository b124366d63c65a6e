package livestream.simulator.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What every simulated service needs: the store, ids, the time, whose account it is and how long a deploy and a container
 * take.
 */
public record SimulatorContext(
        Store store, Ids ids, InstantSource clock, String account, Duration deployDelay, Duration containerDelay) {

    private static final String QUOTAS = "quota";

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** How many of a kind the account may have: what a seed says, or else what AWS gives everybody. */
    public int quota(String kind, int usual) {
        return store.table(QUOTAS, "")
                .get(kind)
                .map(raised -> raised.path("value").asInt())
                .orElse(usual);
    }

    /** Raises a quota, as AWS does on request. */
    public void raise(String kind, int quota) {
        store.table(QUOTAS, "").put(kind, JsonNodeFactory.instance.objectNode().put("value", quota));
    }

    /** Versions of Lambda functions that exist from the beginning, by their ARN. */
    public Table lambdaVersions() {
        return store.table("lambda version", "");
    }

    /** Web ACLs that exist from the beginning, by their ARN or, of the older kind, by their id. */
    public Table webAcls() {
        return store.table("waf web acl", "");
    }

    /** Buckets of other accounts, which let nobody of this one in, by name. */
    public Table bucketsOfOthers() {
        return store.table("bucket of another account", "");
    }

    /** Certificates of IAM that exist from the beginning, by their id. */
    public Table serverCertificates() {
        return store.table("iam server certificate", "");
    }

    /** Now, to the millisecond, as AWS writes it. */
    public String now() {
        return MILLIS.format(clock.instant());
    }
}
