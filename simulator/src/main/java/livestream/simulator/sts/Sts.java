package livestream.simulator.sts;

import java.time.Duration;
import livestream.simulator.http.Answer;
import livestream.simulator.http.Operation;
import livestream.simulator.http.Query;
import livestream.simulator.http.QueryForm;
import livestream.simulator.http.Refusal;
import livestream.simulator.http.Request;
import livestream.simulator.http.Service;
import livestream.simulator.store.World;

/** STS: who the caller is, and roles assumed without asking whether they may be. */
public final class Sts implements Service {

    private static final QueryForm FORM = new QueryForm("https://sts.amazonaws.com/doc/2011-06-15/");

    private final World world;

    /** STS of a world. */
    public Sts(World world) {
        this.world = world;
    }

    @Override
    public String signingName() {
        return "sts";
    }

    @Override
    public boolean takesUnsigned(Request request) {
        return Query.isOf(request, "2011-06-15");
    }

    @Override
    public Operation find(Request request) {
        if (!request.isSigned()) {
            throw Refusal.missingToken();
        }
        Query query = Query.of(request);
        return switch (query.action()) {
            case "GetCallerIdentity" -> new Operation(query.action(), this::callerIdentity);
            case "AssumeRole" -> new Operation(query.action(), () -> assumeRole(query));
            default ->
                throw new Refusal(
                        400, "InvalidAction", "Could not find operation " + query.action() + " for version 2011-06-15");
        };
    }

    @Override
    public Answer refuse(Refusal refusal, String requestId) {
        return FORM.refuse(refusal, requestId);
    }

    private Answer callerIdentity() {
        return FORM.answer(
                "GetCallerIdentity",
                QueryForm.element("Arn", "arn:aws:iam::" + world.account() + ":user/simulator")
                        + QueryForm.element("UserId", "AIDASIMULATOR00000000")
                        + QueryForm.element("Account", world.account()));
    }

    private Answer assumeRole(Query query) {
        String role = query.text("RoleArn");
        String session = query.text("RoleSessionName");
        if (!role.matches("arn:aws:iam::\\d{12}:role/.+") || !session.matches("[\\w+=,.@-]{2,64}")) {
            throw new Refusal(400, "ValidationError", "RoleArn or RoleSessionName is not valid");
        }
        String name = role.substring(role.lastIndexOf('/') + 1);
        String account = role.split(":", -1)[4];
        return FORM.answer(
                "AssumeRole",
                "<Credentials>" + QueryForm.element("AccessKeyId", "ASIASIMULATOR0000000")
                        + QueryForm.element("SecretAccessKey", "simulated")
                        + QueryForm.element("SessionToken", "simulated")
                        + QueryForm.element(
                                "Expiration",
                                world.clock()
                                        .instant()
                                        .plus(Duration.ofHours(1))
                                        .toString())
                        + "</Credentials><AssumedRoleUser>"
                        + QueryForm.element("AssumedRoleId", "AROASIMULATOR00000000:" + session)
                        + QueryForm.element("Arn", "arn:aws:sts::" + account + ":assumed-role/" + name + "/" + session)
                        + "</AssumedRoleUser>");
    }
}
