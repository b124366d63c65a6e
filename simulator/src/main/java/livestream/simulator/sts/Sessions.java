package livestream.simulator.sts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import livestream.simulator.http.Query;
import livestream.simulator.http.QueryForm;
import livestream.simulator.http.ServiceError;
import livestream.simulator.iam.KnownRoles;
import livestream.simulator.shape.Limits;
import livestream.simulator.shape.Violations;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/** Sessions of assumed roles, each known by its access key until it expires. */
final class Sessions {

    /** The table that keeps them. */
    static final String TABLE = "sts session";

    private static final Limits ARN = Limits.of(20, 2048);
    private static final Limits NAME = Limits.of(2, 64, "[\\w+=,.@-]*");
    private static final Pattern ROLE = Pattern.compile("arn:aws:iam::\\d{12}:role/.+");
    private static final int LEAST = 900;
    private static final int MOST = 43_200;
    private static final int UNLESS_SAID = 3600;

    private final SimulatorContext context;
    private final KnownRoles roles;

    Sessions(SimulatorContext context) {
        this.context = context;
        this.roles = new KnownRoles(context);
    }

    /** Who signs with a key. */
    record Caller(String arn, String userId) {}

    /** The session of an access key, refused when it is over; empty when the key is of none. */
    Optional<Caller> caller(String accessKey) {
        return table().get(accessKey).map(session -> {
            if (!context.clock()
                    .instant()
                    .isBefore(Instant.parse(session.path("Expiration").asText()))) {
                throw new ServiceError(403, "ExpiredToken", "The security token included in the request is expired");
            }
            return new Caller(
                    session.path("Arn").asText(), session.path("UserId").asText());
        });
    }

    /** Begins a session of a role, and writes it. */
    String assume(Query query, String by) {
        check(query);
        String arn = query.text("RoleArn");
        ObjectNode role = roles.byArn(arn)
                .orElseThrow(() -> new ServiceError(
                        403,
                        "AccessDenied",
                        "User: " + by + " is not authorized to perform: sts:AssumeRole on resource: " + arn));
        int seconds = seconds(query);
        if (seconds > role.path("MaxSessionDuration").asInt()) {
            throw invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        String session = query.text("RoleSessionName");
        String name = role.path("RoleName").asText();
        String key = "ASIA" + context.ids().upper("sts access key", "", 16);
        ObjectNode kept = JsonNodeFactory.instance
                .objectNode()
                .put("Arn", "arn:aws:sts::" + context.account() + ":assumed-role/" + name + "/" + session)
                .put("UserId", role.path("RoleId").asText() + ":" + session)
                .put("Expiration", expiration(seconds).toString());
        table().put(key, kept);
        return "<Credentials>" + QueryForm.element("AccessKeyId", key)
                + QueryForm.element("SecretAccessKey", context.ids().lower("sts secret key", "", 40))
                + QueryForm.element("SessionToken", context.ids().upper("sts token", "", 356))
                + QueryForm.element("Expiration", kept.path("Expiration").asText())
                + "</Credentials><AssumedRoleUser>"
                + QueryForm.element("AssumedRoleId", kept.path("UserId").asText())
                + QueryForm.element("Arn", kept.path("Arn").asText())
                + "</AssumedRoleUser>";
    }

    private Instant expiration(int seconds) {
        return context.clock().instant().plus(Duration.ofSeconds(seconds)).truncatedTo(ChronoUnit.SECONDS);
    }

    private static int seconds(Query query) {
        String given = query.get("DurationSeconds");
        return given == null ? UNLESS_SAID : Integer.parseInt(given);
    }

    private static void check(Query query) {
        Violations violations = new Violations();
        checkText(query, "RoleArn", "roleArn", ARN, violations);
        checkText(query, "RoleSessionName", "roleSessionName", NAME, violations);
        String seconds = query.get("DurationSeconds");
        if (seconds != null && !seconds.matches("-?[0-9]{1,9}")) {
            throw new ServiceError(400, "MalformedInput", "DurationSeconds is not a number.");
        } else if (seconds != null) {
            violations.checkNumber("durationSeconds", Integer.parseInt(seconds), LEAST, MOST);
        }
        violations.text().ifPresent(text -> {
            throw invalid(text);
        });
        if (!ROLE.matcher(query.text("RoleArn")).matches()) {
            throw invalid("ARN is invalid");
        }
    }

    private static void checkText(Query query, String name, String member, Limits limits, Violations violations) {
        String value = query.get(name);
        if (value == null) {
            violations.addMissing(member);
        } else {
            violations.checkText(member, value, limits);
        }
    }

    private static ServiceError invalid(String text) {
        return new ServiceError(400, "ValidationError", text);
    }

    private Table table() {
        return context.store().table(TABLE, "");
    }
}
