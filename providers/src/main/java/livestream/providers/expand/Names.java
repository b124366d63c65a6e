package livestream.providers.expand;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import livestream.schema.Address;
import livestream.schema.Channel;
import livestream.schema.Livestream;
import livestream.schema.MediaPackage;
import livestream.schema.MediaStore;
import livestream.schema.S3;
import livestream.schema.Value;

/**
 * What things are called in AWS. Names are {@code <name>-<channel>-<part>}, without the channel when it is called like the
 * document, so that the short and the long form of one file make the same things.
 */
final class Names {
    private final Livestream livestream;

    Names(Livestream livestream) {
        this.livestream = livestream;
    }

    /** The MediaPackage id of a channel: the user's, or derived. */
    String channelId(Channel channel, MediaPackage mediapackage) {
        if (mediapackage.channel() != null) {
            return mediapackage.channel();
        }
        return limited(ofChannel(channel), 256);
    }

    /**
     * The name of a policy. CloudFront's policies share one name space in the account, so the region is part of it: the
     * same document may run in two regions.
     */
    String policy(String part) {
        String region = livestream.region() == null ? "" : "-" + livestream.region();
        return limited(livestream.name() + region + "-" + part, 128);
    }

    /** What a channel's container is called: the user's, or derived. */
    String container(Channel channel, MediaStore mediastore) {
        return mediastore.container() == null ? limited(ofChannel(channel), 255) : mediastore.container();
    }

    /**
     * What a channel's bucket is called: the user's, or derived. All buckets of all accounts share one name space, so
     * account and region are part of it.
     */
    String bucket(Channel channel, S3 s3, String account) {
        return s3.bucket() == null
                ? limited(ofChannel(channel) + "-" + account + "-" + livestream.region(), 63)
                : s3.bucket();
    }

    /** How our statements in a policy that others write to as well are told apart from those of other streams. */
    String statement() {
        return "LivestreamCloudFrontRead" + livestream.name().replaceAll("[^A-Za-z0-9]", "");
    }

    private String ofChannel(Channel channel) {
        String key = channel.key();
        return key.equals(livestream.name()) ? key : livestream.name() + "-" + key;
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
        tags.put("livestream:address", Value.text(address.toString()));
        return new Value.Fields(tags);
    }

    /** Cut to a service's limit; what is cut off lives on as six characters of its digest. */
    static String limited(String name, int limit) {
        if (name.length() <= limit) {
            return name;
        }
        return name.substring(0, limit - 7) + "-" + digest(name);
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
