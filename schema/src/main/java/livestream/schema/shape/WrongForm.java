package livestream.schema.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import livestream.schema.Diagnostic;
import livestream.schema.yaml.Node;
import livestream.schema.yaml.Words;

/** A text of another form than its key takes. */
final class WrongForm {
    private WrongForm() {}

    static Diagnostic of(Target target, JsonNode around) {
        String text = target.node() instanceof Node.Scalar scalar ? scalar.text() : "";
        if (target.key().equals("manifestName") && text.matches("(?i).+\\.(m3u8|mpd|ism)(/manifest)?")) {
            String bare = text.replaceAll("(?i)\\.(m3u8|mpd|ism)(/manifest)?$", "");
            return Diagnostic.error(
                            "manifest-extension",
                            "`manifestName` expects a name without its extension, found " + Words.quoted(text) + ".")
                    .at(target.at())
                    .help("write `manifestName: " + bare + "`; MediaPackage adds the extension of the format.");
        }
        String expected = around.path("patternErrorMessage")
                .asText()
                .replaceFirst("^Expected ", "")
                .replaceFirst("\\.$", "");
        return Diagnostic.error(
                        "wrong-form", target.subject() + " expects " + expected + ", found " + target.found() + ".")
                .at(target.at())
                .help(help(target, text));
    }

    private static String help(Target target, String text) {
        String digits = text.replaceAll("[^0-9]", "");
        if (target.key().equals("name") && text.matches("[A-Za-z][A-Za-z0-9_ -]{0,38}")) {
            return "write `name: " + text.toLowerCase(Locale.ROOT).replaceAll("[_ ]", "-") + "`.";
        } else if (target.key().equals("region") && text.matches("[a-z]{2}(-[a-z]{1,20}){1,4}-[0-9][a-z]")) {
            return "`" + text + "` is an availability zone; write `" + text.substring(0, text.length() - 1) + "`.";
        } else if (target.key().equals("account") && digits.length() == 12) {
            return "write `account: \"" + digits + "\"`.";
        } else if (text.matches("[0-9]+ *(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?)")) {
            return "write `" + text.replaceAll("^([0-9]+) *(.).*$", "$1$2") + "`.";
        } else if (text.matches("[0-9]+ *ms|[0-9]*\\.[0-9]+ *s?")) {
            return "CloudFront and MediaPackage count whole seconds.";
        } else if (target.path().contains("allowIps") && text.matches("[0-9]+(\\.[0-9]+){3}")) {
            return "write `" + text + "/32` for this one address.";
        } else if (target.path().contains("queryStrings") && text.contains("*")) {
            return "list the names that change the answer; all of them would give every viewer objects of its own.";
        } else if (target.path().contains("cache")) {
            return "write `managed` for AWS's policy Elemental-MediaPackage, or copy the id from the CloudFront console.";
        }
        return "write it in this form.";
    }
}
