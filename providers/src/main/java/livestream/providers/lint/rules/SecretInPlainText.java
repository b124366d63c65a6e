package livestream.providers.lint.rules;

import java.util.Arrays;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Channel;
import livestream.schema.Diagnostics;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.Severity;
import livestream.schema.Span;
import livestream.schema.shape.SecretHeuristic;
import org.jspecify.annotations.Nullable;

/** LS506: what nobody may know, where everybody looks. */
final class SecretInPlainText extends Rule {
    SecretInPlainText() {
        super(
                Severity.WARNING,
                "A comment, a description or a tag looks as if it held a secret.",
                "Comments, descriptions and tags are shown in consoles, bills, events and logs, to everybody who may list"
                        + " resources. AWS's guides ask to put nothing sensitive into free-form fields.",
                "Take it out, and change the secret if it was one: it stood in a file.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        Livestream livestream = context.livestream();
        look("`comment`", livestream.distribution().comment(), context.distributionAt("Comment", "comment"), findings);
        livestream
                .tags()
                .forEach((key, text) ->
                        look("the tag `" + key + "`", text, livestream.place().of("tags"), findings));
        for (Channel channel : livestream.channels()) {
            channel.tags()
                    .forEach((key, text) ->
                            look("the tag `" + key + "`", text, channel.place().of("tags"), findings));
            if (channel.origin() instanceof MediaPackage mediapackage) {
                look(
                        "`description`",
                        mediapackage.description(),
                        mediapackage.place().of("description"),
                        findings);
            }
        }
    }

    private void look(String what, @Nullable String text, Span at, Diagnostics findings) {
        boolean likely = text != null
                && Arrays.stream(text.split("[\\s,;=]+")).anyMatch(word -> SecretHeuristic.isLikely("", word));
        if (likely) {
            findings.add(finding("What stands in " + what
                            + " looks like a secret, and everybody who lists resources reads it.")
                    .at(at)
                    .help("take it out, and change the secret if it was one."));
        }
    }
}
