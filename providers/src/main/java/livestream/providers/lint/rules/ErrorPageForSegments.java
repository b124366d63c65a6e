package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;

/** LS408: an error that players take for media. */
final class ErrorPageForSegments extends Rule {
    private static final String LAST_SUCCESS = "399";

    ErrorPageForSegments() {
        super(
                Severity.WARNING,
                "An error page is answered with a status of success.",
                "Error pages are a setting of the whole distribution, so a segment or manifest that is missing becomes a page with"
                        + " status 200. A player takes the page for media and ends with an error that nothing recovers, where it"
                        + " would have asked again after a 404 (CloudFront Developer Guide, Custom error responses).",
                "Leave `code` out, or write the status of the error: viewers get the page all the same.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Value.Fields response : LintContext.fields(context.distribution().get("CustomErrorResponses"))) {
            String code = String.valueOf(response.get("ResponseCode"));
            if (code.matches("[0-9]{3}") && code.compareTo(LAST_SUCCESS) <= 0) {
                String status = String.valueOf(response.get("ErrorCode"));
                findings.add(finding("A segment that is missing (" + status + ") becomes a page with status " + code
                                + ", which players take for media.")
                        .at(context.distributionAt("CustomErrorResponses", "errorPages"))
                        .help("write `code: " + status + "`, or leave it out."));
            }
        }
    }
}
