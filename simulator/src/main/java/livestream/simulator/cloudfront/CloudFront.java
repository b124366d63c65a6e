package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.ObjectNode;
import livestream.simulator.http.Operation;
import livestream.simulator.http.Request;
import livestream.simulator.http.Response;
import livestream.simulator.http.Routes;
import livestream.simulator.http.Service;
import livestream.simulator.http.ServiceError;
import livestream.simulator.s3.BucketOwnership;
import livestream.simulator.shape.ShapeViolation;
import livestream.simulator.shape.Shapes;
import livestream.simulator.shape.XmlForm;
import livestream.simulator.store.SimulatorContext;

/**
 * CloudFront: REST with XML bodies, one account-wide service without regions. The items of a counted list that has none are refused,
 * as callers have reported it. Those of {@code Tags}, which is not counted, are known to be taken, and so are those that Terraform's
 * AWS provider sends: the names that {@code ForwardedValues} has, in every behavior without a cache policy, and the locations of a
 * restriction that is none. UNKNOWN: which others.
 */
public final class CloudFront implements Service {

    /** The start of every path, which is the API version. */
    static final String ROOT = "/2020-05-31";

    private static final String NAMESPACE = "http://cloudfront.amazonaws.com/doc/2020-05-31/";

    private final Routes routes = new Routes();
    private final XmlForm form = XmlForm.ofCountedLists(
            Shapes.beside(CloudFront.class),
            NAMESPACE,
            path -> path.contains(".forwardedValues.") || path.endsWith(".geoRestriction"));

    /** CloudFront of a world. */
    public CloudFront(SimulatorContext context) {
        ReferenceIndex referenceIndex = new ReferenceIndex(context);
        Policies cachePolicies = new Policies(context, this, new CachePolicies(), referenceIndex);
        Policies originRequestPolicies = new Policies(context, this, new OriginRequestPolicies(), referenceIndex);
        Policies responseHeadersPolicies = new Policies(context, this, new ResponseHeadersPolicies(), referenceIndex);
        OriginAccessControls accessControls = new OriginAccessControls(context, this, referenceIndex);
        OriginAccessIdentities identities = new OriginAccessIdentities(context, this, referenceIndex);
        PublicKeys publicKeys = new PublicKeys(context, this);
        KeyGroups keyGroups = new KeyGroups(context, this, publicKeys, referenceIndex);
        Functions functions = new Functions(context, this, referenceIndex);
        Tagging tagging = new Tagging(context, this);
        Invalidations invalidations = new Invalidations(context, this);
        DistributionRules rules = new DistributionRules(
                new CertificateRules(context),
                new AliasRules(referenceIndex),
                context.webAcls(),
                new OriginRules(accessControls, identities),
                new BehaviorRules(
                        cachePolicies,
                        originRequestPolicies,
                        responseHeadersPolicies,
                        new EdgeRules(context, referenceIndex, keyGroups, functions)),
                new LogRules(new BucketOwnership(context)));
        new Distributions(context, this, rules, keyGroups, tagging, invalidations).addTo(routes);
        cachePolicies.addTo(routes);
        originRequestPolicies.addTo(routes);
        responseHeadersPolicies.addTo(routes);
        accessControls.addTo(routes);
        identities.addTo(routes);
        publicKeys.addTo(routes);
        keyGroups.addTo(routes);
        functions.addTo(routes);
        tagging.addTo(routes);
        invalidations.addTo(routes);
    }

    @Override
    public String signingName() {
        return "cloudfront";
    }

    @Override
    public boolean takesUnsigned(Request request) {
        return request.mayBeFor("cloudfront") && request.path().startsWith("/2020-05-31/");
    }

    @Override
    public Operation find(Request request) {
        if (!request.isSigned()) {
            throw ServiceError.missingToken();
        }
        return routes.find(request)
                .orElseThrow(() -> new ServiceError(
                        404, "UnknownOperationException", "The simulator's CloudFront has no such operation."));
    }

    @Override
    public Response refuse(ServiceError serviceError, String requestId) {
        String type = serviceError.status() >= 500 ? "Receiver" : "Sender";
        String body = "<?xml version=\"1.0\"?>\n<ErrorResponse xmlns=\"" + NAMESPACE + "\"><Error><Type>" + type
                + "</Type><Code>" + serviceError.code() + "</Code><Message>" + XmlForm.escape(serviceError.text())
                + "</Message></Error><RequestId>" + requestId + "</RequestId></ErrorResponse>";
        return Response.xml(serviceError.status(), body).with("x-amz-request-id", requestId);
    }

    /** Reads the body of a request, and refuses one that does not fit its shape or counts its lists wrong. */
    ObjectNode read(Request request, String root) {
        if (request.body().length == 0) {
            throw Errors.refusal("MissingBody");
        }
        try {
            ObjectNode tree = form.read(request.body(), root);
            QuantityLists.checkQuantities(tree);
            return tree;
        } catch (ShapeViolation shapeViolation) {
            throw Errors.misfit(shapeViolation);
        }
    }

    /** Writes an answer. */
    Response answer(int status, String root, ObjectNode tree) {
        return Response.xml(status, form.write(root, tree));
    }
}
