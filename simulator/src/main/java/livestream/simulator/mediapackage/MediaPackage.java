package livestream.simulator.mediapackage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import livestream.simulator.http.Operation;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Routes;
import livestream.simulator.http.Service;
import livestream.simulator.http.ServiceError;
import livestream.simulator.shape.JsonForm;
import livestream.simulator.shape.ShapeViolation;
import livestream.simulator.shape.Shapes;
import livestream.simulator.store.SimulatorContext;

/**
 * MediaPackage v1: REST with JSON bodies, one service a region.
 *
 * <p>UNKNOWN: the texts of refusals, apart from the "limit exceeded" of quotas.
 */
public final class MediaPackage implements Service {

    /** What its paths begin with. */
    private static final Set<String> PATHS = Set.of("/channels/", "/origin_endpoints/", "/harvest_jobs/", "/tags/");

    private static final int MOST = 1000;

    private final Routes routes = new Routes();
    private final JsonForm form = new JsonForm(Shapes.beside(MediaPackage.class));

    /** MediaPackage of a world. */
    public MediaPackage(SimulatorContext context) {
        Channels channels = new Channels(context, this);
        OriginEndpoints endpoints = new OriginEndpoints(context, this);
        channels.addTo(routes);
        endpoints.addTo(routes);
        new HarvestJobs(context, this).addTo(routes);
        new Tags(context, this).addTo(routes);
    }

    @Override
    public String signingName() {
        return "mediapackage";
    }

    @Override
    public boolean takesUnsigned(Request request) {
        return request.mayBeFor("mediapackage")
                && PATHS.stream().anyMatch(path -> (request.path() + "/").startsWith(path));
    }

    @Override
    public Operation find(Request request) {
        if (!request.isSigned()) {
            throw new ServiceError(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        return routes.find(request)
                .orElseThrow(() -> new ServiceError(
                        404, "NotFoundException", "The simulator's MediaPackage has no such operation."));
    }

    @Override
    public Response refuse(ServiceError serviceError, String requestId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("message", serviceError.text());
        String code = serviceError.status() == 500 ? "InternalServerErrorException" : serviceError.code();
        return Response.json(serviceError.status(), body.toString()).with("x-amzn-ErrorType", code);
    }

    /** Reads the body of a request. */
    ObjectNode read(Request request, String shape) {
        try {
            return form.read(request.body(), shape);
        } catch (ShapeViolation shapeViolation) {
            throw unprocessable(shapeViolation.text());
        }
    }

    /** Writes an answer. */
    static Response answer(int status, JsonNode body) {
        return Response.json(status, body.toString());
    }

    /** The refusal of bad input, also of an id that is taken: this API has no conflict. */
    static ServiceError unprocessable(String text) {
        return new ServiceError(422, "UnprocessableEntityException", text);
    }

    /** The refusal of what is not there. */
    static ServiceError notFound(String text) {
        return new ServiceError(404, "NotFoundException", text);
    }

    /** The refusal of a quota, which this API does not tell from a throttle except by its text. */
    static ServiceError limitExceeded() {
        return new ServiceError(
                429, "TooManyRequestsException", "Too many requests, please try again. Resource limit exceeded.");
    }

    /** One page of a list, under its member name. A token is the id of the last item of the page before. */
    static Response page(Request request, String member, List<ObjectNode> all) {
        String token = request.parameter("nextToken");
        int from = 0;
        if (token != null && !token.isEmpty()) {
            from = all.stream().map(thing -> thing.path("id").asText()).toList().indexOf(token) + 1;
            if (from == 0) {
                throw unprocessable("nextToken is not valid");
            }
        }
        int to = Math.min(all.size(), from + maxResults(request));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        all.subList(from, to).forEach(body.putArray(member)::add);
        if (to < all.size()) {
            body.put("nextToken", all.get(to - 1).path("id").asText());
        }
        return answer(200, body);
    }

    private static int maxResults(Request request) {
        String given = request.parameter("maxResults");
        if (given == null) {
            return MOST;
        }
        try {
            int wanted = Integer.parseInt(given);
            if (wanted >= 1 && wanted <= MOST) {
                return wanted;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number out of range.
        }
        throw unprocessable("maxResults must be between 1 and " + MOST);
    }
}
