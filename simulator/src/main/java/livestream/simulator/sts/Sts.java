package livestream.simulator.sts;

import livestream.simulator.http.Operation;
import livestream.simulator.http.Query;
import livestream.simulator.http.QueryForm;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Service;
import livestream.simulator.http.ServiceError;
import livestream.simulator.store.SimulatorContext;

/**
 * STS: who the caller is, and roles of the account, assumed without asking whether they may be. Source: STS API reference; texts as
 * callers have reported them.
 */
public final class Sts implements Service {

    private static final QueryForm FORM = new QueryForm("https://sts.amazonaws.com/doc/2011-06-15/");

    private final String account;
    private final Sessions sessions;

    /** STS of a world. */
    public Sts(SimulatorContext context) {
        this.account = context.account();
        this.sessions = new Sessions(context);
    }

    /** Whether a table holds sessions, which end by themselves. */
    public static boolean isSession(String table) {
        return table.equals(Sessions.TABLE);
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
            throw ServiceError.missingToken();
        }
        Query query = Query.of(request);
        return switch (query.action()) {
            case "GetCallerIdentity" -> new Operation(query.action(), () -> callerIdentity(request));
            case "AssumeRole" ->
                new Operation(
                        query.action(),
                        () -> FORM.answer(
                                "AssumeRole",
                                sessions.assume(query, caller(request).arn())));
            default ->
                throw new ServiceError(
                        400, "InvalidAction", "Could not find operation " + query.action() + " for version 2011-06-15");
        };
    }

    @Override
    public Response refuse(ServiceError serviceError, String requestId) {
        return FORM.refuse(serviceError, requestId);
    }

    private Response callerIdentity(Request request) {
        Sessions.Caller caller = caller(request);
        return FORM.answer(
                "GetCallerIdentity",
                QueryForm.element("Arn", caller.arn())
                        + QueryForm.element("UserId", caller.userId())
                        + QueryForm.element("Account", account));
    }

    /** Whoever signs with a key that is of no session is the user of the account. */
    private Sessions.Caller caller(Request request) {
        return sessions.caller(request.credentialScope().accessKey())
                .orElseGet(() ->
                        new Sessions.Caller("arn:aws:iam::" + account + ":user/simulator", "AIDASIMULATOR00000000"));
    }
}
