package livestream.providers.expand;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import livestream.schema.Address;
import livestream.schema.Channel;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.MediaStore;
import livestream.schema.S3;
import livestream.schema.Value;
import org.jspecify.annotations.Nullable;

/**
 * What things are called in AWS: {@code {name}-{env}-{channel}-{part}} or the file's own pattern, without what is empty.
 * The channel is empty when it is called like the document, so that the short and the long form of one file make the same
 * things.
 */
final class ResourceNames {
    private static final String PATTERN = "{name}-{env}-{channel}-{part}";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    /** Stands for an empty placeholder until the separator beside it is gone too. */
    private static final String GAP = "\0";

    /** How long a digest is, with the hyphen before it. */
    static final int DIGEST = 7;

    private final Livestream livestream;
    private final String pattern;

    ResourceNames(Livestream livestream) {
        this.livestream = livestream;
        this.pattern = livestream.naming() == null ? PATTERN : livestream.naming();
    }

    /** The MediaPackage id of a channel: the user's, or derived. */
    String channelId(Channel channel, MediaPackage mediapackage) {
        return mediapackage.channel() != null ? mediapackage.channel() : limited(name(channelPart(channel), ""), 256);
    }

    /** The MediaPackage id of an endpoint that has none of its own; it follows a channel id that the user gave. */
    String endpointId(Channel channel, MediaPackage mediapackage, String endpoint) {
        return limited(
                mediapackage.channel() != null
                        ? mediapackage.channel() + "-" + endpoint
                        : name(channelPart(channel), endpoint),
                256);
    }

    /**
     * The name of a policy. CloudFront's policies share one name space in the account, so the region is part of it, whether
     * the pattern says so or not: the same document may run in two regions.
     */
    String policy(String part) {
        boolean regional = livestream.region() != null && !pattern.contains("{region}");
        return limited(name("", regional ? livestream.region() + "-" + part : part), 128);
    }

    /** What a channel's container is called: the user's, or derived. */
    String container(Channel channel, MediaStore mediastore) {
        return mediastore.container() == null ? limited(name(channelPart(channel), ""), 255) : mediastore.container();
    }

    /**
     * What a channel's bucket is called: the user's, or derived. All buckets of all accounts share one name space, so
     * account and region are part of it.
     */
    String bucket(Channel channel, S3 s3, String account) {
        return s3.bucket() == null
                ? BucketName.of(name(channelPart(channel), account + "-" + livestream.region()))
                : s3.bucket();
    }

    /**
     * How our statements in a policy that others write to as well are told apart from those of other streams. A Sid is of
     * letters and digits (IAM User Guide, Sid), so a digest stands for what else a name is made of.
     */
    String statement() {
        String name = name("", "");
        String sid = name.replaceAll("[^A-Za-z0-9]", "");
        return "LivestreamCloudFrontRead" + (sid.equals(name) ? sid : sid + digest(name));
    }

    /** The tags of a resource of one channel: the document's, the channel's over them, and whose it is. */
    Value.Fields tags(Address address, Channel channel) {
        Map<String, Value> tags = new LinkedHashMap<>();
        channel.tags().forEach((key, value) -> tags.put(key, Value.text(value)));
        return tags(address).and(new Value.Fields(tags));
    }

    /** The tags of a resource: the user's, and whose it is. */
    Value.Fields tags(Address address) {
        Map<String, Value> tags = new LinkedHashMap<>();
        livestream.tags().forEach((key, value) -> tags.put(key, Value.text(value)));
        tags.put("livestream:name", Value.text(livestream.name()));
        if (livestream.environment() != null) {
            tags.put("livestream:environment", Value.text(livestream.environment()));
        }
        tags.put("livestream:address", Value.text(address.toString()));
        return new Value.Fields(tags);
    }

    /** The document as a person calls it: its name, and its environment when it has one. */
    String words() {
        return livestream.environment() == null
                ? livestream.name()
                : livestream.name() + " " + livestream.environment();
    }

    private String channelPart(Channel channel) {
        return channel.key().equals(livestream.name()) && pattern.contains("{name}") ? "" : channel.key();
    }

    private String name(String channel, String part) {
        Matcher placeholders = PLACEHOLDER.matcher(pattern);
        String name = placeholders.replaceAll(found -> {
            String value =
                    switch (found.group(1)) {
                        case "name" -> livestream.name();
                        case "env" -> orEmpty(livestream.environment());
                        case "region" -> orEmpty(livestream.region());
                        case "channel" -> channel;
                        default -> part;
                    };
            return value.isEmpty() ? GAP : Matcher.quoteReplacement(value);
        });
        String whole = name.replaceAll(GAP + "[-_]", "").replaceAll("[-_]?" + GAP, "");
        return whole.isEmpty() ? livestream.name() : whole;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Cut to a service's limit; what is cut off lives on as six characters of its digest. */
    static String limited(String name, int limit) {
        if (name.length() <= limit) {
            return name;
        }
        return name.substring(0, limit - DIGEST) + "-" + digest(name);
    }

    /** Six characters that stand for a text. */
    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 3);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
