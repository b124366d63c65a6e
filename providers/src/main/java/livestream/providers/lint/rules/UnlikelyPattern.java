package livestream.providers.lint.rules;

import java.util.Locale;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.CustomBehavior;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** Case and slashes count. */
final class UnlikelyPattern extends Rule {
    UnlikelyPattern() {
        super(
                Severity.WARNING,
                "A path pattern holds upper-case letters, or begins with two slashes.",
                "CloudFront compares path patterns by case and to the letter: `*.M3U8` never matches "
                        + "`index.m3u8`, and `//live/*` matches only URLs with an empty first folder. Requests fall "
                        + "through to another behavior, silently.",
                "Write the pattern as players write the URL, which for live video is in lower case.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (CustomBehavior own : context.livestream().distribution().behaviors()) {
            String bare = own.path().replaceAll("\\.ism/(Manifest|QualityLevels.*)", "");
            if (own.path().startsWith("/")) {
                findings.add(finding("The pattern `/" + own.path() + "` begins with two slashes.")
                        .at(own.place().of("path"))
                        .help("write `" + own.path().replaceFirst("^/+", "")
                                + "`; a leading slash means nothing, a second one is a folder without a name."));
            } else if (bare.chars().anyMatch(Character::isUpperCase)) {
                findings.add(finding("The pattern `" + own.path() + "` holds upper-case letters, and case counts.")
                        .at(own.place().of("path"))
                        .help("write `" + own.path().toLowerCase(Locale.ROOT)
                                + "`, unless the files really have such names."));
            }
        }
    }
}
