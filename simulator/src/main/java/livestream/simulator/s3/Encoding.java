package livestream.simulator.s3;

import livestream.simulator.http.Request;

/**
 * How a list writes keys: as they are, or percent-encoded, for XML has no way to write some characters that keys may hold.
 *
 * @param url whether they are encoded
 */
record Encoding(boolean url) {

    /** As the request asks for. */
    static Encoding of(Request request) {
        String given = request.parameter("encoding-type");
        if (given != null && !given.equals("url")) {
            throw S3Errors.invalid("Invalid Encoding Method specified in Request", "encoding-type", given);
        }
        return new Encoding(given != null);
    }

    /** A key, or what keys begin with or are divided by. */
    String write(String key) {
        return url ? BucketAddress.encoded(key) : key;
    }
}
