package livestream.state.store;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place for a few named objects, each replaced as a whole and only by who has seen it as it is: a folder of this machine,
 * or a bucket. Nothing is ever deleted, so that no permission to delete is needed. Thread-safe.
 */
public interface ObjectStore {

    /**
     * An object as it was read.
     *
     * @param version changes with every write; nothing else is known of it
     * @param age since the last write, by the clock of the place; what is written on one machine and read on another must not
     *     depend on how their clocks differ
     */
    record StoredObject(byte[] bytes, String version, Duration age) {}

    /** The object of this name, if there is one. */
    Optional<StoredObject> read(String name) throws IOException;

    /**
     * Puts an object in the place of the one that was seen, durably.
     *
     * @param seen the version that was read or written last; null when there must be none
     * @return the new version
     * @throws VersionConflictException when there is another object than that; nothing was written then, unless by an earlier request of
     *     this very call whose answer was lost
     */
    String write(String name, @Nullable String seen, byte[] bytes) throws IOException, VersionConflictException;

    /** Bytes that stand in the place of as many others, from a place on. */
    record Patch(int place, byte[] bytes) {

        /** All that an object is after this was added to it. */
        public byte[] onto(byte[] before, byte[] more) {
            byte[] all = Arrays.copyOf(before, before.length + more.length);
            System.arraycopy(more, 0, all, before.length, more.length);
            System.arraycopy(bytes, 0, all, place, bytes.length);
            return all;
        }
    }

    /**
     * Adds to the end of an object, durably, and then patches it within what was there before, durably: the same as to
     * {@link #write} all of it, for less. A process that dies in between leaves the one and not the other.
     *
     * @param before all that was there at the version seen
     * @return the new version
     * @throws VersionConflictException as {@link #write} does
     */
    String append(String name, String seen, byte[] before, byte[] more, Patch patch)
            throws IOException, VersionConflictException;

    /** Whether only processes of this machine can get here, so that one that is gone from it is gone. */
    boolean isOfThisMachine();

    /** Where an object of this name is, in words for a reader. */
    String location(String name);
}
