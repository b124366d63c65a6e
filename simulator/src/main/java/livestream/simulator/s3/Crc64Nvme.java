package livestream.simulator.s3;

import java.util.zip.Checksum;

/**
 * The checksum that S3 makes of every object that comes with none. Source: NVM Express NVM command set specification, 64-bit
 * CRC: polynomial {@code ad93d23594c93659}, reflected, all bits set before and turned after.
 */
final class Crc64Nvme implements Checksum {

    private static final long REFLECTED = 0x9a6c9329ac4bc9b5L;
    private static final long[] TABLE = table();

    private long value = -1;

    @Override
    public void update(int each) {
        value = TABLE[(int) ((value ^ each) & 0xff)] ^ (value >>> 8);
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            update(bytes[i]);
        }
    }

    @Override
    public long getValue() {
        return ~value;
    }

    @Override
    public void reset() {
        value = -1;
    }

    private static long[] table() {
        long[] table = new long[256];
        for (int i = 0; i < table.length; i++) {
            long row = i;
            for (int bit = 0; bit < 8; bit++) {
                row = (row & 1) == 0 ? row >>> 1 : (row >>> 1) ^ REFLECTED;
            }
            table[i] = row;
        }
        return table;
    }
}
