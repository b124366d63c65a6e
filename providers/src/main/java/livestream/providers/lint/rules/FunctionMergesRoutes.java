package livestream.providers.lint.rules;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.providers.routing.Route;
import livestream.schema.Diagnostics;
import livestream.schema.Distribution.BehaviorKind;
import livestream.schema.EdgeFunction;
import livestream.schema.EdgeFunctions;
import livestream.schema.Severity;
import livestream.schema.ViewerAccess;

/**
 * One path for objects of several origins. The code is not run: what is seen is a constant that it assigns to
 * {@code request.uri}; a path that it computes is not.
 */
final class FunctionMergesRoutes extends Rule {
    private static final Pattern CONSTANT = Pattern.compile(
            "request\\s*\\.\\s*uri\\s*=\\s*(?:'([^'\\n]*)'|\"([^\"\\n]*)\"|`([^`$\\n]*)`)\\s*(?:;|$)",
            Pattern.MULTILINE);

    FunctionMergesRoutes() {
        super(
                Severity.ERROR,
                "A function rewrites requests of several endpoints to one and the same path.",
                "CloudFront's cache key is the domain and the path (and what the policy adds); the origin is not part of it. Once"
                        + " two endpoints have the same rewritten path they share one cached object, and viewers of one channel"
                        + " see the other. The code is not run for this: only a constant that it assigns to `request.uri` is"
                        + " seen.",
                "Keep the endpoint's own path in the rewritten one, or give each endpoint a function of its own.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        Map<EdgeFunction.OfFile, Set<String>> endpoints = new LinkedHashMap<>();
        for (Route route : context.routing().routes()) {
            viewerRequest(context, route).ifPresent(file -> endpoints
                    .computeIfAbsent(file, any -> new LinkedHashSet<>())
                    .add(route.endpoint()));
        }
        endpoints.forEach((file, names) -> {
            Optional<String> constant = context.inputSource().file(file.path()).flatMap(FunctionMergesRoutes::constant);
            if (names.size() > 1 && constant.isPresent()) {
                findings.add(finding("`" + file.path() + "` rewrites the requests of " + list(names) + " to `"
                                + constant.get() + "`, and they share one cached object.")
                        .at(file.at())
                        .help(
                                "keep the endpoint's own path in the rewritten one, or give each endpoint a function of its"
                                        + " own."));
            }
        });
    }

    private static Optional<EdgeFunction.OfFile> viewerRequest(LintContext context, Route route) {
        EdgeFunctions functions =
                switch (route.kind()) {
                    case OWN ->
                        context.livestream().distribution().behaviors().stream()
                                .filter(own -> own.path().equals(route.pattern().toString()))
                                .map(own -> own.functions())
                                .findFirst()
                                .orElse(EdgeFunctions.NONE);
                    case MANIFEST -> of(context, BehaviorKind.MANIFEST);
                    case SEGMENT, CAPTION -> of(context, BehaviorKind.SEGMENT);
                };
        EdgeFunction function = functions.viewerRequest();
        ViewerAccess access = context.livestream().distribution().viewerAccess();
        if (function == null && access != null && route.kind() != Route.Kind.OWN) {
            function = access.token();
        }
        return function instanceof EdgeFunction.OfFile file ? Optional.of(file) : Optional.empty();
    }

    private static EdgeFunctions of(LintContext context, BehaviorKind kind) {
        return context.livestream().distribution().functions().getOrDefault(kind, EdgeFunctions.NONE);
    }

    private static Optional<String> constant(String code) {
        Matcher matcher = CONSTANT.matcher(code);
        if (!matcher.find()) {
            return Optional.empty();
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return Optional.of(matcher.group(group));
            }
        }
        return Optional.empty();
    }

    private static String list(Collection<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }
}
