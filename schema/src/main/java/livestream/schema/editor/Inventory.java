package livestream.schema.editor;

import java.util.List;
import java.util.Map;

/**
 * What an account has that a file may name, for an editor to offer.
 *
 * @param things by what they are; what is missing was not looked for
 */
public record Inventory(Map<Kind, List<Thing>> things) {

    /** Keeps what it was given. */
    public Inventory {
        things = Map.copyOf(things);
    }

    /** Nothing of any account. */
    public static Inventory none() {
        return new Inventory(Map.of());
    }

    /**
     * One thing.
     *
     * @param name as a file names it
     * @param words what a person knows it by; empty when that is its name
     */
    public record Thing(String name, String words) {}

    /** What a file may name. */
    public enum Kind {
        /** MediaPackage channels, by id. */
        CHANNEL("mediapackage", "channel"),
        /** MediaPackage endpoints, by id. */
        ENDPOINT("endpoint", "id"),
        /** MediaStore containers, by name. */
        CONTAINER("mediastore", "container"),
        /** S3 buckets, by name. */
        BUCKET("s3", "bucket"),
        /** Certificates that CloudFront can use, by ARN. */
        CERTIFICATE("distribution", "certificate"),
        /** CloudFront's key groups, by id. */
        KEY_GROUP("viewerAccess", "keyGroup");

        private final String mapping;
        private final String key;

        Kind(String mapping, String key) {
            this.mapping = mapping;
            this.key = key;
        }

        /** As in {@code mediapackage.channel}. */
        public String key() {
            return mapping + "." + key;
        }

        /** Where the schema has the key that takes it, as a JSON pointer. */
        String pointer() {
            return "/$defs/" + mapping + "/properties/" + key;
        }
    }
}
