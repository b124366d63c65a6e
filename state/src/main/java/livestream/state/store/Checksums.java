package livestream.state.store;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** The checksum that each line of a journal begins with: eight hexadecimal digits of CRC-32C (RFC 3720, appendix B.4). */
final class Checksums {
    static final int LENGTH = 8;

    private Checksums() {}

    static String of(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        String digits = Long.toHexString(crc.getValue());
        return "0".repeat(LENGTH - digits.length()) + digits;
    }

    static String of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }
}
