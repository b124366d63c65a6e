package livestream.schema.check;

import java.util.Map;
import java.util.stream.Stream;
import livestream.schema.CustomBehavior;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.EdgeFunction;
import livestream.schema.EdgeFunctions;
import livestream.schema.Livestream;
import livestream.schema.ViewerAccess;
import org.jspecify.annotations.Nullable;

/**
 * Functions that one behavior cannot have together: two on one event, or a CloudFront function and one of Lambda@Edge on the two
 * events of a viewer (developer guide, restrictions on edge functions).
 */
final class ViewerFunctions implements FileCheck {
    @Override
    public void check(Livestream livestream, Diagnostics diagnostics) {
        Stream.concat(
                        livestream.distribution().functions().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(Map.Entry::getValue),
                        livestream.distribution().customBehaviors().stream().map(CustomBehavior::functions))
                .forEach(functions -> mixed(functions, diagnostics));
        ViewerAccess access = livestream.distribution().viewerAccess();
        EdgeFunction token = access == null ? null : access.token();
        if (token != null) {
            livestream.distribution().functions().values().forEach(functions -> beside(functions, token, diagnostics));
        }
    }

    private static void mixed(EdgeFunctions functions, Diagnostics diagnostics) {
        EdgeFunction request = functions.viewerRequest();
        EdgeFunction response = functions.viewerResponse();
        if (request != null && response != null && isLambda(request) != isLambda(response)) {
            diagnostics.add(Diagnostic.error(
                            "mixed-functions",
                            "`viewerRequest` and `viewerResponse` expect two CloudFront functions or two of"
                                    + " Lambda@Edge, found one of each.")
                    .at(response.at())
                    .note("note", "`viewerRequest` is here", request.at())
                    .help("CloudFront runs only one sort at the viewer's side of a behavior; write both in the same."));
        }
    }

    private static void beside(EdgeFunctions functions, EdgeFunction token, Diagnostics diagnostics) {
        EdgeFunction request = functions.viewerRequest();
        EdgeFunction response = functions.viewerResponse();
        if (request != null) {
            diagnostics.add(Diagnostic.error(
                            "two-viewer-functions",
                            "`viewerRequest` stands beside `viewerAccess.token`, which runs on that event too, expected"
                                    + " one function.")
                    .at(request.at())
                    .note("note", "the token's function is here", token.at())
                    .help("CloudFront runs one function on an event; put the code of both into one."));
        } else if (response != null && isLambda(response) != isLambda(token)) {
            mixed(new EdgeFunctions(token, response, null, null), diagnostics);
        }
    }

    private static boolean isLambda(@Nullable EdgeFunction function) {
        return function instanceof EdgeFunction.Existing existing && existing.isLambda();
    }
}
