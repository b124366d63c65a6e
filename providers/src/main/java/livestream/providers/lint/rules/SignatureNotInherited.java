package livestream.providers.lint.rules;

import java.util.List;
import java.util.Set;
import livestream.providers.lint.Behavior;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Format;
import livestream.schema.Severity;
import livestream.schema.ViewerAccess;

/** LS810: signed URLs for a stream of many files, of which only the first one is signed. */
final class SignatureNotInherited extends Rule {
    /** One manifest names others; in the rest, a manifest names segments alone. */
    private static final Set<Format> NESTED = Set.of(Format.HLS, Format.CMAF);

    SignatureNotInherited() {
        super(
                Severity.WARNING,
                "Viewers carry signed URLs, and the files that a manifest names need a signature too.",
                "A manifest names its playlists and segments by relative URLs, and players drop the query of the URL that they came"
                        + " by. So the first manifest plays and everything behind it is 403 (CloudFront Developer Guide, Decide to"
                        + " use signed URLs or signed cookies).",
                "Write `signed: cookies`, which players send with every file; or check a `token` in the path by a function.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        ViewerAccess access = context.livestream().distribution().viewerAccess();
        if (access == null || !"urls".equals(access.signed())) {
            return;
        }
        List<Behavior> signed = context.behaviors().stream()
                .filter(behavior -> behavior.own().isEmpty() && SignatureBypassed.isSigned(behavior))
                .toList();
        signed.stream()
                .filter(behavior -> behavior.carriesSegments() || isNested(context, behavior))
                .findFirst()
                .ifPresent(behavior -> findings.add(finding(
                                "Players ask for what a manifest names without the signature of the manifest's URL, and get 403.")
                        .at(access.place().of("signed"))
                        .note("note", behavior.words() + " wants a signature for each of its files")
                        .help("write `signed: cookies`: players send a cookie with every file.")));
    }

    private static boolean isNested(LintContext context, Behavior behavior) {
        return behavior.carriesManifests()
                && context.endpoints().stream()
                        .anyMatch(endpoint ->
                                endpoint.name().equals(behavior.endpoint()) && NESTED.contains(endpoint.format()));
    }
}
