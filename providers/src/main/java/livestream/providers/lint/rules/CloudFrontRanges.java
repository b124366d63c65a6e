package livestream.providers.lint.rules;

import java.util.List;

/**
 * From where CloudFront asks origins, as far as it has been so for years: the widest of the ranges that AWS publishes for it
 * (ip-ranges.json, service CLOUDFRONT_ORIGIN_FACING). A list that names one of them is about CloudFront; the whole list changes
 * and is not kept here.
 */
final class CloudFrontRanges {
    private static final int BITS = 32;

    private static final List<String> WIDE = List.of(
            "130.176.0.0/16",
            "15.158.0.0/16",
            "64.252.64.0/18",
            "64.252.128.0/18",
            "70.132.0.0/18",
            "52.46.0.0/18",
            "3.172.0.0/18",
            "204.246.168.0/22");

    private CloudFrontRanges() {}

    /**
     * Whether an address of CloudFront is among these.
     *
     * @param block of IPv4, as in {@code 203.0.113.0/24}
     */
    static boolean overlap(String block) {
        return WIDE.stream().anyMatch(wide -> overlap(wide, block));
    }

    private static boolean overlap(String one, String other) {
        int shared = Math.min(prefix(one), prefix(other));
        return shared == 0 || address(one) >>> (BITS - shared) == address(other) >>> (BITS - shared);
    }

    private static int prefix(String block) {
        return Integer.parseInt(block.substring(block.indexOf('/') + 1));
    }

    private static long address(String block) {
        long address = 0;
        for (String part : block.substring(0, block.indexOf('/')).split("\\.")) {
            address = (address << Byte.SIZE) | Integer.parseInt(part);
        }
        return address;
    }
}
