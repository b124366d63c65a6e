package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.Value;
import livestream.schema.ViewerAccess;

/** LS812: cookies for a host that no site can set cookies for. */
final class CookiesWithoutAlias extends Rule {
    CookiesWithoutAlias() {
        super(
                Severity.WARNING,
                "Viewers carry signed cookies, and the distribution has no alias.",
                "A site can set a cookie for its own domain alone, and `cloudfront.net` is on the Public Suffix List, so browsers"
                        + " refuse a cookie for it. Without a name under the site's domain no viewer ever carries a signature, and"
                        + " every file is 403.",
                "Write `aliases` and `certificate` with a name under the domain of the site that sets the cookies.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        ViewerAccess access = context.livestream().distribution().viewerAccess();
        Value aliases = context.distribution().get("Aliases");
        boolean bare = aliases == null || aliases.isNeutral();
        if (access != null
                && "cookies".equals(access.signed())
                && bare
                && !context.behaviors().isEmpty()) {
            findings.add(finding(
                            "No site can set a cookie for a name of `cloudfront.net`, so no viewer carries a signature.")
                    .at(access.place().of("signed"))
                    .help("write `aliases` and `certificate` with a name under the domain of your site."));
        }
    }
}
