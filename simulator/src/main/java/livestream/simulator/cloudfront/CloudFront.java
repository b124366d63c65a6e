package livestream.simulator.cloudfront;

import com.fasterxml.jackson.databind.node.ObjectNode;
import livestream.simulator.http.Answer;
import livestream.simulator.http.Operation;
import livestream.simulator.http.Refusal;
import livestream.simulator.http.Request;
import livestream.simulator.http.Routes;
import livestream.simulator.http.Service;
import livestream.simulator.s3.BucketOwnership;
import livestream.simulator.shape.Misfit;
import livestream.simulator.shape.Shapes;
import livestream.simulator.shape.XmlForm;
import livestream.simulator.store.World;

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
    public CloudFront(World world) {
        Usage usage = new Usage(world);
        Policies cachePolicies = new Policies(world, this, new CachePolicies(), usage);
        Policies originRequestPolicies = new Policies(world, this, new OriginRequestPolicies(), usage);
        Policies responseHeadersPolicies = new Policies(world, this, new ResponseHeadersPolicies(), usage);
        OriginAccessControls accessControls = new OriginAccessControls(world, this, usage);
        OriginAccessIdentities identities = new OriginAccessIdentities(world, this, usage);
        PublicKeys publicKeys = new PublicKeys(world, this);
        KeyGroups keyGroups = new KeyGroups(world, this, publicKeys, usage);
        Functions functions = new Functions(world, this, usage);
        Tagging tagging = new Tagging(world, this);
        Invalidations invalidations = new Invalidations(world, this);
        DistributionRules rules = new DistributionRules(
                new CertificateRules(world),
                new AliasRules(usage),
                world.webAcls(),
                new OriginRules(accessControls, identities),
                new BehaviorRules(
                        cachePolicies,
                        originRequestPolicies,
                        responseHeadersPolicies,
                        new EdgeRules(world, usage, keyGroups, functions)),
                new LogRules(new BucketOwnership(world)));
        new Distributions(world, this, rules, keyGroups, tagging, invalidations).addTo(routes);
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
            throw Refusal.missingToken();
        }
        return routes.find(request)
                .orElseThrow(() -> new Refusal(
                        404, "UnknownOperationException", "The simulator's CloudFront has no such operation."));
    }

    @Override
    public Answer refuse(Refusal refusal, String requestId) {
        String type = refusal.status() >= 500 ? "Receiver" : "Sender";
        String body = "<?xml version=\"1.0\"?>\n<ErrorResponse xmlns=\"" + NAMESPACE + "\"><Error><Type>" + type
                + "</Type><Code>" + refusal.code() + "</Code><Message>" + XmlForm.escape(refusal.text())
                + "</Message></Error><RequestId>" + requestId + "</RequestId></ErrorResponse>";
        return Answer.xml(refusal.status(), body).with("x-amz-request-id", requestId);
    }

    /** Reads the body of a request, and refuses one that does not fit its shape or counts its lists wrong. */
    ObjectNode read(Request request, String root) {
        if (request.body().length == 0) {
            throw Errors.refusal("MissingBody");
        }
        try {
            ObjectNode tree = form.read(request.body(), root);
            Tree.checkQuantities(tree);
            return tree;
        } catch (Misfit misfit) {
            throw Errors.misfit(misfit);
        }
    }

    /** Writes an answer. */
    Answer answer(int status, String root, ObjectNode tree) {
        return Answer.xml(status, form.write(root, tree));
    }
}
