package livestream.schema.check;

import java.util.List;
import livestream.schema.Explanation;

/** What the reader finds that live video has a reason for; a mistake of form explains itself where it is found. */
public final class FileExplanations {
    public static final List<Explanation> ALL = List.of(
            Explanation.error(
                    "unknown-key",
                    "A key is written that this place does not have.",
                    "A key that is silently ignored is worse than an error: the stream runs without what was "
                            + "asked for, which nothing shows before the event.",
                    "Correct the name; the finding shows the nearest, and docs/language.md has them all."),
            Explanation.error(
                    "missing-origin",
                    "A channel has no origin.",
                    "CloudFront delivers what an origin has: MediaPackage, a container, a bucket or a server.",
                    "Write exactly one of `mediapackage`, `mediastore`, `s3` and `http` in the channel."),
            Explanation.error(
                    "several-origins",
                    "A channel has several origins.",
                    "A channel comes from one place. With two, chance would decide which one viewers get.",
                    "Keep one; a second origin is a channel of its own."),
            Explanation.error(
                    "duplicate-channel",
                    "A channel is there twice.",
                    "The name of a channel is its address in the state and, in most forms of routing, a part of what viewers "
                            + "open: of two rows of one name, chance would decide which one they get.",
                    "Keep one. To change a channel of a range or table for one run, write it in `channels` of an "
                            + "environment."),
            Explanation.error(
                    "conflicting-keys",
                    "Two keys are written that exclude each other.",
                    "One of the two would be ignored, and which one is not for a tool to guess.",
                    "Keep one of the two."),
            Explanation.warning(
                    "leading-zero",
                    "A number begins with a zero.",
                    "YAML 1.1 readers, which many editors and pipelines still are, take `0600` for an octal "
                            + "number: the same file means two things.",
                    "Write the number without its zero, or quotes around it when it is meant as text."),
            Explanation.warning(
                    "account-number",
                    "The account is written as a number.",
                    "An account id may begin with a zero, and a number loses it: the check that keeps a file "
                            + "out of the wrong account would compare something else.",
                    "Write the 12 digits in quotes."),
            Explanation.error(
                    "min-ttl-too-long",
                    "The minimum TTL is above five seconds.",
                    "The minimum TTL overrules the origin's `Cache-Control`. AWS's live-streaming guide asks "
                            + "for 5 seconds or less: an older manifest names segments that are gone.",
                    "Write `minTtl: 1s`, or leave it out."),
            Explanation.error(
                    "ttl-order",
                    "The three TTLs of a cache policy are out of order.",
                    "CloudFront takes them only in the order minimum, default, maximum, and refuses the "
                            + "policy otherwise.",
                    "Put them in order, or leave out what may have its default."),
            Explanation.error(
                    "insecure-endpoint",
                    "The URL of a MediaPackage endpoint begins with `http://`.",
                    "Anybody on the way can read and change what viewers see, and MediaPackage serves every "
                            + "endpoint over HTTPS.",
                    "Write `https://`."),
            Explanation.error(
                    "website-endpoint",
                    "The origin is an S3 website endpoint, and is to be asked over HTTPS.",
                    "Website endpoints have no HTTPS (S3 User Guide, Website endpoints): nothing listens on port 443, and every "
                            + "request ends in 504.",
                    "Name the bucket as `s3: { bucket: … }`, which keeps it private too; or write `http://`."),
            Explanation.error(
                    "domain-not-bare",
                    "A host name is written with scheme, port or path.",
                    "CloudFront takes a host name alone as the domain of an origin; with a path in it nothing "
                            + "resolves, and every request fails.",
                    "Write the host name, or the whole URL as `url`, which is taken apart for you."),
            Explanation.error(
                    "not-a-manifest-url",
                    "The URL of an endpoint does not end with its manifest.",
                    "From the URL follow origin domain, origin path and manifest name. Without the manifest "
                            + "the origin path is wrong, and all viewers get 404.",
                    "Copy the whole URL of the endpoint, down to `.m3u8`, `.mpd` or `.ism/Manifest`."),
            Explanation.error(
                    "missing-origin-path",
                    "An endpoint of another account has a host and no path.",
                    "MediaPackage's host serves many endpoints, each below a path of its own; without it "
                            + "everything answers 404.",
                    "Write `originPath`, or the whole URL as `url`."),
            Explanation.error(
                    "origin-path-of-manifest",
                    "An origin path includes the manifest.",
                    "CloudFront puts the origin path before every request, so players would ask for "
                            + "`index.m3u8/index.m3u8`.",
                    "Cut it before the manifest, or write the whole URL as `url`."),
            Explanation.error(
                    "origin-path-slashes",
                    "An origin path lacks its leading slash, or has a trailing one.",
                    "CloudFront refuses the one, and the other asks the origin for a path with two slashes, "
                            + "which is another path.",
                    "Begin with a slash, and end without."),
            Explanation.error(
                    "cors-any-with-credentials",
                    "Any web page may play, with cookies.",
                    "Browsers refuse `*` together with credentials, so viewers with cookies cannot play at all.",
                    "List the origins of your pages, or leave `credentials` out."),
            Explanation.error(
                    "manifest-extension",
                    "A manifest name has its extension.",
                    "MediaPackage adds the extension itself: `index.m3u8` becomes `index.m3u8.m3u8`, and the "
                            + "announced URL answers 404.",
                    "Write the name without its extension."),
            Explanation.warning(
                    "manifest-window-long",
                    "A live manifest lists more than MediaPackage's quota of five minutes.",
                    "Players read a live manifest every few seconds, and MediaPackage refuses one that lists "
                            + "more than 5 minutes unless the account has a higher quota.",
                    "Shorten `manifestWindow`; for going further back there is `startoverWindow`."),
            Explanation.error(
                    "startover-too-long",
                    "A startover window is longer than 14 days.",
                    "MediaPackage keeps no more, and refuses the endpoint.",
                    "Write `14d`, and harvest what has to live longer into S3."),
            Explanation.error(
                    "time-delay-too-long",
                    "A time delay is as long as the startover window, or longer.",
                    "What is held back has to be kept; MediaPackage refuses an endpoint that keeps less than "
                            + "it delays.",
                    "Lengthen `startoverWindow`, or shorten `timeDelay`."),
            Explanation.error(
                    "time-delay-out-of-range",
                    "A time delay is shorter than 5 seconds or longer than a day.",
                    "MediaPackage takes nothing else, and refuses the endpoint.",
                    "Write `5s` to `24h`, or leave it out."),
            Explanation.error(
                    "segment-duration-zero",
                    "Segments have no length.",
                    "Default TTLs and timeouts follow from the length of a segment.",
                    "Write the length that the encoder makes, such as `6s`."),
            Explanation.error(
                    "alias-without-certificate",
                    "There are aliases and no certificate.",
                    "CloudFront's own certificate covers `*.cloudfront.net` alone, so it takes an alias only "
                            + "together with a certificate that covers it.",
                    "Write the ARN of a certificate in us-east-1 that covers every alias."),
            Explanation.error(
                    "no-distribution",
                    "A channel goes to none of the distributions.",
                    "No viewer could watch it, and which distribution it was meant for is not for a tool to guess: viewers' "
                            + "URLs hold its domain.",
                    "Give the channel the labels that one of `distributions` asks for, or name one in the channel; or "
                            + "leave `match` out of one, which then takes what no other matches."),
            Explanation.error(
                    "several-distributions",
                    "A channel may go to several distributions.",
                    "Viewers' URLs hold the domain of the one that serves them. With two, chance would decide.",
                    "Name one in the channel's `distribution`, or tell them apart by `match`."),
            Explanation.error(
                    "duplicate-alias",
                    "Two distributions would have one host name.",
                    "CloudFront gives a host name to one distribution, and refuses the second with "
                            + "`CNAMEAlreadyExists`, in the middle of an apply.",
                    "Give each distribution aliases of its own; in those that `shard` makes, `{shard}` stands for the "
                            + "number of each."),
            Explanation.error(
                    "literal-secret",
                    "A secret is written into the file.",
                    "Files are committed, mailed and shown on screens. Everyone who has the CDN identifier reaches "
                            + "the origin past CloudFront.",
                    "Write `${secret:env:NAME}` or another source, and change the secret: it was in a file."),
            Explanation.error(
                    "cdn-authorization-of-others",
                    "Endpoints of another account get a secret of this one.",
                    "Their MediaPackage compares with the value that their owner set; with another one every "
                            + "request answers 403.",
                    "Write `cdnAuthorization: { value: \"${secret:env:NAME}\" }` with the value that you got."),
            Explanation.error(
                    "cdn-authorization-of-own",
                    "Endpoints of this account get a bare value.",
                    "MediaPackage itself has to read the secret, by a role, so a value that only CloudFront "
                            + "knows protects nothing.",
                    "Write `cdnAuthorization: create`, or the ARNs of `secret` and `role`."),
            Explanation.error(
                    "cdn-authorization-of-existing",
                    "The endpoints of an existing channel are to get an authorization.",
                    "They are only read. CloudFront would send a header that they do not ask for, and anybody "
                            + "could still bypass it.",
                    "Write the `secret` and `role` that they have, or `manage: true`."));

    private FileExplanations() {}
}
