package livestream.schema.shape;

import java.util.List;
import java.util.Locale;

/** What to write in place of a text of another form than its key takes, as far as the text shows what was meant. */
final class FormatHelp {
    private static final String PLAIN = "write it in this form.";

    private FormatHelp() {}

    static String of(SchemaErrorTarget target, String text) {
        List<String> path = target.path();
        if (path.contains("allowIps") && text.matches("[0-9]+(\\.[0-9]+){3}")) {
            return "write `" + text + "/32` for this one address.";
        } else if (path.contains("queryStrings") && text.contains("*")) {
            return "list the names that change the answer; all of them would give every viewer objects of its own.";
        } else if (path.contains("cache")) {
            return duration(
                    text,
                    "write `managed` for AWS's policy Elemental-MediaPackage, or copy the id from the CloudFront console.");
        } else if (path.contains("geo")) {
            return country(text);
        } else if (path.contains("aliases")) {
            return alias(text);
        } else if (path.contains("functions") || path.contains("token")) {
            return function(target.key(), text);
        }
        return byKey(target.key(), text);
    }

    private static String byKey(String key, String text) {
        return switch (key) {
            case "name" ->
                text.matches("[A-Za-z][A-Za-z0-9_ -]{0,38}")
                        ? "write `name: " + text.toLowerCase(Locale.ROOT).replaceAll("[_ ]", "-") + "`."
                        : PLAIN;
            case "range" -> range(text);
            case "region", "originShield" -> region(key, text);
            case "account" -> account(text.replaceAll("[^0-9]", ""));
            case "bucket" -> bucket(text);
            case "container" -> "copy the name of the container, not its endpoint or ARN, from the MediaStore console.";
            case "certificate" -> certificate(text);
            case "webAcl" ->
                text.contains(":waf:") || text.matches("[0-9a-f-]{36}")
                        ? "AWS WAF Classic has ended; write the ARN of a web ACL of AWS WAF."
                        : "copy the ARN from the AWS WAF console, where the web ACL is one for CloudFront.";
            case "destination" -> destination(text);
            case "keyGroup" -> "write `keyGroup: { publicKeys: [keys/cdn.pem] }` to have a key group made.";
            case "cachePolicy", "originRequestPolicy", "responseHeadersPolicy" ->
                "copy the name or the id from the CloudFront console, under Policies.";
            case "page" ->
                text.matches("[^/].*[.][a-z]+") ? "write `/" + text + "`." : "write its path, without a query.";
            case "path" -> path(text);
            default -> duration(text, PLAIN);
        };
    }

    private static String range(String text) {
        String braces = text.replaceFirst("[\\[({]([0-9]+)(?:-|\\.+|,|:)([0-9]+)[\\])}]", "{$1..$2}");
        return braces.equals(text)
                ? "write the first and the last number, such as `ch{001..200}`; one channel alone stands under `channels`."
                : "write `" + braces + "`.";
    }

    private static String account(String digits) {
        return digits.length() == 12 ? "write `account: \"" + digits + "\"`." : PLAIN;
    }

    private static String region(String key, String text) {
        return text.matches("[a-z]{2}(-[a-z]{1,20}){1,4}-[0-9][a-z]")
                ? "`" + text + "` is an availability zone; write `" + text.substring(0, text.length() - 1) + "`."
                : key.equals("originShield") ? "write `auto`, or the region nearest to the origin." : PLAIN;
    }

    private static String duration(String text, String otherwise) {
        if (text.matches("[0-9]+ *(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?)")) {
            return "write `" + text.replaceAll("^([0-9]+) *(.).*$", "$1$2") + "`.";
        } else if (text.matches("[0-9]+ *ms|[0-9]*\\.[0-9]+ *s?")) {
            return "CloudFront and AWS's media services count whole seconds.";
        }
        return otherwise;
    }

    private static String country(String text) {
        return text.matches("[a-zA-Z]{2}")
                ? "write `" + text.toUpperCase(Locale.ROOT) + "`."
                : "write ISO 3166-1 alpha-2, such as `US`, `DE` or `GB`.";
    }

    private static String alias(String text) {
        String host =
                text.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("[/:].*$", "");
        return host.contains(".") && !host.equals(text) && host.matches("[*a-z0-9.-]+")
                ? "write `" + host + "`."
                : "write the name alone, in lower case, without scheme, port and path; `*.` may stand first.";
    }

    private static String function(String key, String text) {
        if (text.contains(":lambda:") && !text.contains(":lambda:us-east-1:")) {
            return "CloudFront runs functions of us-east-1 alone; publish a version there.";
        } else if (text.contains(":lambda:")) {
            return "add the number of a version, such as `:1`; CloudFront takes neither `$LATEST` nor an alias.";
        } else if (key.startsWith("origin")) {
            return "CloudFront functions run on `viewerRequest` and `viewerResponse` alone.";
        }
        return "a file that ends in `.js` is made a CloudFront function.";
    }

    private static String bucket(String text) {
        if (text.startsWith("s3://") || text.startsWith("arn:") || text.contains("amazonaws.com")) {
            return "write the name of the bucket alone.";
        } else if (text.contains(".")) {
            return "CloudFront asks the bucket over TLS, and S3's certificate covers no name with a dot in it; choose another"
                    + " bucket.";
        }
        return "copy the name from the S3 console; names of buckets have no upper-case letters.";
    }

    private static String certificate(String text) {
        if (text.startsWith("arn:aws:iam:")) {
            return "import the certificate into AWS Certificate Manager in us-east-1, and write its ARN there.";
        } else if (text.equals("request")) {
            return "this version requests none; request it in AWS Certificate Manager in us-east-1, and write its ARN.";
        }
        return "copy the ARN from the console of AWS Certificate Manager, in us-east-1.";
    }

    private static String destination(String text) {
        if (text.matches("arn:aws[a-z-]*:(logs|firehose):.*")) {
            return "this version sends the standard log to S3 alone. For standard logging v2, leave `logging` out and make the"
                    + " delivery in us-east-1: `aws logs put-delivery-source`, `put-delivery-destination`, `create-delivery`.";
        }
        String bucket =
                text.replaceFirst("^arn:aws[a-z-]*:s3:::", "").replaceFirst("\\.s3[a-z0-9.-]*\\.amazonaws\\.com", "");
        return bucket.matches("[a-z0-9][a-z0-9.-]+[a-z0-9](/.*)?")
                ? "write `s3://" + bucket + "`."
                : "write the name of a bucket after `s3://`.";
    }

    private static String path(String text) {
        if (text.matches("https?://.*")) {
            return "write the path alone, without scheme and host.";
        } else if (text.equals("/")) {
            return "what viewers get at `/` is the default root object of `overrides.distribution`; write a path such as"
                    + " `player/*`.";
        }
        return "leave out other characters; `*` stands for any of them.";
    }
}
