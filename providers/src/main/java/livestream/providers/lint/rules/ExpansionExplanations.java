package livestream.providers.lint.rules;

import java.util.List;
import livestream.schema.Explanation;

/** What the expansion finds while it decides: without an answer there is nothing to plan. */
final class ExpansionExplanations {
    static final List<Explanation> ALL = List.of(
            Explanation.error(
                    "pattern-collision",
                    "Two endpoints both match one and the same URL.",
                    "HLS and CMAF both ask for `*.m3u8`, CMAF and DASH both for `*.mp4`. CloudFront asks the first behavior that"
                            + " matches; the other format gets 404 from the wrong endpoint, and its players never start. The URL"
                            + " in the finding proves it.",
                    "Leave `routing` out, and endpoints that collide get a path of their own; or write `routing: path` or"
                            + " `routing: name`. Files of storage and servers have the path that they lie under: serve them from"
                            + " folders of which none is within another's."),
            Explanation.error(
                    "pattern-too-long",
                    "A path pattern is longer than CloudFront takes.",
                    "CloudFront refuses a path pattern of more than 255 characters, in the middle of an apply.",
                    "Shorten the manifest name, or use `routing: path`."),
            Explanation.error(
                    "too-many-behaviors",
                    "The distribution needs more cache behaviors than CloudFront allows.",
                    "CloudFront takes 75 behaviors in a distribution unless the account has a higher quota, and refuses the"
                            + " whole update otherwise.",
                    "Use `routing: shared`, which needs one set of patterns for all channels of a host; or spread the channels"
                            + " by `shard` in one of `distributions`; or ask for a higher quota, and write `behaviorQuota`."
                            + " The finding says which of these would do."),
            Explanation.error(
                    "missing-channel",
                    "The file names a channel that MediaPackage does not have.",
                    "An existing channel is looked up by its id, in the region of the file. A typing error or another region"
                            + " leaves nothing to deliver.",
                    "Name a channel that exists there, correct the region, or add `manage: true` to have it created."),
            Explanation.error(
                    "missing-endpoint",
                    "The default behavior names an endpoint that does not exist.",
                    "CloudFront needs an origin for requests that no pattern matches.",
                    "Name an endpoint of the file as `channel/endpoint`."),
            Explanation.error(
                    "routing-by-name",
                    "Files that lie ready are to be told apart by manifest name.",
                    "MediaPackage names its objects after the manifest; the encoder names the files of a bucket or server, so"
                            + " their names say nothing of the channel.",
                    "Use `routing: path` in this channel, or leave `routing` out."),
            Explanation.error(
                    "access-differs",
                    "Two channels read one container, one signed by CloudFront and one with a secret header.",
                    "One statement of this delivery goes into the policy of a container, and viewers of the other channel would"
                            + " get 403.",
                    "Give both channels the same `access`."));

    private ExpansionExplanations() {}
}
