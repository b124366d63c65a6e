package livestream.simulator.iam;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import livestream.simulator.http.Operation;
import livestream.simulator.http.Query;
import livestream.simulator.http.QueryForm;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Service;
import livestream.simulator.http.ServiceError;
import livestream.simulator.store.SimulatorContext;

/** IAM: the Query protocol, one account-wide service; roles and their policies only. */
public final class Iam implements Service {

    /** UpdateRole is none of these: it has a result, which is empty. */
    private static final Set<String> WITHOUT_RESULT = Set.of(
            "UpdateAssumeRolePolicy",
            "DeleteRole",
            "PutRolePolicy",
            "DeleteRolePolicy",
            "AttachRolePolicy",
            "DetachRolePolicy",
            "TagRole",
            "UntagRole");

    private static final QueryForm FORM = new QueryForm("https://iam.amazonaws.com/doc/2010-05-08/");

    private final Map<String, Function<Query, String>> operations = new LinkedHashMap<>();

    /** IAM of a world. */
    public Iam(SimulatorContext context) {
        Roles roles = new Roles(context);
        roles.addTo(operations);
        new RolePolicies(roles).addTo(operations);
        new AttachedPolicies(roles).addTo(operations);
        new RoleTags(roles).addTo(operations);
    }

    @Override
    public String signingName() {
        return "iam";
    }

    @Override
    public boolean takesUnsigned(Request request) {
        return Query.isOf(request, "2010-05-08");
    }

    @Override
    public Operation find(Request request) {
        if (!request.isSigned()) {
            throw ServiceError.missingToken();
        }
        Query query = Query.of(request);
        Function<Query, String> operation = operations.get(query.action());
        if (operation == null) {
            throw new ServiceError(
                    400, "InvalidAction", "Could not find operation " + query.action() + " for version 2010-05-08");
        }
        return new Operation(query.action(), () -> {
            ParameterChecks.check(query);
            String result = operation.apply(query);
            return WITHOUT_RESULT.contains(query.action())
                    ? FORM.done(query.action())
                    : FORM.answer(query.action(), result);
        });
    }

    @Override
    public Response refuse(ServiceError serviceError, String requestId) {
        return FORM.refuse(serviceError, requestId);
    }

    /** The refusal of a value. */
    static ServiceError invalid(String text) {
        return new ServiceError(400, "ValidationError", text);
    }
}
